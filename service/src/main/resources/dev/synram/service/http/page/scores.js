// Scores of an answer: a table with bars, and a sentence.
import { html, number, svg } from './svg.js';

const WIDTH = 200;
const HEIGHT = 18;

export function showScores(table, verdict, answer, trials) {
  const { scores } = answer;
  const ends = scores.flatMap(score => [score.mean - score.deviation, score.mean + score.deviation, score.inFloat ?? 0, 0]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const margin = 8;
  const x = value => margin + (value - low) / (high - low || 1) * (WIDTH - 2 * margin);
  const best = bestOf(scores.map(score => score.mean));
  table.tBodies[0].replaceChildren(...scores.map((score, i) => {
    const row = html('tr', i === best ? { class: 'best' } : {},
      html('th', { scope: 'row' }, String(i)),
      html('td', { class: 'wide' }, bar(score, x)),
      html('td', { class: 'number' }, number(score.mean)),
      html('td', { class: 'number' }, number(score.inFloat)),
      html('td', { class: 'number' }, String(score.wins)));
    return row;
  }));
  table.hidden = false;
  const winner = bestOf(scores.map(score => score.wins));
  const { wins } = scores[winner];
  const inFloat = scores[0].inFloat === null ? '' : ` In float: ${bestOf(scores.map(score => score.inFloat))}.`;
  const text = `The chip says ${winner} in ${wins} of ${trials} trials.${inFloat}`;
  if (verdict.textContent !== text) verdict.textContent = text;
  verdict.className = `verdict ${wins >= 0.95 * trials ? 'sure' : 'unsure'}`;
}

function bar({ mean, deviation, inFloat }, x) {
  const middle = HEIGHT / 2;
  const parts = [
    svg('rect', { x: Math.min(x(0), x(mean)), y: 4, width: Math.abs(x(mean) - x(0)), height: HEIGHT - 8 }),
    svg('line', { class: 'zero', x1: x(0), x2: x(0), y1: 0, y2: HEIGHT }),
    svg('path', {
      class: 'deviation',
      d: `M${x(mean - deviation)} ${middle}H${x(mean + deviation)}M${x(mean - deviation)} 5V${HEIGHT - 5}M${x(mean + deviation)} 5V${HEIGHT - 5}`,
    }),
  ];
  if (inFloat !== null) {
    const at = x(inFloat);
    parts.push(svg('path', { class: 'float', d: `M${at - 4} ${middle}L${at} ${middle - 5}L${at + 4} ${middle}L${at} ${middle + 5}Z` }));
  }
  return svg('svg', { class: 'bar', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' }, ...parts);
}

export function bestOf(values) {
  return values.indexOf(Math.max(...values));
}
