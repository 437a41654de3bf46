/* The sentence and the chart of what the filters lead to, asked for once the reader has looked at a
   view for a while: so the next one begins without the network. */
"use strict";

(() => {
  const QUIET_MS = 500;
  const BUSY_MS = 2000;
  // Views, by the query of each, some 12 kB of text.
  const MOST_VIEWS = 150;
  const views = new Map();
  // The view that was told of last, and what its controls lead to.
  let of = {};

  const isOf = ({ version, query }) => of.version === version && of.query === query;

  const take = (told) => {
    if (told.version !== of.version) views.clear();
    of = told;
    for (const [query, parts] of Object.entries(told.views)) {
      views.delete(query);
      views.set(query, parts);
    }
    while (views.size > MOST_VIEWS) views.delete(views.keys().next().value);
  };

  let quiet;
  const askIn = (ms, shown) => (quiet = setTimeout(() => ask(shown).catch(console.info), ms));

  const ask = async (shown) => {
    const response = await fetch(`_next.json?${shown.query}`, { priority: "low" });
    if (response.status === 200) take(await response.json());
    // The server is busy with what another's leads to: asked again for as long as this one stands.
    if (response.status === 204 && shown.query === window.placing.shown().query) askIn(BUSY_MS, shown);
  };

  window.beginnings = {
    /** Asks for what a view leads to, unless the reader goes on. */
    foresee: (shown) => {
      clearTimeout(quiet);
      if (isOf(shown) || navigator.connection?.saveData) return;
      // Without it, the next view begins when its answer is there.
      askIn(QUIET_MS, shown);
    },

    /** The reader has gone on. */
    stop: () => clearTimeout(quiet),

    /** Where a change of a control, or a link, leads to from a view: its query and parts, and those
        of that view, to go back to; null where they are not known. */
    of: (shown, id, value) => {
      const query = id === "location" ? value.slice(1) : isOf(shown) && of.leads[JSON.stringify({ [id]: value })];
      const [parts, before] = [query, shown.query].map((each) => views.get(each));
      return shown.version === of.version && parts && before ? { version: of.version, query, parts, before } : null;
    },
  };
})();
