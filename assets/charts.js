/* Draws the page's charts by plotly.js, each when it comes near; until then, what the server drew
   stands in its place. */
"use strict";

(() => {
  const draw = (graph) => {
    const { data, layout } = JSON.parse(graph.dataset.figure);
    for (const drawn of graph.querySelectorAll(":scope > .drawn")) drawn.remove();
    Plotly.react(graph, data, layout, { ...JSON.parse(graph.dataset.config), responsive: true });
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        draw(target);
      }
    },
    { rootMargin: "50%" },
  );

  window.charts = {
    /** Watches for charts that are not drawn yet. */
    find: () => {
      for (const graph of document.querySelectorAll("[data-figure]:not(.js-plotly-plot)")) near.observe(graph);
    },

    /** A chart that gets another figure is redrawn where it stands; false: it needs nothing more. */
    keep: (old, fresh) => {
      if (!old.matches?.(".js-plotly-plot")) return true;
      if (!fresh.matches?.("[data-figure]")) return true;
      const changed = old.dataset.figure !== fresh.dataset.figure || old.dataset.config !== fresh.dataset.config;
      if (changed) {
        Object.assign(old.dataset, fresh.dataset);
        draw(old);
      }
      return false;
    },

    /** Lets go of what plotly.js holds of the charts in a node that is taken out. */
    forget: (node) => {
      for (const graph of [node, ...(node.querySelectorAll?.("*") ?? [])]) {
        if (graph.matches?.(".js-plotly-plot")) Plotly.purge(graph);
      }
    },
  };

  document.addEventListener("DOMContentLoaded", window.charts.find);
})();
