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

  const showSheet = (open) => {
    root.toggleAttribute("data-sheet", open);
    document.querySelector("#filters-open")?.setAttribute("aria-expanded", String(open));
  };

  const isPlainClick = (event) =>
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  document.addEventListener("click", (event) => {
    const view = event.target.closest("a[href^='?']");
    // Before Dash listens, a link is a link.
    if (view && root.hasAttribute("data-ready") && isPlainClick(event) && !event.defaultPrevented) {
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

  // What the reader has opened or sorted, and what the clock tells, is not the server's to say.
  const KEPT = new Set(["open", "hidden"]);
  const morphing = {
    morphStyle: "innerHTML",
    callbacks: {
      beforeAttributeUpdated: (name, node) => !(KEPT.has(name) && node.matches("details, dialog, .freshness")),
      beforeNodeMorphed: (old, fresh) => window.charts.keep(old, fresh),
      beforeNodeRemoved: (node) => window.charts.forget(node),
    },
  };

  let placed = null;
  const named = ({ version, query }) => `${version}?${query}`;

  /** Puts the parts that changed in their places. Focus and open details stay where they are. */
  const place = (told, { since, parts = {} }) => {
    if (placed === named(told)) return;
    // Answers that overtook each other: what changed is not what changed on this page.
    if (since && placed && since !== placed) return location.replace(`?${told.query}`);
    for (const [id, content] of Object.entries(parts)) {
      Idiomorph.morph(document.getElementById(id), content, morphing);
    }
    window.charts.find();
    placed = named(told);
    document.title = told.title;
    root.lang = told.lang;
    window.tellFreshness();
  };

  /** An answer whose parts are in their places before Dash passes it through its components, which
      takes as long as drawing a chart. */
  const placedFirst = async (answer) => {
    const { response } = await answer.clone().json();
    if (response.document) {
      place(response.document.data, response.places.data);
      await new Promise((painted) => setTimeout(painted));
    }
    return answer;
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    page: {
      show: (told, places) => {
        place(told, places);
        document.querySelector(".failed").textContent = told.failed;
        root.toggleAttribute("data-ready", true);
      },
    },
  });
})();
