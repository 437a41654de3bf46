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

  /** The code's elements: the server's for these figures and this language, with the other choices. */
  const made = ({ figures, controls, theme, lang, width, script }) => {
    const { codes, heights } = JSON.parse(dialog().dataset.embed);
    const code = document.createElement("template");
    code.innerHTML = addressed(codes[figures][lang]);
    const [frame, resizer] = code.content.children;
    const colours = theme === "auto" ? "" : `&theme=${theme}`;
    const bare = controls === "1" ? "" : "&controls=0";
    frame.setAttribute("src", frame.getAttribute("src") + colours + bare);
    frame.setAttribute("width", width);
    frame.setAttribute("height", heights[controls]);
    if (script === "0") resizer.remove();
    return { frame, html: code.innerHTML.trim().replace('async=""', "async") };
  };

  const show = () => {
    const { frame, html } = made(chosen());
    dialog().querySelector("#embed-code").textContent = html;
    preview().width = frame.width;
    preview().height = frame.height;
    const view = new URL(`embed${new URL(frame.src).search}`, location).href;
    const inside = preview().contentWindow;
    // Not by src: each of its changes would be a step for the page's back button.
    if (inside.location.href !== view) inside.location.replace(view);
    else inside.postMessage("loss-tracker-height", "*");
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
    } else if (target.closest("#embed-dialog .close") || (target.id === "embed-dialog" && target.open)) {
      // A click beside the dialog's content is one on the dialog itself.
      dialog().close();
    } else if (choice) choose(choice);
  });

  document.addEventListener(
    "close",
    ({ target }) => {
      if (target.id === "embed-dialog") preview().contentWindow.location.replace("about:blank");
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
