/* What the embed does beside showing itself: reads values out, changes the view in place, tells the
   host how high it is. Without this script the page still stands and its links lead on. */
"use strict";

(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const root = document.documentElement;
  const first = location.search;
  const parameters = new URLSearchParams(first);
  const main = () => document.querySelector("main");
  /** A frame leaves its host's history alone; a page of its own has an address for each view. */
  const isPage = parent === window;
  root.toggleAttribute("data-page", isPage);

  /* The height */

  const child = parameters.get("childId");
  const id = parameters.get("id") ?? first.slice(1);
  let told = 0;

  const measured = () => {
    root.toggleAttribute("data-measured", true);
    const height = Math.ceil(main().getBoundingClientRect().height);
    root.toggleAttribute("data-measured", false);
    return height;
  };

  const tellHeight = (again) => {
    // A frame behind a tab has no width, and no height of its own.
    if (isPage || !innerWidth) return;
    const height = measured();
    if (height === told && again !== true) return;
    told = height;
    parent.postMessage({ "datawrapper-height": { [id]: height } }, "*");
    parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
    if (child) parent.postMessage(`pymxPYMx${child}xPYMxheightxPYMx${height}`, "*");
  };

  window.addEventListener("message", ({ data }) => {
    const asked = data === "loss-tracker-height" || (child && typeof data === "string" && data.startsWith(`pymxPYMx${child}xPYMxwidth`));
    if (asked) tellHeight(true);
  });

  /* The values */

  let values;

  const unpacked = (names) =>
    names.flatMap((name) =>
      typeof name === "string" ? name : Array.from({ length: name[1] }, (_, step) => `${name[0] + step}${name[2]}`),
    );

  const written = (value) =>
    value === null
      ? values.absent
      : String(value).replace("-", "−").replace(/\B(?=(\d{3})+$)/g, values.thousands);

  const readValues = () => {
    values = JSON.parse(document.querySelector("#values").textContent);
    const periods = values.periods.map(unpacked);
    for (const series of values.series) series.periods = periods[series.periods];
  };

  const seriesOf = (category) => values.series.find((series) => series.category === category);

  /** What stands in one band of a panel: the period, and each category's value and notes. */
  const found = (panel, band) =>
    panel.series.flatMap(({ category, first: start }) => {
      const series = seriesOf(category);
      const row = band - start;
      return row in series.values
        ? {
            name: series.name,
            colour: series.colour,
            period: series.periods[row],
            value: series.values[row],
            text: written(series.values[row]),
            notes: series.notes[row] ?? [],
          }
        : [];
    });

  const spoken = (rows, named) =>
    rows.length
      ? `${rows[0].period}: ` +
        rows.map((row) => [named ? `${row.name} ${row.text}` : row.text, ...row.notes].join(", ")).join("; ")
      : values.absent;

  /* Reading them out, panel by panel */

  const tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
  tip.setAttribute("aria-hidden", "true");
  let mark = null;

  const hide = () => {
    tip.hidden = true;
    mark?.remove();
    mark = null;
  };

  const element = (name, text, inside = []) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...inside);
    return made;
  };

  const show = (panel, band) => {
    const rows = found(panel, band);
    const named = panel.series.length > 1;
    hide();
    tip.replaceChildren(
      element("b", rows[0]?.period ?? ""),
      ...(rows.length ? [] : [element("span", values.absent)]),
      ...rows.flatMap((row) => [
        named ? element("span", row.name, [element("span", row.text)]) : element("span", row.text),
        ...row.notes.map((note) => element("small", note)),
      ]),
    );
    tip.hidden = false;
    panel.reader.setAttribute("aria-valuenow", band);
    panel.reader.setAttribute("aria-valuetext", spoken(rows, named));
    drawMark(panel, band, rows);
    placeTip(panel, band);
  };

  const drawMark = (panel, band, rows) => {
    mark = document.createElementNS(SVG, "g");
    mark.setAttribute("class", "mark");
    const wide = Math.max(panel.dx, 1.5);
    const middle = panel.left + (band + 0.5) * panel.dx;
    const shade = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({
      x: middle - wide / 2, y: panel.top, width: wide, height: panel.bottom - panel.top,
    })) shade.setAttribute(name, value);
    mark.append(shade);
    for (const row of panel.lines ? rows : []) {
      if (row.value === null) continue;
      const dot = document.createElementNS(SVG, "circle");
      dot.setAttribute("cx", middle);
      dot.setAttribute("cy", panel.bottom - (row.value - panel.low) * panel.unit);
      dot.setAttribute("r", 4);
      dot.setAttribute("fill", row.colour);
      mark.append(dot);
    }
    panel.group.append(mark);
  };

  // How much of a reader is above the screen and below it; a frame that its host scrolls isn't told.
  const unseen = new WeakMap();
  const seeing = new IntersectionObserver(
    (entries) => {
      for (const { target, boundingClientRect: whole, intersectionRect: seen } of entries) {
        unseen.set(target, { above: seen.top - whole.top, below: whole.bottom - seen.bottom });
      }
    },
    { threshold: Array.from({ length: 51 }, (_, step) => step / 50) },
  );

  /** Beside the band, never outside the frame nor the screen. */
  const placeTip = (panel, band) => {
    const area = panel.reader.getBoundingClientRect();
    const middle = area.left + ((band + 0.5) * area.width) / panel.n;
    const { width, height } = tip.getBoundingClientRect();
    const { above = 0, below = 0 } = unseen.get(panel.reader) ?? {};
    const half = (area.width / panel.n) / 2 + 8;
    const right = middle + half + width <= innerWidth - 4;
    const left = right ? middle + half : middle - half - width;
    const within = (value, most) => Math.max(4, Math.min(value, most - 4));
    tip.style.left = `${within(left, innerWidth - width)}px`;
    const bottom = below > 0 ? area.bottom - below : innerHeight;
    tip.style.top = `${within(area.top + above + 4, bottom - height)}px`;
  };

  const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7, Home: -Infinity, End: Infinity };

  const addReader = (group, plot) => {
    const panel = { ...JSON.parse(group.dataset.plot), group };
    const reader = document.createElement("div");
    panel.reader = reader;
    panel.lines = panel.series.length > 1 || !group.querySelector("g[fill^='#'] > path");
    reader.className = "reader";
    reader.tabIndex = 0;
    const names = panel.series.map(({ category }) => seriesOf(category).name).join(", ");
    for (const [name, value] of Object.entries({
      role: "slider", "aria-label": `${names}. ${values.read}`, "aria-valuemin": 0, "aria-valuemax": panel.n - 1, "aria-valuenow": panel.n - 1,
      "aria-valuetext": spoken(found(panel, panel.n - 1), panel.series.length > 1),
    })) reader.setAttribute(name, value);
    const at = (event) => {
      const area = reader.getBoundingClientRect();
      const band = Math.floor(((event.clientX - area.left) / area.width) * panel.n);
      return Math.max(0, Math.min(band, panel.n - 1));
    };
    const point = (event) => show(panel, at(event));
    reader.addEventListener("pointerdown", point);
    reader.addEventListener("pointermove", point);
    reader.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
    // The finger scrolls the article on.
    reader.addEventListener("pointercancel", hide);
    reader.addEventListener("focus", () => reader.matches(":focus-visible") && show(panel, Number(reader.getAttribute("aria-valuenow"))));
    // By the finger that points at another panel, the focus goes there when its value is shown.
    reader.addEventListener("blur", () => panel.group.contains(mark) && hide());
    reader.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
      if (!(event.key in STEPS) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const now = Number(reader.getAttribute("aria-valuenow")) + STEPS[event.key];
      show(panel, Math.max(0, Math.min(now, panel.n - 1)));
    });
    plot.append(reader);
    seeing.observe(reader);
    return panel;
  };

  let panels = [];

  /** A reader over each panel of the drawing that is shown, where the panel is just now. */
  const layReaders = () => {
    hide();
    const plot = document.querySelector(".plot");
    if (!plot) return;
    if (!plot.querySelector(`.${column()}`)) return change(current);
    const drawing = plot.querySelector(`.${column()} svg`);
    // A host may hide its frame.
    if (!drawing.getClientRects().length) return;
    if (panels[0]?.group.ownerSVGElement !== drawing) {
      seeing.disconnect();
      for (const old of plot.querySelectorAll(".reader")) old.remove();
      panels = [...drawing.querySelectorAll("[data-plot]")].map((group) => addReader(group, plot));
    }
    const box = plot.getBoundingClientRect();
    const matrix = drawing.getScreenCTM();
    for (const panel of panels) {
      const { style } = panel.reader;
      style.left = `${matrix.a * panel.left + matrix.e - box.left}px`;
      style.top = `${matrix.d * panel.top + matrix.f - box.top}px`;
      style.width = `${matrix.a * (panel.right - panel.left)}px`;
      style.height = `${matrix.d * (panel.bottom - panel.top)}px`;
    }
  };

  /* Changing the view */

  let current = `embed${first}`;
  let fetching;

  /** Views that were asked for, as text: a sandboxed frame has no cache of the browser's. */
  const known = new Map();

  const isFrom = (wide) => matchMedia(`(min-width: ${wide}px)`).matches;
  const column = () => (isFrom(580) ? "wide" : isFrom(420) ? "middle" : "narrow");

  const asked = async (address) => {
    if (known.has(address)) return known.get(address);
    const answer = await fetch(address, { signal: fetching.signal });
    if (!answer.ok) throw new Error(answer.status);
    known.set(address, await answer.text());
    return known.get(address);
  };

  const change = async (href) => {
    fetching?.abort();
    fetching = new AbortController();
    const { signal } = fetching;
    const shown = main();
    shown.setAttribute("aria-busy", "true");
    try {
      const text = await asked(`${href}${href.includes("?") ? "&" : "?"}fragment=${column()}`);
      if (signal.aborted) return false;
      const next = new DOMParser().parseFromString(text, "text/html").querySelector("main");
      current = href;
      replace(shown, next);
      document.title = next.dataset.title;
      say("");
      stand();
      return true;
    } catch (fault) {
      if (signal.aborted) return false;
      shown.removeAttribute("aria-busy");
      say(shown.dataset.failed, true);
      return false;
    }
  };

  /** What the reader has opened, and the focus within the controls, stay where they are; a focus that
      is on the host's page by now stays there. */
  const replace = (shown, next) => {
    const { activeElement } = document;
    const hasFocus = document.hasFocus() && activeElement.closest(".controls");
    const opened = [...shown.querySelectorAll("details[open]")];
    const places = opened.map((one) => one.lastElementChild.scrollTop);
    const keyed = (one) => `[data-key="${one?.closest("[data-key]")?.dataset.key}"]`;
    shown.replaceWith(next);
    opened.forEach((one, number) => {
      const again = next.querySelector(one.matches(".values") ? ".values" : keyed(one));
      if (!again) return;
      again.open = true;
      again.lastElementChild.scrollTop = places[number];
    });
    if (!hasFocus) return;
    const again = next.querySelector(keyed(activeElement)) ?? next.querySelector(".controls summary");
    (again?.querySelector("summary") ?? again)?.focus({ preventScroll: true });
  };

  /** To who hears the page; a `fault` to who sees it, too, under the controls that led to it. */
  const say = (text, fault = false) => {
    const said = document.querySelector("#said");
    said.textContent = text;
    said.className = fault ? "fault" : "hidden";
    const above = document.querySelector(".controls") ?? document.querySelector("h1");
    said.style.top = fault ? `${above.getBoundingClientRect().bottom + scrollY}px` : "";
  };

  /** The new view to who hears the page: its title, and the days or the first figure. */
  const sayView = () => {
    const lead = document.querySelector(".lead");
    const key = document.querySelector(".keys div");
    const figure = key && `${key.querySelector("dt").textContent}: ${key.querySelector("dd").textContent}`;
    say([document.querySelector("h1").textContent, lead?.textContent ?? figure].filter(Boolean).join(". "));
  };

  window.addEventListener("popstate", async () => (await change(`embed${location.search}`)) && sayView());

  const isPlainClick = (event) => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  const openMenu = () => document.querySelector(".menu[open]");
  const closeMenu = (menu) => {
    menu.open = false;
    menu.querySelector("summary").focus({ preventScroll: true });
  };

  document.addEventListener("click", async (event) => {
    const menu = openMenu();
    if (menu && !menu.contains(event.target)) menu.open = false;
    const link = event.target.closest(".controls a");
    if (!link || !isPlainClick(event)) return;
    event.preventDefault();
    if (menu?.contains(link)) closeMenu(menu);
    if (await change(link.getAttribute("href"))) {
      if (isPage) history.pushState(null, "", current);
      sayView();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && openMenu()) closeMenu(openMenu());
  });

  // A click in the host's page is not heard here.
  window.addEventListener("blur", () => openMenu()?.removeAttribute("open"));

  /* Every value, as a table: filled when it is opened, where the server left it empty */

  const fill = (body) => {
    const byPeriod = new Map();
    for (const series of values.series) {
      series.periods.forEach((period, row) => {
        if (!byPeriod.has(period)) byPeriod.set(period, new Map());
        byPeriod.get(period).set(series.category, row);
      });
    }
    const newest = [...byPeriod].reverse().slice(0, Number(body.dataset.most));
    body.append(
      ...newest.map(([period, rows]) => {
        const head = element("th", period);
        head.scope = "row";
        const cells = values.series.map((series) => {
          const row = rows.get(series.category);
          if (row === undefined) return element("td", "–");
          return element("td", written(series.values[row]), (series.notes[row] ?? []).map((note) => element("small", note)));
        });
        return element("tr", "", [head, ...cells]);
      }),
    );
  };

  document.addEventListener(
    "toggle",
    (event) => {
      const body = event.target.querySelector?.("tbody:empty");
      if (event.target.open && body) fill(body);
      tellHeight();
    },
    true,
  );

  /** How old the figures are, by the reader's own clock and days in Kyiv. */
  const tellFreshness = () => {
    const notice = document.querySelector("[data-newest]");
    if (!notice) return;
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Kyiv" }).format(new Date());
    notice.hidden = (Date.parse(today) - Date.parse(notice.dataset.newest)) / 86_400_000 < 2;
  };

  const sizes = new ResizeObserver(() => {
    layReaders();
    tellHeight();
  });

  /** What every new view needs. */
  const stand = () => {
    panels = [];
    readValues();
    tellFreshness();
    const back = document.querySelector(".reset");
    if (back) {
      back.href = `embed${first}`;
      back.hidden = current === `embed${first}`;
    }
    sizes.disconnect();
    sizes.observe(main());
    const plot = document.querySelector(".plot");
    if (!plot) return;
    plot.append(tip);
    sizes.observe(plot);
  };

  stand();
  window.addEventListener("scroll", hide, { passive: true });
  window.addEventListener("load", () => tellHeight());
  document.fonts?.ready.then(() => tellHeight());
})();
