const trace = (columns, type) => {
  const [start, end] = [from, to].map((field) => Math.round((Date.parse(field.value) - Date.parse(figures.first)) / DAY));
  return [{ type, mode: "lines", x0: from.value, dx: DAY, y: columns[category.value].slice(start, end + 1) }];
};
const show = () => {
  Plotly.react("daily", trace(figures.daily, "bar"), { height: 350, xaxis: { type: "date" } });
  Plotly.react("cumulative", trace(figures.totals, "scatter"), { height: 350, xaxis: { type: "date" } });
};
for (const control of [category, from, to]) control.addEventListener("change", show);
show();
