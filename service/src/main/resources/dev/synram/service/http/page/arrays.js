// Synapse arrays with the tiles of layers; rows are as bright as their activations.
import { chart, html, svg } from './svg.js';

const COLUMNS = 256;
const ROWS = 256;
const COLOURS = 6;

export function showArrays(place, layers) {
  const fields = new Map();
  layers.forEach((layer, index) => layer.tiles.forEach(tile => {
    const key = `${tile.phase} ${tile.chip} ${tile.hemisphere}`;
    if (!fields.has(key)) fields.set(key, { ...tile, tiles: [] });
    fields.get(key).tiles.push({ ...tile, index, layer: index % COLOURS });
  }));
  const all = [...fields.values()].sort((a, b) => a.phase - b.phase || a.chip - b.chip || a.hemisphere - b.hemisphere);
  const phases = new Set(all.map(field => field.phase)).size;
  const chips = new Set(all.map(field => field.chip)).size;
  const drawn = all.map(field => {
    const name = [
      chips > 1 ? `chip ${field.chip + 1}, ` : '', `hemisphere ${field.hemisphere}`, phases > 1 ? `, phase ${field.phase + 1}` : '',
    ].join('');
    const parts = new Set(field.tiles.map(tile => layers[tile.index].name));
    return html('figure', {}, html('figcaption', {}, name),
      chart(COLUMNS, ROWS, `${name}: ${[...parts].join(', ')}`, ...field.tiles.flatMap(shown)));
  });
  const legend = html('ul', { class: 'legend' }, ...layers.map((layer, i) => html('li', {},
    svg('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true' }, svg('rect', { class: `layer-${i % COLOURS}`, width: 12, height: 12 })),
    `${layer.name}: ${Math.round(100 * layer.activeShare)} % active`)));
  place.replaceChildren(legend, html('div', { class: 'fields' }, ...drawn));
}

function shown(tile) {
  const parts = [];
  for (const [first, count] of tile.columns) {
    const x = first;
    const y = tile.firstInput * tile.rowsPerInput;
    parts.push(svg('rect', {
      class: `layer-${tile.layer}`, x, y, width: count, height: tile.activations.length * tile.rowsPerInput, opacity: 0.18,
    }));
    tile.activations.forEach((activation, row) => {
      if (activation === 0) return;
      parts.push(svg('rect', {
        class: `layer-${tile.layer}`, x, y: y + row * tile.rowsPerInput, width: count, height: tile.rowsPerInput, opacity: (0.15 + 0.85 * Math.sqrt(Math.min(1, activation))).toFixed(2),
      }));
    });
  }
  return parts;
}
