/* What is taken along: buttons that copy, on every page of ours (data-copy-text is a text, data-copy
   the place where it stands); at the chart, the dialog that makes an embed's code, and its preview.
   What the code can say stands in the dialog as the server wrote it; here a choice is put in. */
"use strict";

(() => {
  const root = document.documentElement;
  /** Where the server was not told PUBLIC_URL, its address is the one that this page has. */
  const addressed = (text) => text.replaceAll("{here}", new URL(".", location).href.replace(/\/$/, ""));

  const SAID_MS = 1500;

  /** Where the clipboard is refused, as it is without a secure context, a selection may still copy. */
  const copySelected = (text, button) => {
    const field = Object.assign(document.createElement("textarea"), { value: text });
    // Beside the button: what is outside an open dialog can't be selected.
    button.after(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    button.focus();
    return isCopied;
  };

  /** Whether it is copied. */
  const copy = async (button) => {
    const { copyText, copyHtml, copy: source } = button.dataset;
    const text = addressed(copyText ?? document.querySelector(source).textContent);
    const blobs = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (copyHtml) blobs["text/html"] = new Blob([copyHtml], { type: "text/html" });
    try {
      await navigator.clipboard.write([new ClipboardItem(blobs)]);
      return true;
    } catch {
      return copySelected(text, button);
    }
  };

  /** For a moment the button says that it has done it; pressed again meanwhile, it goes on. */
  const say = (button) => {
    const { copied } = button.dataset;
    if (!copied || button.textContent === copied) return;
    const name = button.textContent;
    const label = button.getAttribute("aria-label");
    // It gets no narrower, so that what stands beside it stays where it is.
    button.style.minWidth = `${button.getBoundingClientRect().width}px`;
    button.textContent = copied;
    if (label) button.setAttribute("aria-label", copied);
    setTimeout(() => {
      if (label) button.setAttribute("aria-label", label);
      if (button.textContent === copied) button.textContent = name;
      button.style.minWidth = "";
    }, SAID_MS);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-copy-text]");
    if (!button) return;
    // So that the change of its text is heard, too.
    button.setAttribute("aria-live", "polite");
    if (await copy(button)) say(button);
  });

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
  });

  // The embed's code

  const dialog = () => document.querySelector("#embed-dialog");
  const preview = () => dialog().querySelector("iframe");

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

  document.addEventListener("click", ({ target }) => {
    const choice = target.closest("#embed-dialog fieldset button");
    if (target.closest("[data-opens='embed-dialog']")) {
      dialog().showModal();
      root.toggleAttribute("data-dialog", true);
      show();
    } else if (target.closest("#embed-dialog .close")) dialog().close();
    else if (choice) choose(choice);
  });

  document.addEventListener(
    "close",
    ({ target }) => {
      if (target.id !== "embed-dialog") return;
      root.removeAttribute("data-dialog");
      load("about:blank");
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
