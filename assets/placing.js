/* Puts the parts of a new view in their places: first what the reader looks at while choosing, then
   the rest. Focus and open details stay where they are. */
"use strict";

(() => {
  const root = document.documentElement;

  const tellFailure = (failed) => (document.querySelector(".failed").hidden = !failed);
  let isUnable = false;
  window.charts.loading.catch(() => (isUnable = true));

  /** Of a piece that came without its content, since that is the same, only the attributes change. */
  const isChanged = (old, fresh) => {
    if (fresh.dataset?.same === undefined) return true;
    delete fresh.dataset.same;
    for (const name of new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()])) {
      if (fresh.hasAttribute(name)) old.setAttribute(name, fresh.getAttribute(name));
      else old.removeAttribute(name);
    }
    return false;
  };

  // What the reader has opened, and what the clock tells, is not the server's to say.
  const KEPT = new Set(["open", "hidden"]);
  const morphing = {
    morphStyle: "innerHTML",
    callbacks: {
      beforeAttributeUpdated: (name, node) => !(KEPT.has(name) && node.matches("details, dialog, .freshness")),
      beforeNodeMorphed: (old, fresh) => isChanged(old, fresh) && window.charts.keep(old, fresh),
      beforeNodeRemoved: (node) => window.charts.forget(node),
    },
  };

  const put = (parts) => {
    // Asked before the page changes, this costs no layout.
    const chart = document.getElementById("chart");
    const isSeen = chart.getBoundingClientRect().bottom > 0;
    for (const [id, content] of parts) Idiomorph.morph(document.getElementById(id), content, morphing);
    if (isSeen) window.charts.drawFirst(chart);
    window.charts.find();
  };

  // What the document says of the view that is shown.
  let shown = null;
  const named = ({ version, query }) => `${version}?${query}`;

  // What the reader looks at while choosing; all else waits until that is on the screen.
  const FIRST = new Set(["sentence", "chart"]);
  let putRest = () => {};

  /** Answers that overtook each other: what changed is not what changed on this page. */
  const isOfAnother = ({ since }) => since && shown && since !== named(shown);

  /** Whether the view is another than the one shown, and can be reached from it. */
  const place = (told, places) => {
    putRest();
    if (shown && named(shown) === named(told)) return false;
    if (isOfAnother(places)) {
      root.toggleAttribute("data-leaving", true);
      location.replace(`?${told.query}`);
      return false;
    }
    const all = Object.entries(places.parts ?? {});
    put(all.filter(([id]) => FIRST.has(id)));
    putRest = () => {
      putRest = () => {};
      put(all.filter(([id]) => !FIRST.has(id)));
      window.tellFreshness();
    };
    shown = told;
    document.title = told.title;
    // Written anew, even the same language makes the browser style the whole page anew.
    if (root.lang !== told.lang) root.lang = told.lang;
    return true;
  };

  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  window.placing = {
    tellFailure,
    shown: () => shown,

    /** An answer whose parts are in their places before Dash passes it through its components. */
    first: async ({ response }) => {
      await Promise.allSettled([window.charts.loading]);
      if (!response.document) return;
      // Without the chart library, each view is as the server draws it.
      if (isUnable) return location.assign(`?${response.document.data.query}`);
      // Of a view that is shown no more: Dash asks anew once it knows of the one that is.
      if (isOfAnother(response.places.data)) return;
      if (!place(response.document.data, response.places.data)) return;
      await painted();
      putRest();
      await painted();
    },

    /** What Dash says is shown. */
    last: (told, places) => {
      place(told, places);
      putRest();
      document.querySelector(".failed").textContent = told.failed;
    },
  };
})();
