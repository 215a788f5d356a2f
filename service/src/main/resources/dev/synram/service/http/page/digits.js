// Digits as lines through points of a square, drawn for this page; curves go smoothly through their points.
const STROKES = [
  [[[50, 8], [28, 18], [20, 50], [28, 82], [50, 92], [72, 82], [80, 50], [72, 18], [50, 8]]],
  [[[56, 8], [52, 50], [48, 92]]],
  [[[22, 28], [32, 12], [54, 8], [72, 20], [72, 38], [56, 58], [36, 76], [20, 91]], [[20, 91], [80, 90]]],
  [[[24, 16], [48, 8], [70, 18], [68, 36], [46, 47]], [[46, 47], [72, 56], [76, 76], [54, 92], [24, 86]]],
  [[[34, 8], [28, 30], [20, 54]], [[20, 54], [80, 52]], [[66, 10], [64, 50], [60, 92]]],
  [[[76, 10], [32, 11]], [[32, 11], [28, 44]], [[28, 44], [52, 40], [74, 52], [74, 76], [52, 92], [24, 86]]],
  [[[66, 8], [42, 26], [28, 54], [30, 80], [50, 92], [70, 80], [68, 60], [48, 52], [30, 66]]],
  [[[20, 12], [78, 10]], [[78, 10], [60, 46], [44, 92]]],
  [[[66, 18], [46, 8], [30, 20], [38, 38], [60, 54], [70, 74], [52, 92], [32, 80], [38, 58], [60, 40], [66, 18]]],
  [[[70, 26], [52, 10], [32, 20], [30, 40], [48, 50], [68, 38], [70, 26]], [[70, 26], [66, 60], [58, 92]]],
];

const STEPS = 8;

// Points of a curve through the given ones (Catmull-Rom).
function curve(points) {
  const at = i => points[Math.max(0, Math.min(points.length - 1, i))];
  const found = [];
  for (let i = 0; i < points.length - 1; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let s = 0; s < STEPS; s++) {
      const t = s / STEPS;
      found.push([0, 1].map(k => (2 * b[k] + (c[k] - a[k]) * t + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t ** 2
        + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t ** 3) / 200));
    }
  }
  return [...found, points.at(-1).map(value => value / 100)];
}

export const DIGITS = STROKES.map(strokes => strokes.map(curve));
