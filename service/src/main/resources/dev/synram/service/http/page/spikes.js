// The tab of spiking neurons: a point of the Yin-Yang plane, spikes and potentials.
import { get, latest, post } from './api.js';
import { chart, html, number, svg } from './svg.js';
import { lineChart } from './traces.js';

const TRIALS = 10;
const RETRY_MILLIS = 2000;
const RASTER = 260;
const LEFT = 62;
const BOTTOM = 34;
const SIDE = 100;

const at = id => document.getElementById(id);
const inputs = ['point-x', 'point-y'].map(at);
let network = null;
let point = null;

// Begins when the tab is first shown.
export async function showSpikes(failed) {
  if (network) return;
  let found;
  try {
    [found] = (await get('/page/spiking')).networks;
  } catch (refused) {
    failed(refused);
    return;
  }
  const isShown = found && found.values === 4 && found.classes.length === 3;
  at('no-spikes').hidden = isShown;
  at('with-spikes').hidden = !isShown;
  if (!isShown) {
    if (found) at('no-spikes-why').textContent = `The network of this server takes ${found.values} values of ${found.data}; the page shows networks for points of the plane:`;
    return;
  }
  network = found;
  drawPlane();
  const want = latest(
    sample => post('/page/spiking/answer', { sample, trials: TRIALS }),
    show,
    failed);
  let isReady = false;
  function move() {
    const [x, y] = inputs.map(input => Number(input.value));
    inputs.forEach(input => {
      input.previousElementSibling.querySelector('output').textContent = Number(input.value).toFixed(2);
    });
    point.setAttribute('cx', SIDE * x);
    point.setAttribute('cy', SIDE * (1 - y));
    if (isReady) want([x, y, 1 - x, 1 - y]);
  }
  for (const input of inputs) input.addEventListener('input', move);
  const plane = point.ownerSVGElement;
  const follow = event => {
    const box = plane.getBoundingClientRect();
    inputs[0].value = (event.clientX - box.left) / box.width;
    inputs[1].value = 1 - (event.clientY - box.top) / box.height;
    move();
  };
  plane.addEventListener('pointerdown', event => {
    plane.setPointerCapture(event.pointerId);
    follow(event);
  });
  plane.addEventListener('pointermove', event => {
    if (plane.hasPointerCapture(event.pointerId)) follow(event);
  });
  move();
  try {
    while (!isReady) {
      ({ isReady } = await post('/page/spiking/prepare'));
      if (!isReady) await new Promise(resolve => { setTimeout(resolve, RETRY_MILLIS); });
    }
    move();
  } catch (refused) {
    failed(refused);
  }
}

// As the data set defines its classes: yin, yang and the dots in them.
function drawPlane() {
  point = svg('circle', { class: 'point', r: 3 });
  const plane = chart(SIDE, SIDE, 'The plane of the data: yin, yang and a dot in each', svg('path', { class: 'area class-0', d: 'M0 50A50 50 0 0 0 100 50A25 25 0 0 0 50 50A25 25 0 0 1 0 50Z' }),
    svg('path', { class: 'area class-1', d: 'M100 50A50 50 0 0 0 0 50A25 25 0 0 0 50 50A25 25 0 0 1 100 50Z' }),
    ...[25, 75].map(x => svg('circle', { class: 'class-2', cx: x, cy: 50, r: 10 })), point);
  plane.classList.add('plane');
  const legend = html('ul', { class: 'legend' }, ...network.classes.map((name, i) => html('li', {},
    svg('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true' }, svg('rect', { class: `class-${i}`, width: 12, height: 12 })), name)));
  at('plane').replaceChildren(legend, plane);
}

function show(reply) {
  const named = index => (index < 0 ? 'nothing' : network.classes[index]);
  const most = reply.answers.indexOf(Math.max(...reply.answers));
  const wins = reply.answers[most];
  at('spike-verdict').textContent = `The chip says ${named(most)} in ${wins} of ${TRIALS} trials. Computed exactly on the host: ${named(reply.exactAnswer)}.`;
  at('spike-verdict').className = `verdict ${wins >= 0.95 * TRIALS ? 'sure' : 'unsure'}`;
  at('potentials').replaceChildren(lineChart({
    place: at('potentials'),
    label: `Potentials of the outputs; ${named(reply.answer)} has the largest`,
    unit: 'potential',
    interval: network.stepMicros,
    names: 40,
    lines: reply.outputs.map((values, i) => ({ name: network.classes[i], values, kind: i === reply.answer ? 'best' : 'other', colour: `of-${i}` })),
  }));
  at('raster').parentElement.hidden = false;
  at('raster').replaceChildren(raster(reply));
  const cards = [
    [`${reply.spikes.length}`, 'spikes of neurons in the first trial'],
    [`${number(reply.modelledMicroseconds)} µs`, 'modelled time of the sample on the chip, with the pause after it'],
    [`${number(reply.modelledMicrojoules)} µJ`, 'modelled energy of the sample'],
    [`${number(reply.wallMilliseconds)} ms`, `time of the simulation here, ${TRIALS} trials`],
  ];
  at('spike-cards').replaceChildren(...cards.map(([value, text]) => html('div', { class: 'card' }, html('b', {}, value), html('span', {}, text))));
  document.body.dataset.replies = 1 + Number(document.body.dataset.replies ?? 0);
}

// Inputs below, neurons above.
function raster({ inputs: sent, spikes }) {
  const width = Math.max(280, at('raster').clientWidth || 960);
  const rows = network.inputs + network.hidden;
  const high = RASTER - BOTTOM - 8;
  const x = micros => LEFT + micros / network.micros * (width - LEFT - 12);
  const y = row => 8 + high - (row + 0.5) / rows * high;
  const mark = (kind, row, micros) => svg('path', { class: `spike ${kind}`, d: `M${x(micros).toFixed(1)} ${(y(row) - 2).toFixed(1)}v4` });
  const middle = (from, count) => y(from + count / 2 - 0.5) + 4;
  const times = Array.from({ length: 1 + Math.floor(network.micros / 5) }, (_, i) => 5 * i);
  return chart(width, RASTER, `Raster of ${spikes.length} spikes of ${network.hidden} neurons and ${sent.length} of inputs`,
    svg('line', { class: 'axis', x1: LEFT, x2: width - 12, y1: y(network.inputs - 0.5), y2: y(network.inputs - 0.5) }),
    svg('text', { class: 'soft', x: LEFT - 6, y: middle(0, network.inputs), 'text-anchor': 'end' }, 'inputs'),
    svg('text', { class: 'soft', x: LEFT - 6, y: middle(network.inputs, network.hidden), 'text-anchor': 'end' }, 'neurons'),
    ...times.map(time => svg('text', { class: 'soft', x: x(time), y: RASTER - BOTTOM + 16, 'text-anchor': 'middle' }, String(time))),
    svg('text', { class: 'soft', x: (LEFT + width) / 2, y: RASTER - 4, 'text-anchor': 'middle' }, 'µs'),
    ...sent.map(spike => mark('input', spike.source, spike.micros)),
    ...spikes.filter(spike => spike.source < network.hidden && spike.micros <= network.micros).map(spike => mark('', network.inputs + spike.source, spike.micros)));
}
