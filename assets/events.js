/* A click on an event's mark in a chart is a click on its link in the list under the chart. */
"use strict";

document.addEventListener("click", (event) => {
  const mark = event.target.closest(".plot .annotation");
  const chart = mark?.closest(".js-plotly-plot");
  const name = chart?.layout?.annotations?.[mark.dataset.index]?.name;
  if (name) document.querySelector(`a[data-event="${name}"]`)?.click();
});
