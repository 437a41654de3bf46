/* What the page does in the browser beside Dash: its own address in the layout's request, links
   between views without a reload, the sheet of filters on phones, the age of the figures. */
"use strict";

(() => {
  const fetched = window.fetch;
  // The layout is of the view that the address names, so that no callback has to follow it.
  window.fetch = (resource, options) =>
    fetched(
      typeof resource === "string" && resource.endsWith("_dash-layout") ? resource + location.search : resource,
      options,
    );

  const isPlainClick = (event) =>
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  document.addEventListener("click", (event) => {
    const view = event.target.closest("a[href^='?']");
    if (view && isPlainClick(event) && !event.defaultPrevented) {
      event.preventDefault();
      if (view.getAttribute("href") !== location.search) {
        history.pushState({}, "", view.getAttribute("href"));
        // The event that dcc.Location listens for.
        window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
      }
    }
    const sheet = event.target.closest("#filters-open, #filters-close");
    if (sheet) {
      const open = sheet.id === "filters-open";
      document.documentElement.toggleAttribute("data-sheet", open);
      document.querySelector("#filters-open").setAttribute("aria-expanded", String(open));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.documentElement.removeAttribute("data-sheet");
  });

  /** Days from a report's day to today, as days are counted in Kyiv. */
  const age = (day) => {
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Kyiv" }).format(new Date());
    return Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  };

  const tellFreshness = () => {
    const newest = document.querySelector("#masthead time.newest");
    if (!newest) return;
    const days = age(newest.dateTime);
    document.querySelector(".freshness.quiet").hidden = days !== 1;
    document.querySelector(".freshness.stale").hidden = days < 2;
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    page: {
      describe: (told) => {
        document.title = told.title;
        document.documentElement.lang = told.lang;
        requestAnimationFrame(tellFreshness);
      },
    },
  });
})();
