/* Runs in each document before its own scripts: notes when what is waited for is on screen. */
"use strict";

(() => {
  const bench = (window.__bench = { shift: 0, blocked: 0, acted: 0, repainted: 0 });

  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });

  observe("layout-shift", (entry) => (bench.shift += entry.hadRecentInput ? 0 : entry.value));
  observe("longtask", (entry) => (bench.blocked += Math.max(0, entry.duration - 50)));

  /** Notes the first frame in which something holds, in milliseconds since navigation began. */
  bench.note = (name, holds) => {
    const look = () => {
      if (holds()) bench[name] = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  /** From the last thing that a reader does to the first frame with another chart. */
  bench.follow = (mark) => {
    const before = mark();
    bench.acted = bench.repainted = 0;
    bench.note("repainted", () => mark() && mark() !== before);
  };

  for (const type of ["click", "keydown", "change"]) {
    addEventListener(type, (event) => bench.repainted || (bench.acted = event.timeStamp), true);
  }
})();
