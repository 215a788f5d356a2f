// Lines over time with labels at their ends.
import { chart, number, svg, ticks } from './svg.js';

const HEIGHT = 280;
const LEFT = 62;
const TOP = 12;
const BOTTOM = 40;
const APART = 14;

// Lines have name, values, kind: best, second or other, which gives their colour. As wide as its place, so that texts keep their size.
export function lineChart({ place, label, unit, interval, shaded, lines, names: room = 24, axis = 'µs' }) {
  const width = Math.max(280, place.clientWidth || 480);
  const right = width - room - 8;
  const points = Math.max(...lines.map(line => line.values.length));
  const end = (points - 1) * interval;
  const values = lines.flatMap(line => line.values);
  const [low, high] = [Math.min(...values, 0), Math.max(...values, 0)];
  const x = time => LEFT + time / end * (right - LEFT);
  const y = value => TOP + (high - value) / (high - low || 1) * (HEIGHT - TOP - BOTTOM);
  const parts = [];
  if (shaded) parts.push(svg('rect', { class: 'sending', x: x(0), y: TOP, width: x(Math.min(end, shaded)) - x(0), height: HEIGHT - TOP - BOTTOM }));
  for (const tick of ticks(low, high, 5)) {
    parts.push(svg('line', { class: 'axis', x1: LEFT, x2: right, y1: y(tick), y2: y(tick) }),
      svg('text', { class: 'soft', x: LEFT - 6, y: y(tick) + 4, 'text-anchor': 'end' }, number(tick)));
  }
  for (const tick of ticks(0, end, 5)) {
    parts.push(svg('text', { class: 'soft', x: x(tick), y: HEIGHT - BOTTOM + 16, 'text-anchor': 'middle' }, number(tick)));
  }
  parts.push(svg('text', { class: 'soft', x: (LEFT + right) / 2, y: HEIGHT - 6, 'text-anchor': 'middle' }, axis),
    svg('text', { class: 'soft', x: 12, y: HEIGHT / 2, 'text-anchor': 'middle', transform: `rotate(-90 12 ${HEIGHT / 2})` }, unit));
  const order = { other: 0, second: 1, best: 2 };
  for (const line of [...lines].sort((a, b) => order[a.kind] - order[b.kind])) {
    const d = line.values.map((value, i) => `${i === 0 ? 'M' : 'L'}${x(i * interval).toFixed(1)} ${y(value).toFixed(1)}`).join('');
    parts.push(svg('path', { class: `trace ${line.kind} ${line.colour ?? ''}`, d }));
  }
  return chart(width, HEIGHT, label, ...parts, ...names(lines, y, right));
}

// Labels at the ends of lines, moved apart.
function names(lines, y, right) {
  const labels = lines.map(line => ({ ...line, at: y(line.values.at(-1)) })).sort((a, b) => a.at - b.at);
  for (let i = 1; i < labels.length; i++) labels[i].at = Math.max(labels[i].at, labels[i - 1].at + APART);
  const over = labels.length > 0 ? Math.max(0, labels.at(-1).at - (HEIGHT - BOTTOM)) : 0;
  let limit = Infinity;
  for (const label of labels.reverse()) {
    label.at = Math.min(label.at, limit, over > 0 ? HEIGHT - BOTTOM : Infinity);
    limit = label.at - APART;
  }
  return labels.map(label => svg('text', { class: label.kind === 'best' ? 'best-text' : 'soft', x: right + 6, y: label.at + 4 }, label.name));
}
