/* Puts the parts of a new view in their places: first what the reader looks at while choosing, then
   the rest. Focus and open details stay where they are. */
"use strict";

(() => {
  const root = document.documentElement;

  const tellFailure = (isFailed) => {
    if (isFailed) takeBack();
    document.querySelector(".failed").hidden = !isFailed;
  };
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

  const lay = (parts) => {
    for (const [id, content] of parts) Idiomorph.morph(document.getElementById(id), content, morphing);
  };

  const put = (parts) => {
    // Asked before the page changes, this costs no layout.
    const chart = document.getElementById("chart");
    const isSeen = chart.getBoundingClientRect().bottom > 0;
    lay(parts);
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

  // A view whose sentence and chart are in place, while the rest of its answer is on its way.
  let begun = null;
  const setBegun = (beginning) => {
    begun = beginning;
    root.toggleAttribute("data-begun", begun !== null);
  };

  /** Dash draws the filters when it has the answer; until then a pressed range tells by itself. */
  const mark = (link) => {
    const marked = document.querySelector("#ranges [aria-current]");
    if (!link || link === marked) return () => {};
    marked?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    return () => {
      link.removeAttribute("aria-current");
      marked?.setAttribute("aria-current", "true");
    };
  };

  const takeBack = (how = put) => {
    if (!begun) return;
    how(Object.entries(begun.before));
    begun.unmark();
    setBegun(null);
  };

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
    if (!begun || named(begun) !== named(told)) {
      // What has changed is told against the view before.
      takeBack(lay);
      put(all.filter(([id]) => FIRST.has(id)));
    }
    setBegun(null);
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

    /** Shows the beginning of a view, until its answer is there. Settled when it is painted. */
    begin: (beginning) => {
      if (!window.Plotly) return;
      putRest();
      begun?.unmark();
      const unmark = mark(document.querySelector(`#ranges a[href="?${beginning.query}"]`));
      put(Object.entries(beginning.parts));
      setBegun({ ...beginning, unmark });
      return painted();
    },

    /** The reader is back at the view that is shown. */
    stay: () => {
      takeBack();
      tellFailure(false);
    },

    /** An answer whose parts are in their places before Dash passes it through its components. */
    first: async ({ response }) => {
      await Promise.allSettled([window.charts.loading]);
      // The view that is shown, after all.
      if (!response.document) return takeBack();
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
      window.beginnings.foresee(told);
    },
  };
})();
