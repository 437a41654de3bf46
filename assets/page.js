/* What the page does in the browser beside Dash: links between views without a reload, the sheet of
   filters on phones, tables that sort, sums that open one at a time. */
"use strict";

(() => {
  const root = document.documentElement;

  const showSheet = (open) => {
    const opener = document.querySelector("#filters-open");
    const isInside = document.activeElement.closest("#filters") !== null;
    root.toggleAttribute("data-sheet", open);
    opener?.setAttribute("aria-expanded", String(open));
    // What had the focus is no longer there.
    if (!open && isInside) opener.focus({ preventScroll: true });
  };

  /** Whoever asked for other figures from further down sees them. */
  const showChart = () => {
    const chart = document.getElementById("chart");
    const { bottom } = (chart.querySelector("figure") ?? chart).getBoundingClientRect();
    if (bottom < document.getElementById("filters-open").getBoundingClientRect().bottom) chart.scrollIntoView();
  };

  // Whoever leaves the sheet by keyboard would read on behind it.
  document.addEventListener("focusin", ({ target }) => {
    if (root.hasAttribute("data-sheet") && !target.closest("#filters")) showSheet(false);
  });

  const isPlainClick = (event) =>
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  const foresee = (target, isPress) => root.hasAttribute("data-ready") && window.address.foresee(target, isPress);

  document.addEventListener("pointerdown", (event) => {
    // A field opens by it.
    if (event.pointerType === "mouse" && isPlainClick(event) && !event.target.matches("input")) foresee(event.target, true);
  });

  // On their way over the filters a mouse and the focus cross many; they rest on what they are there
  // for. One that moves, or a key held down, tells so more often.
  const REST_MS = 40;
  const REST_ON_A_DAY_MS = 120;
  const WISHED =
    "#filters :is(a, [role=option]:not([aria-selected=true]), .mantine-Pill-remove, .mantine-SegmentedControl-label, [data-day])";
  let resting, place;
  const restOn = (...targets) => {
    clearTimeout(resting);
    const ms = targets[0]?.closest("[data-day]") ? REST_ON_A_DAY_MS : REST_MS;
    resting = setTimeout(() => targets.forEach((target) => foresee(target)), ms);
  };
  const goTo = (...targets) => restOn(...targets.filter((target) => target?.closest(WISHED)));
  document.addEventListener("pointermove", ({ target, pointerType, clientX, clientY }) => {
    const stays = place === (place = `${clientX} ${clientY}`);
    // A page that is drawn anew moves under a mouse.
    if (pointerType === "mouse" && !stays) goTo(target);
  });
  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    // Where the page gives back the focus that a new drawing took, it comes from nowhere.
    if (!relatedTarget || !target.matches(":focus-visible")) return;
    // From link to link, it is at the next one before a slow network has answered.
    const isOnward = relatedTarget.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
    goTo(target, isOnward ? target.nextElementSibling : target.previousElementSibling);
  });
  document.addEventListener("keyup", ({ target, key }) => {
    // Where the browser fills a field in, there is no key.
    const pointed = key?.startsWith("Arrow") && target.getAttribute("aria-activedescendant");
    if (pointed) restOn(document.getElementById(pointed));
    // There Backspace takes the last category away.
    else if (target.id === "categories" && key === "Tab") restOn(target);
  });

  document.addEventListener("click", (event) => {
    const view = event.target.closest("a[href^='?']");
    // Before Dash listens, a link is a link.
    if (view && root.hasAttribute("data-ready") && isPlainClick(event) && !event.defaultPrevented) {
      event.preventDefault();
      window.address.follow(view.getAttribute("href"));
    }
    const sheet = event.target.closest("#filters-open, #filters-close");
    if (sheet) showSheet(sheet.id === "filters-open");
    if (sheet?.id === "filters-close") showChart();
  });

  /** Sorts a table by the column of a heading: numbers first falling, names as they are spelt; what
      is absent stays last. */
  const sort = (button) => {
    const head = button.closest("th");
    const column = head.cellIndex;
    const first = column ? "descending" : "ascending";
    const order = head.getAttribute("aria-sort") !== first ? first : column ? "ascending" : "descending";
    const sign = order === "ascending" ? 1 : -1;
    const key = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent;
    const body = head.closest("table").tBodies[0];
    const compared = (one, other) =>
      column ? (key(one) === "") - (key(other) === "") || sign * (key(one) - key(other)) : sign * key(one).localeCompare(key(other));
    body.append(...[...body.rows].sort(compared));
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
  };

  const POPUP = "#filters .mantine-Popover-dropdown";

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".sort");
    if (button) sort(button);
    // A calendar is of the panel that it opens from, wherever it stands.
    if (event.target.closest(POPUP)) return;
    // One sum at a time: an open one closes at a click elsewhere.
    for (const open of document.querySelectorAll("details.figure[open], details.more[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });

  const closeOne = (event) => {
    // A list or a calendar that is open closes first, by itself.
    const popups = [...document.querySelectorAll(POPUP)];
    if (event.key !== "Escape" || popups.some((popup) => popup.checkVisibility())) return;
    const open = [...document.querySelectorAll("details.figure[open], details.more[open]")];
    for (const one of open) {
      if (one.contains(document.activeElement)) one.querySelector("summary").focus();
      one.open = false;
    }
    if (!open.length && root.hasAttribute("data-sheet")) showSheet(false);
  };
  // Before anybody else hears of the key, and closes what is asked for here.
  window.addEventListener("keydown", closeOne, { capture: true });

  /** Mantine's field of categories says what it is: a list of options opens and closes at it. */
  const tellList = () => {
    const field = document.querySelector("#categories");
    const tell = () => field.setAttribute("aria-expanded", String(field.hasAttribute("data-expanded")));
    field.setAttribute("role", "combobox");
    tell();
    new MutationObserver(tell).observe(field, { attributeFilter: ["data-expanded"] });
  };

  /** Dash draws the links of the filters anew at each change: the one that had the focus keeps it. */
  const keepFocus = (entry) => {
    let last = null;
    entry.addEventListener("focusin", ({ target }) => {
      last = target.matches("a") ? { link: target, text: target.textContent, of: target.closest("[id]").id } : null;
    });
    document.addEventListener("pointerdown", ({ target }) => entry.contains(target) || (last = null));
    new MutationObserver(() => {
      if (!last || last.link.isConnected || document.activeElement !== document.body) return;
      const links = [...document.querySelectorAll(`#${last.of} a`)];
      (links.find((link) => link.textContent === last.text) ?? links[0])?.focus({ preventScroll: true });
    }).observe(entry, { childList: true, subtree: true });
  };

  document.addEventListener("DOMContentLoaded", () => {
    const bar = document.querySelector("#react-entry-point");
    keepFocus(bar);
    // What is scrolled to is not under the bar, however many categories it holds.
    new ResizeObserver(() => root.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);
  });

  window.addEventListener("popstate", () => root.hasAttribute("data-ready") && window.address.follow(location.search));
  // From view to view the page stays where it is; the browser takes back whoever comes from elsewhere.
  const restoreScroll = (mode) => (history.scrollRestoration = mode);
  window.addEventListener("pagehide", () => restoreScroll("auto"));
  window.addEventListener("pageshow", () => restoreScroll("manual"));

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    page: {
      show: (search, told, places) => {
        if (!window.address.show(search)) return;
        window.placing.last(told, places);
        if (!root.hasAttribute("data-ready")) tellList();
        root.toggleAttribute("data-ready", true);
      },
    },
  });
})();
