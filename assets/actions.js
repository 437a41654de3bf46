/* The actions of a view: the dialog that makes an embed's code, and its preview. What the code can
   say stands in the dialog as the server wrote it; here a choice is put in. */
"use strict";

(() => {
  const dialog = () => document.querySelector("#embed-dialog");
  const preview = () => dialog().querySelector("iframe");

  /** Where the server was not told PUBLIC_URL, its address is the one that this page has. */
  const addressed = (text) => text.replaceAll("{here}", new URL(".", location).href.replace(/\/$/, ""));

  /** What is chosen, by the names of the choices. */
  const chosen = () => {
    const pressed = [...dialog().querySelectorAll("fieldset [aria-pressed='true']")];
    return Object.fromEntries(pressed.map((button) => [button.closest("fieldset").name, button.value]));
  };

  /** The server's code for these figures and this language, with the other choices put in. As a
      text: elements with a style would be against the page's policy. */
  const made = ({ figures, controls, theme, lang, width, script }) => {
    const { codes, heights } = JSON.parse(dialog().dataset.embed);
    const [frame, resizer] = addressed(codes[figures][lang]).split("\n");
    const colours = theme === "auto" ? "" : `&theme=${theme}`;
    const bare = controls === "1" ? "" : "&controls=0";
    const address = frame.match(/ src="([^"]*)"/)[1].replaceAll("&amp;", "&") + colours + bare;
    const put = { src: address.replaceAll("&", "&amp;"), width, height: heights[controls] };
    const code = Object.entries(put).reduce(
      (text, [name, value]) => text.replace(new RegExp(` ${name}="[^"]*"`), () => ` ${name}="${value}"`),
      frame,
    );
    return { address, width, height: put.height, code: script === "1" ? `${code}\n${resizer}` : code };
  };

  const show = () => {
    const { address, width, height, code } = made(chosen());
    dialog().querySelector("#embed-code").textContent = code;
    Object.assign(preview(), { width, height });
    const view = new URL(`embed${new URL(address).search}`, location).href;
    if (preview().dataset.view === view) preview().contentWindow.postMessage("loss-tracker-height", "*");
    else load(view);
  };

  /** Not by src: each of its changes would be a step for the page's back button. */
  const load = (view) => {
    preview().dataset.view = view;
    preview().contentWindow.location.replace(view);
  };

  const choose = (button) => {
    const of = button.closest("fieldset");
    for (const each of of.querySelectorAll("button")) each.setAttribute("aria-pressed", each === button);
    for (const note of of.querySelectorAll("[data-of]")) note.hidden = note.dataset.of !== button.value;
    show();
  };

  // Before copy.js copies.
  document.addEventListener(
    "click",
    ({ target }) => {
      const copied = target.closest("#actions [data-copy-text]");
      if (copied) copied.dataset.copyText = addressed(copied.dataset.copyText);
    },
    { capture: true },
  );

  document.addEventListener("click", ({ target }) => {
    const choice = target.closest("#embed-dialog fieldset button");
    if (target.closest("[data-opens='embed-dialog']")) {
      dialog().showModal();
      show();
    } else if (target.closest("#embed-dialog .close")) dialog().close();
    else if (choice) choose(choice);
  });

  document.addEventListener(
    "close",
    ({ target }) => {
      if (target.id === "embed-dialog") load("about:blank");
    },
    { capture: true },
  );

  // Another view comes, of which the open dialog knows nothing.
  window.addEventListener("popstate", () => dialog()?.close());

  // The preview has the height that the script would give it.
  window.addEventListener("message", ({ data, source }) => {
    const [height] = Object.values(data?.["datawrapper-height"] ?? {});
    if (!height || !dialog()?.open || source !== preview().contentWindow) return;
    if (chosen().script === "1") preview().height = height;
  });
})();
