const shown = (columns) => {
  const [start, end] = [from, to].map((field) => Math.round((Date.parse(field.value) - Date.parse(figures.first)) / DAY));
  const values = columns[category.value].slice(start, end + 1);
  return [values.map((_, day) => Date.parse(from.value) / 1000 + day * 86_400), values];
};
const chart = (id, columns, paths) =>
  new uPlot(
    {
      width: 900, height: 350,
      series: [{}, { stroke: "#a33", fill: paths && "#a33", paths: paths?.() }],
      hooks: { draw: [() => (window.drawn = (window.drawn ?? 0) + 1)] },
    },
    shown(columns),
    document.getElementById(id),
  );
const daily = chart("daily", figures.daily, uPlot.paths.bars);
const cumulative = chart("cumulative", figures.totals);
for (const control of [category, from, to]) {
  control.addEventListener("change", () => {
    daily.setData(shown(figures.daily));
    cumulative.setData(shown(figures.totals));
  });
}
