function drawCurves(id, lines) {
  const element = document.getElementById(id);
  if (!element) return;
  const epochs = lines[0].values.map((_, i) => i + 1);
  const options = {
    width: element.clientWidth,
    height: 280,
    legend: { live: false },
    scales: { x: { time: false, range: [0.5, epochs.length + 0.5] } },
    axes: [
      { label: "epoch", incrs: [1, 2, 5, 10, 20, 50] },
      { label: "accuracy (%)", size: 64 },
    ],
    series: [
      {},
      ...lines.map(line => ({
        label: line.label,
        stroke: line.color,
        width: 2,
        points: { show: true, size: 5 },
      })),
    ],
  };
  new uPlot(options, [epochs, ...lines.map(line => line.values.map(value => 100 * value))], element);
}

drawCurves("host-chart", curves.host);
drawCurves("chip-chart", curves.chip);
