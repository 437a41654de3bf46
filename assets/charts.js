/* Draws the page's charts by plotly.js, each when it comes near; until then, what the server drew
   stands in its place. */
"use strict";

(() => {
  // Where the scripts are bundled, the library comes after those that the controls need.
  const address = document.currentScript.dataset.charts;

  const loading = new Promise((done, failed) => {
    if (!address) return done();
    const script = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
    document.head.append(script);
  });

  // The figure that each chart shows; it may have got another one since.
  const shown = new WeakMap();
  const isToDraw = (graph) => shown.get(graph) !== graph.dataset.figure;

  const draw = (graph) => {
    near.unobserve(graph);
    shown.set(graph, graph.dataset.figure);
    const { data, layout } = JSON.parse(graph.dataset.figure);
    for (const drawn of graph.querySelectorAll(":scope > .drawn")) drawn.remove();
    // What a finger has asked of the figure before.
    graph.querySelector(".hoverlayer")?.replaceChildren();
    Plotly.react(graph, data, layout, { ...JSON.parse(graph.dataset.config), responsive: true });
  };

  const near = new IntersectionObserver(
    (entries) => entries.filter((one) => one.isIntersecting).forEach(({ target }) => draw(target)),
    { rootMargin: "50%" },
  );

  window.charts = {
    /** Settled when charts can be drawn, or never will be. */
    loading,

    /** Watches for charts that are to be drawn. */
    find: async () => {
      await Promise.allSettled([loading]);
      if (!window.Plotly) return;
      for (const graph of document.querySelectorAll("[data-figure]")) if (isToDraw(graph)) near.observe(graph);
    },

    /** Draws the first chart within an element at once, which a reader sees. */
    drawFirst: (within) => {
      const graph = within.querySelector("[data-figure]");
      if (window.Plotly && graph && isToDraw(graph)) draw(graph);
    },

    /** What plotly.js has drawn stays, and is redrawn where its figure is another. False: the node
        needs nothing more. */
    keep: (old, fresh) => {
      if (!shown.has(old) || !fresh.matches?.("[data-figure]")) return true;
      Object.assign(old.dataset, fresh.dataset);
      return false;
    },

    /** Lets go of what plotly.js holds of the charts in a node that is taken out. */
    forget: (node) => {
      for (const graph of [node, ...(node.querySelectorAll?.("*") ?? [])]) if (shown.has(graph)) Plotly.purge(graph);
    },
  };

  document.addEventListener("DOMContentLoaded", window.charts.find);
  // What is printed has not all been near.
  window.addEventListener("beforeprint", () => {
    for (const graph of document.querySelectorAll("[data-figure]")) if (window.Plotly && isToDraw(graph)) draw(graph);
  });
})();
