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

  const showSheet = (open) => {
    document.documentElement.toggleAttribute("data-sheet", open);
    document.querySelector("#filters-open").setAttribute("aria-expanded", String(open));
  };

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
    if (sheet) showSheet(sheet.id === "filters-open");
  });

  /** Sorts a table by the column of a heading: numbers first falling, names as they are spelt. */
  const sort = (button) => {
    const head = button.closest("th");
    const column = head.cellIndex;
    const falling = head.getAttribute("aria-sort") !== "descending";
    const body = head.closest("table").tBodies[0];
    const key = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent;
    const rows = [...body.rows].sort((one, other) =>
      column ? key(other) - key(one) : key(one).localeCompare(key(other)),
    );
    body.append(...(falling ? rows : rows.reverse()));
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".sort");
    if (button) sort(button);
    // One sum at a time: an open one closes at a click elsewhere.
    for (const open of document.querySelectorAll("details.figure[open], details.more[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    showSheet(false);
    for (const open of document.querySelectorAll("details.figure[open], details.more[open]")) open.open = false;
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
