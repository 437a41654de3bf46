/* Buttons that copy: data-copy-text is a text, data-copy the place where it stands. On every page
   of ours that has some. */
"use strict";

(() => {
  const SAID_MS = 1500;

  /** Where the clipboard is refused, as it is without a secure context, a selection still copies. */
  const copySelected = (text, button) => {
    const field = Object.assign(document.createElement("textarea"), { value: text });
    // Beside the button: what is outside an open dialog can't be selected.
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  };

  const copy = async (button) => {
    const { copyText, copyHtml, copy: source } = button.dataset;
    const text = copyText ?? document.querySelector(source).textContent;
    const blobs = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (copyHtml) blobs["text/html"] = new Blob([copyHtml], { type: "text/html" });
    try {
      await navigator.clipboard.write([new ClipboardItem(blobs)]);
    } catch {
      copySelected(text, button);
    }
  };

  /** For a moment the button says that it has done it; pressed again meanwhile, it goes on. */
  const say = (button) => {
    const { copied } = button.dataset;
    if (!copied || button.textContent === copied) return;
    const name = button.textContent;
    button.textContent = copied;
    setTimeout(() => {
      if (button.textContent === copied) button.textContent = name;
    }, SAID_MS);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-copy-text]");
    if (!button) return;
    await copy(button);
    say(button);
  });

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
  });
})();
