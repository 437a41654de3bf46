/* What the page does in the browser beside Dash: the answers that it was sent with, links between
   views without a reload, the parts of a new view put in their places, the sheet of filters on
   phones. */
"use strict";

(() => {
  const root = document.documentElement;
  const fetched = window.fetch;
  let pending = 0;
  const asJson = { headers: { "Content-Type": "application/json" } };

  /** What Dash asks for at its start stands in the document; all else is a change of the view. */
  window.fetch = async (resource, options) => {
    const name = new URL(resource.url ?? resource, location).pathname.split("/").pop();
    const given = document.querySelector(`script[data-answer="${name}"]`);
    if (given) return new Response(given.textContent, asJson);
    const question = options?.body;
    if (answered.has(question)) return placedFirst(answered.get(question).clone());
    root.toggleAttribute("data-busy", ++pending > 0);
    try {
      const answer = await fetched(resource, options);
      tellFailure(!answer.ok);
      if (answer.ok && question) keep(question, answer.clone());
      return answer.ok && question && pending === 1 ? await placedFirst(answer) : answer;
    } catch (fault) {
      tellFailure(true);
      throw fault;
    } finally {
      root.toggleAttribute("data-busy", --pending > 0);
    }
  };

  // A question names the version of the figures on the page, whose answer never changes.
  const MOST_ANSWERS = 30;
  const answered = new Map();
  const keep = (question, answer) => {
    answered.set(question, answer);
    if (answered.size > MOST_ANSWERS) answered.delete(answered.keys().next().value);
  };

  const tellFailure = (failed) => (document.querySelector(".failed").hidden = !failed);
  window.charts.loading.catch(() => tellFailure(true));

  const showSheet = (open) => {
    const opener = document.querySelector("#filters-open");
    const isInside = document.activeElement.closest("#filters") !== null;
    root.toggleAttribute("data-sheet", open);
    opener?.setAttribute("aria-expanded", String(open));
    // What had the focus is no longer there.
    if (!open && isInside) opener.focus();
  };

  // Whoever leaves the sheet by keyboard would read on behind it.
  document.addEventListener("focusin", ({ target }) => {
    if (root.hasAttribute("data-sheet") && !target.closest("#filters")) showSheet(false);
  });

  const isPlainClick = (event) =>
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  document.addEventListener("click", (event) => {
    const view = event.target.closest("a[href^='?']");
    // Before Dash listens, a link is a link.
    if (view && root.hasAttribute("data-ready") && isPlainClick(event) && !event.defaultPrevented) {
      event.preventDefault();
      if (view.getAttribute("href") !== location.search) {
        history.pushState({}, "", view.getAttribute("href"));
        tellAddress();
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

  // What the reader has opened or sorted, and what the clock tells, is not the server's to say.
  const KEPT = new Set(["open", "hidden"]);
  const morphing = {
    morphStyle: "innerHTML",
    callbacks: {
      beforeAttributeUpdated: (name, node) => !(KEPT.has(name) && node.matches("details, dialog, .freshness")),
      beforeNodeMorphed: (old, fresh) => isChanged(old, fresh) && window.charts.keep(old, fresh),
      beforeNodeRemoved: (node) => window.charts.forget(node),
    },
  };

  let placed = null;
  const named = ({ version, query }) => `${version}?${query}`;

  const put = (parts) => {
    for (const [id, content] of parts) Idiomorph.morph(document.getElementById(id), content, morphing);
    window.charts.drawFirst(document.getElementById("chart"));
    window.charts.find();
  };

  // What the reader looks at while choosing; all else waits until that is on the screen.
  const FIRST = new Set(["sentence", "chart"]);
  let putRest = () => {};

  /** Puts the parts that changed in their places. Focus and open details stay where they are. */
  const place = (told, { since, parts = {} }) => {
    putRest();
    if (placed === named(told)) return;
    // Answers that overtook each other: what changed is not what changed on this page.
    if (since && placed && since !== placed) return location.replace(`?${told.query}`);
    const all = Object.entries(parts);
    put(all.filter(([id]) => FIRST.has(id)));
    putRest = () => {
      putRest = () => {};
      put(all.filter(([id]) => !FIRST.has(id)));
      window.tellFreshness();
    };
    placed = named(told);
    document.title = told.title;
    root.lang = told.lang;
  };

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
    new MutationObserver(() => {
      if (!last || last.link.isConnected || document.activeElement !== document.body) return;
      const links = [...document.querySelectorAll(`#${last.of} a`)];
      (links.find((link) => link.textContent === last.text) ?? links[0])?.focus({ preventScroll: true });
    }).observe(entry, { childList: true, subtree: true });
  };

  document.addEventListener("DOMContentLoaded", () => keepFocus(document.querySelector("#react-entry-point")));

  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  /** An answer whose parts are in their places before Dash passes it through its components, which
      takes as long as drawing a chart. */
  const placedFirst = async (answer) => {
    const { response } = await answer.clone().json();
    if (response.document) {
      await window.charts.loading;
      place(response.document.data, response.places.data);
      await painted();
      putRest();
      await painted();
    }
    return answer;
  };

  // Dash's own scripts for these two weigh as much as a sixth of the page. Nothing is drawn of
  // them; the address is ours to write and to follow.
  window.dash_core_components = { Location: () => null, Store: () => null };

  let known = location.search;

  const tellAddress = () => {
    if (location.search === known) return;
    known = location.search;
    window.dash_clientside.set_props("location", { search: known });
  };

  window.addEventListener("popstate", () => root.hasAttribute("data-ready") && tellAddress());

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    page: {
      show: (search, told, places) => {
        if (search !== known) history.pushState({}, "", (known = search));
        place(told, places);
        putRest();
        document.querySelector(".failed").textContent = told.failed;
        if (!root.hasAttribute("data-ready")) tellList();
        root.toggleAttribute("data-ready", true);
      },
    },
  });
})();
