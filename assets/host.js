/* For a page that holds embeds: gives each frame of ours the height that its page asks for. */
"use strict";

(() => {
  const ours = new URL("embed?", document.currentScript.src).href;
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(ours));

  window.addEventListener("message", (event) => {
    const heights = event.data?.["datawrapper-height"];
    const frame = heights && frames().find((each) => each.contentWindow === event.source);
    const height = frame && Object.values(heights)[0];
    if (Number.isFinite(height) && height > 0) frame.style.height = `${Math.min(height, 10_000)}px`;
  });

  // Frames that were there first have said theirs already.
  for (const frame of frames()) frame.contentWindow?.postMessage("loss-tracker-height", "*");
})();
