// The page: what is drawn and set goes to the chip, what the chip gives is shown.
import { get, latest, post, useToken } from './api.js';
import { showArrays } from './arrays.js';
import { Controls } from './controls.js';
import { DIGITS } from './digits.js';
import { Pad } from './pad.js';
import { bestOf, showScores } from './scores.js';
import { showSpikes } from './spikes.js';
import { html, number } from './svg.js';
import { tabs } from './tabs.js';
import { lineChart } from './traces.js';

const RENEWAL_MILLIS = 5000;
const at = id => document.getElementById(id);
const problem = at('problem');
const pad = new Pad(at('pad'), at('seen'), () => compute());
const controls = new Controls(at('sliders'), () => compute());
let network = null;
let session = null;
let shown = null;
let begun = 0;

const want = latest(
  wanted => post(`/page/sessions/${wanted.session}/answer`, wanted.body),
  (answer, wanted) => {
    problem.hidden = true;
    show(answer, wanted.body.trials);
  },
  answerFailed);

// A page that has not been used for long has lost its chip, and gets another.
async function answerFailed(refused) {
  const isGone = refused.status === 404 && performance.now() - begun > RENEWAL_MILLIS;
  if (!isGone) {
    failed(refused);
    return;
  }
  try {
    await open();
    compute();
  } catch (again) {
    failed(again);
  }
}

async function open() {
  begun = performance.now();
  ({ session } = await post('/page/sessions', { network: network.name }));
}

function failed(refused) {
  at('token').hidden = refused.status !== 401;
  problem.textContent = refused.message;
  problem.hidden = false;
  at('verdict').textContent = 'No answer.';
}

function sample() {
  if (network.isDrawn) return pad.picture().map(value => value * network.brightest);
  return at('values').value.split(',').map(Number);
}

function compute() {
  if (session === null) return;
  const values = sample();
  if (network.isDrawn && !values.some(value => value !== 0)) return;
  if (values.some(value => !Number.isFinite(value))) {
    failed({ status: 400, message: 'The values are not all numbers; separate them by commas.' });
    return;
  }
  want({ session, body: { sample: values, ...controls.settings() } });
}

function show(answer, trials) {
  shown = answer;
  showScores(at('scores'), at('verdict'), answer, trials);
  at('unit').textContent = answer.isInUnits ? 'Scores are in the units of the network.' : 'Scores are in LSB of the chip: the file of the network does not tell their unit.';
  showArrays(at('arrays'), answer.layers);
  showMembranes(answer);
  showCards(answer, trials);
  if (answer.event) at('happened').textContent = `${answer.event}.`;
  document.body.dataset.answers = 1 + Number(document.body.dataset.answers ?? 0);
}

function showMembranes({ membranes, scores }) {
  if (membranes.missing) {
    at('membranes').replaceChildren();
    at('membranes-note').textContent = `No recordings: ${membranes.missing}.`;
    return;
  }
  const means = scores.map(score => score.mean);
  const best = bestOf(means);
  const second = bestOf(means.map((mean, i) => (i === best ? -Infinity : mean)));
  const lines = membranes.traces.map(({ output, readings }) => ({
    name: String(output % scores.length),
    values: readings.map(reading => reading - readings[0]),
    kind: output === best ? 'best' : output === second ? 'second' : 'other',
  }));
  at('membranes').replaceChildren(lineChart({
    place: at('membranes'),
    label: `Membranes of ${lines.length} columns while the last vector is sent; ${best} has the largest score`,
    unit: 'change in LSB of the fast ADC',
    interval: membranes.intervalNanos / 1000,
    shaded: membranes.sendMicros,
    lines,
  }));
  const parts = membranes.tiles > 1 ? ` Results are sums of ${membranes.tiles} tiles, of which one is recorded.` : '';
  at('membranes-note').textContent = 'The fast ADC records the membranes of the last layer one after another, while the vector of the first trial is sent again '
    + `(shaded); each recording has noise of its own. The score is what the slower CADC reads 1 µs after the last event.${parts}`;
}

function showCards(answer, trials) {
  const events = answer.layers.map(layer => layer.activeShare);
  const cards = [
    [`${number(answer.cost.microseconds)} µs`, 'modelled time of this sample alone on the chip'],
    [`${number(answer.cost.microjoules)} µJ`, `modelled energy of this sample, at ${answer.cost.watts} W`],
    [answer.chip, answer.calibrationAgeHours === 0 ? 'just calibrated' : `calibrated ${number(answer.calibrationAgeHours)} hours ago`],
    [`${number(answer.wallMilliseconds)} ms`, `time of the simulation here, ${trials} trials`],
    [`${Math.round(100 * events[0])} %`, 'of the inputs of the first layer are active'],
  ];
  at('cards').replaceChildren(...cards.map(([value, text]) => html('div', { class: 'card' }, html('b', {}, value), html('span', {}, text))));
}

const DOING = {
  recalibrate: ['The chip is being calibrated.', 'The chip is calibrated for what it is now.'],
  another: ['Another chip is being calibrated.', 'This is another chip.'],
  fail: ['', ''],
};

async function act(button) {
  const { action } = button.dataset;
  const happened = at('happened');
  button.disabled = true;
  happened.textContent = DOING[action][0];
  try {
    await post(`/page/sessions/${session}/${action}`);
    happened.textContent = action === 'fail' ? 'The chip fails; another one is calibrated to repeat the work.' : DOING[action][1];
    if (action === 'recalibrate') controls.set('age', 0);
    compute();
  } catch (refused) {
    failed(refused);
  } finally {
    button.disabled = false;
  }
}

async function begin(chosen) {
  network = chosen;
  session = null;
  at('drawn').hidden = !network.isDrawn;
  at('typed').hidden = network.isDrawn;
  at('input-title').textContent = network.isDrawn ? 'Draw a digit' : 'A sample';
  await open();
  if (network.isDrawn) {
    pad.size(network.width, network.height);
    sampleOf(3);
  } else {
    const values = network.height * network.width * network.channels;
    at('values').value = Array.from({ length: values }, (_, i) => number(network.brightest * ((i * 7) % values) / values, 2).replace('−', '-')).join(', ');
    compute();
  }
}

function sampleOf(digit) {
  pad.show(DIGITS[digit]);
  pad.isSample = true;
}

async function start() {
  const { networks } = await get('/page/networks');
  problem.hidden = true;
  at('token').hidden = true;
  at('network').replaceChildren(...networks.map(each => html('option', { value: each.name }, each.name)));
  at('choose').hidden = networks.length < 2;
  const first = networks.find(each => each.isDrawn && each.classes === 10) ?? networks.find(each => each.isDrawn) ?? networks[0];
  at('network').value = first.name;
  at('network').addEventListener('change', () => begin(networks.find(each => each.name === at('network').value)).catch(failed));
  await begin(first);
}

at('samples').append(...DIGITS.map((_, digit) => {
  const button = html('button', { type: 'button', 'aria-label': `Draw a ${digit}` }, String(digit));
  button.addEventListener('click', () => sampleOf(digit));
  return button;
}), Object.assign(html('button', { type: 'button' }, 'Clear'), { onclick: () => pad.show([]) }));
at('send').addEventListener('click', compute);
at('reset').addEventListener('click', () => {
  controls.reset();
  compute();
});
for (const button of document.querySelectorAll('[data-action]')) button.addEventListener('click', () => act(button));
at('token').addEventListener('submit', event => {
  event.preventDefault();
  useToken(at('token-text').value);
  start().catch(failed);
});
tabs(document.querySelector('[role="tablist"]'), tab => {
  if (tab === 'spikes') showSpikes(failed);
});
window.addEventListener('resize', () => shown && showMembranes(shown));
start().catch(failed);
