/* What the page asks its server for, and the address that it has. Dash asks once it has passed a
   change through its components, which takes as long as drawing a chart; so a change is asked for
   here before Dash is told of it, and Dash's own question gets the same answer. */
"use strict";

(() => {
  const root = document.documentElement;
  const fetched = window.fetch;
  const CALLBACK = "_dash-update-component";
  const given = (name) => document.querySelector(`script[data-answer="${name}"]`)?.textContent;

  window.fetch = async (resource, options) => {
    const name = new URL(resource.url ?? resource, location).pathname.split("/").pop();
    const start = given(name);
    // What Dash asks for at its start stands in the document.
    if (start) return new Response(start, { headers: { "Content-Type": "application/json" } });
    return name === CALLBACK ? (await asked(options.body)).clone() : fetched(resource, options);
  };

  /** What tells questions apart, whoever asks them. */
  const named = (body) => {
    const { changedPropIds, inputs, state } = JSON.parse(body);
    return JSON.stringify([changedPropIds, inputs.map(({ value }) => value), state[0].value]);
  };

  const underway = new Map();
  // The page fades where it takes long; to be ready to, the browser would paint most of it anew.
  const LONG_MS = 150;
  let fading;
  const tellBusy = () => {
    root.toggleAttribute("data-busy", underway.size > 0);
    clearTimeout(fading);
    if (underway.size) fading = setTimeout(() => root.toggleAttribute("data-waiting", true), LONG_MS);
    else root.removeAttribute("data-waiting");
  };

  /** The answer, once it is on the screen; if it is to be asked for, `after` something. */
  const asked = (body, after) => {
    const question = named(body);
    if (!underway.has(question)) {
      const done = () => underway.delete(question) && tellBusy();
      underway.set(question, answer(question, body, after).finally(done));
      tellBusy();
    }
    return underway.get(question);
  };

  let newest;

  // Dash hears of a change when the view is on the screen, or after so long.
  const PATIENCE_MS = 100;
  const later = (ms) => new Promise((done) => setTimeout(done, ms));

  const answer = async (question, body, after) => {
    // What a newer question asks for holds the older one's change; what Dash asks for by itself, once
    // a change is taken back, is no news.
    const tell = (isFailed) => question === newest && window.placing.tellFailure(isFailed);
    const fail = () => {
      tell(true);
      // Dash's own question, a moment later, fails with this one instead of once more.
      return later(2 * PATIENCE_MS);
    };
    await after;
    const { response, told } = await coming(question, body).catch((fault) => fail().then(() => Promise.reject(fault)));
    if (!response.ok) return fail().then(() => response);
    tell(false);
    if (isWanted(question)) await window.placing.first(told);
    return isLeft(question, told) ? new Response(null, { status: 204 }) : response;
  };

  // The address that the page has, or is on its way to.
  let wished = location.search;

  /** Answers may overtake each other, and the reader may have left a link's view before it was there. */
  const isWanted = (question) => {
    const [[changed], [search]] = JSON.parse(question);
    return question === newest && (changed !== "location.search" || search === wished);
  };

  /** The reader has gone on before it was there: Dash, which holds it late, would take them back. */
  const isLeft = (question, { response: { document } }) =>
    question !== newest && document && document.data.query !== window.placing.shown()?.query;

  /** The response as Dash takes it, and what it tells. */
  const requested = async (body) => {
    const headers = { "Content-Type": "application/json" };
    const response = await fetched(CALLBACK, { method: "POST", headers, body });
    return { response, told: response.ok && (await response.clone().json()) };
  };

  // A question names the version of the figures on the page, whose answer never changes.
  const MOST_ANSWERS = 30;
  const answered = new Map();
  const there = new WeakSet();

  /** The answer that was given, is on its way, or is asked for now; a failed one is forgotten. */
  const coming = (question, body) => {
    const known = answered.get(question);
    if (known) return known;
    const found = requested(body);
    const forget = () => answered.delete(question);
    found.then(({ response }) => (response.ok ? there.add(found) : forget()), forget);
    answered.set(question, found);
    if (answered.size > MOST_ANSWERS) answered.delete(answered.keys().next().value);
    return found;
  };

  const callback = JSON.parse(given("_dash-dependencies")).find((one) => !one.clientside_function);
  const inputOf = (id) => callback.inputs.find((input) => input.id === id);
  const held = (id) => window.dash_component_api.getLayout(id).props;

  const isNew = (id, changed) => {
    // One that the callback does not take has none.
    const property = inputOf(id)?.property;
    return property in changed && JSON.stringify(changed[property]) !== JSON.stringify(held(id)[property]);
  };

  /** What Dash will ask of the view shown when it knows of a change: properties of one component,
      by its id. */
  const question = (id, changed, shown) => {
    const inputs = callback.inputs.map((input) => {
      const properties = input.id === id ? { ...held(id), ...changed } : held(input.id);
      return { ...input, value: properties[input.property] };
    });
    const { property } = inputOf(id);
    const state = [{ ...callback.state[0], value: shown }];
    return JSON.stringify({ output: callback.output, inputs, changedPropIds: [`${id}.${property}`], state });
  };

  // For a moment after a view is on the screen Dash holds the one before; what it would ask of that
  // is of no use on this page.
  const SOON_MS = 3000;
  const isBehind = () => window.placing.shown() && held("document").data.query !== window.placing.shown().query;
  const caughtUp = async () => {
    const until = performance.now() + SOON_MS;
    while (isBehind() && performance.now() < until) await later(0);
  };

  /** What can be shown of a change before its answer, if anything. */
  const beginningOf = (id, changed, shown) => {
    // Beside another change that is on its way, a control leads elsewhere; a link does not.
    const view = shown ?? (underway.size ? null : window.placing.shown());
    return view && window.beginnings.of(view, id, changed[inputOf(id).property]);
  };

  let turns = 0;
  // How to take back each control's changes since the last view that could be had.
  const undoing = new Map();

  /** Asks it. Settled when the answer is on the screen or the reader told of a failure; then what
      could not be had can be chosen again. */
  const ahead = async (id, changed, shown) => {
    const turn = ++turns;
    const asking = () => question(id, changed, shown ?? held("document").data);
    let body = asking();
    if (!shown && isBehind() && named(body) !== newest) {
      await caughtUp();
      // A newer question holds this one's change.
      if (turn !== turns) return;
      body = asking();
    }
    newest = named(body);
    window.beginnings.stop();
    // An answer that is there is as soon on the screen.
    const beginning = !there.has(answered.get(newest)) && beginningOf(id, changed, shown);
    const [{ value }] = await Promise.allSettled([asked(body, beginning && window.placing.begin(beginning))]);
    if (turn !== turns) return;
    if (!value?.ok) {
      tellControls();
      for (const undo of undoing.values()) undo();
    }
    undoing.clear();
  };

  /** Asks it for an answer that is shown, or told to have failed, once it is asked for again. */
  const foreseen = (id, changed, shown = held("document").data) => {
    const body = question(id, changed, shown);
    coming(named(body), body);
  };

  // Dash's own scripts for these two weigh as much as a sixth of the page. Nothing is drawn of
  // them; the address is ours to write and to follow.
  window.dash_core_components = { Location: () => null, Store: () => null };

  let known = location.search;

  const tellAddress = () => {
    if (wished === known) return;
    known = wished;
    window.dash_clientside.set_props("location", { search: known });
  };

  // Changes of controls that Dash does not know of yet. The control itself waits for Dash to hear of
  // it, which it does before the next change at the latest.
  const untold = new Set();
  const waited = () => later(PATIENCE_MS).then(caughtUp);
  const tellControls = () => {
    for (const tell of untold) tell();
  };

  /** What the list of categories will hold once an option is clicked. */
  const choice = (target) => {
    const option = target.closest("#filters [role=option]")?.getAttribute("value");
    if (!option) return null;
    const { value } = held("categories");
    return { value: value.includes(option) ? value.filter((one) => one !== option) : [...value, option] };
  };

  /** What it will hold once the cross of a chosen one is clicked. */
  const removal = (target) => {
    const pill = target.closest("#filters .mantine-Pill-remove")?.parentNode;
    if (!pill) return null;
    const number = [...pill.parentNode.children].indexOf(pill);
    return { value: held("categories").value.filter((_, each) => each !== number) };
  };

  /** What it will hold once Backspace is pressed in its field, empty of text. */
  const shortened = (target) =>
    target.id === "categories" && !target.value ? { value: held(target.id).value.slice(0, -1) } : null;

  const newly = (id, changed) => (isNew(id, changed) ? [id, changed] : null);

  /** What a press changes, and of which component; null if nothing. */
  const wish = (target) => {
    const search = target.closest("a[href^='?']")?.getAttribute("href");
    if (search) return search === wished ? null : ["location", { search }, window.placing.shown()];
    const day = target.closest("[data-day]:enabled")?.dataset;
    if (day) return newly(day.of, { value: day.day });
    const categories = choice(target) ?? removal(target) ?? shortened(target);
    if (categories) return newly("categories", categories);
    const segment = target.closest("#filters .mantine-SegmentedControl-control");
    return segment && newly(segment.parentNode.id, { value: segment.querySelector("input").value });
  };

  window.address = {
    /** Shows the view of a link, or of the address that the reader went back to. */
    follow: async (search) => {
      for (const id of typed.keys()) finishTyped(id);
      tellControls();
      wished = search;
      hasFollowed = true;
      // An address takes the browser as long to write as a quarter of the chart to draw.
      setTimeout(() => search === wished && search !== location.search && history.pushState({}, "", search));
      const shown = window.placing.shown();
      if (search === known && search === `?${shown.query}`) return window.placing.stay();
      await ahead("location", { search }, shown);
      // Of a view that could not be had Dash is not told: asked for again, it would be no news.
      if (search === wished && search === `?${window.placing.shown().query}`) tellAddress();
    },

    /** The mouse or the focus rests on something, or the mouse has gone down on it, and is about to
        do what it is there for. A finger may be about to scroll. The press of what has a beginning
        asks for nothing: an answer that came now would hold up its drawing. */
    foresee: (target, isPress = false) => {
      const found = wish(target);
      if (found && !(isPress && beginningOf(...found))) foreseen(...found);
    },

    /** The view that Dash shows has this address; false if the reader is on the way to another. */
    show: (search) => {
      if (wished !== known || untold.size) return false;
      if (search !== known) history.pushState({}, "", (known = wished = search));
      return true;
    },
  };

  const chosen = (id, changed, undo) => {
    tellControls();
    tellAddress();
    if (undo && !undoing.has(id)) undoing.set(id, undo);
    return ahead(id, changed);
  };

  // The list draws itself anew before it tells of a change, which takes as long as the chart. So it
  // hears of a click like Dash of a change: when the view is on the screen, or after so long.
  let unheard = () => {};
  const chooseFirst = (event) => {
    if (event.isTrusted) unheard();
    const changed = choice(event.target) ?? removal(event.target);
    if (!changed) return;
    const shown = chosen("categories", changed);
    if (!event.isTrusted) return;
    event.stopPropagation();
    const pressed = event.target.closest("[role=option], .mantine-Pill-remove");
    const hear = () => {
      if (unheard !== hear) return;
      unheard = () => {};
      pressed.click();
    };
    unheard = hear;
    Promise.race([shown, waited()]).then(hear);
  };
  document.addEventListener("click", chooseFirst, { capture: true });

  // A date is asked for when its typing has paused, or when the reader goes on, so that half a date
  // is not shown. What the server answers is asked for before that.
  const TYPING_MS = 400;
  const typed = new Map();
  // The field tells it only when it has drawn itself; the reader may have followed an address since.
  let hasFollowed = false;
  document.addEventListener("input", () => (hasFollowed = false), { capture: true });
  const forgetTyped = (id) => {
    clearTimeout(typed.get(id)?.pause);
    typed.delete(id);
  };
  const finishTyped = (id) => {
    const { choose } = typed.get(id) ?? {};
    forgetTyped(id);
    choose?.();
  };

  /** What a date field has of its own: typed or picked, a day goes to what is done with a choice. */
  const ofDates = ({ id, setProps }, choose) => ({
    setProps: (changed) => {
      if (!("value" in changed)) {
        setProps(changed);
        return finishTyped(id);
      }
      forgetTyped(id);
      if (!isNew(id, changed)) return setProps(changed);
      if (hasFollowed) return;
      foreseen(id, changed);
      typed.set(id, { choose: () => choose(changed), pause: setTimeout(finishTyped, TYPING_MS, id) });
    },
    getDayProps: (day) => ({
      "data-day": day,
      "data-of": id,
      onClick: () => {
        forgetTyped(id);
        choose({ value: day });
      },
    }),
  });

  /** A control whose changes are asked for before Dash hears of them. */
  const asking = (control) => {
    const Asking = (props) => {
      const { id } = props;
      const choose = (changed) => {
        if (!isNew(id, changed)) return props.setProps(changed);
        const { property } = inputOf(id);
        const before = { [property]: held(id)[property] };
        const shown = chosen(id, changed, () => props.setProps(before));
        const tell = () => untold.delete(tell) && props.setProps(changed);
        untold.add(tell);
        return Promise.race([shown, waited()]).then(tell);
      };
      const own = control === controls.DateInput ? ofDates(props, choose) : { setProps: choose };
      return window.React.createElement(control, { ...props, ...own });
    };
    return Object.assign(Asking, control);
  };

  const controls = window.dash_mantine_components;
  const ours = ["DateInput", "MultiSelect", "SegmentedControl", "Switch"];
  window.dash_mantine_components = {
    ...controls,
    ...Object.fromEntries(ours.map((name) => [name, asking(controls[name])])),
  };
})();
