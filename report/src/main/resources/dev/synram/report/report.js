function drawCurves(id, lines) {
  const element = document.getElementById(id);
  const epochs = lines[0].values.map((_, i) => i + 1);
  const percent = value => (value == null ? "–" : value.toFixed(2) + " %");
  const options = {
    width: element.clientWidth,
    height: 280,
    scales: { x: { time: false, range: [0.5, epochs.length + 0.5] } },
    axes: [
      { label: "epoch", incrs: [1, 2, 5, 10, 20, 50] },
      { label: "accuracy (%)", size: 64 },
    ],
    series: [
      { label: "epoch" },
      ...lines.map(line => ({
        label: line.label,
        stroke: line.color,
        width: 2,
        points: { show: true, size: 5 },
        value: (_, value) => percent(value),
      })),
    ],
  };
  new uPlot(options, [epochs, ...lines.map(line => line.values.map(value => 100 * value))], element);
}

drawCurves("host-chart", curves.host);
drawCurves("chip-chart", curves.chip);
