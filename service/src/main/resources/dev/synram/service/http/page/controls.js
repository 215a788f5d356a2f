// Sliders of the chip.
import { html } from './svg.js';

const HOURS = [0, 1, 3, 6, 12, 24, 72, 168, 720, 2160, 8760];
const DEFAULT_AGE = HOURS.indexOf(12);

function age(index) {
  const hours = HOURS[index];
  if (hours === 0) return 'just calibrated';
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`;
  return `${hours / 24} days`;
}

const times = value => `× ${Number(value).toFixed(1)}`;

const SLIDERS = [
  { name: 'noise', label: 'Noise', max: 3, step: 0.1, value: 1, text: times },
  { name: 'fixedPattern', label: 'Fixed pattern: circuits that differ', max: 3, step: 0.1, value: 1, text: times },
  { name: 'saturation', label: 'Saturation of circuits', max: 3, step: 0.1, value: 1, text: times },
  { name: 'age', label: 'Age of the calibration', max: HOURS.length - 1, step: 1, value: DEFAULT_AGE, text: age },
  { name: 'sends', label: 'Sends of each vector', max: 8, step: 1, value: 0, text: value => (Number(value) === 0 ? 'as trained' : value) },
  { name: 'trials', label: 'Trials', min: 10, max: 500, step: 10, value: 100, text: value => value },
];

export class Controls {
  constructor(place, changed) {
    this.inputs = {};
    for (const slider of SLIDERS) {
      const input = html('input', {
        id: `slider-${slider.name}`, type: 'range', min: slider.min ?? 0, max: slider.max, step: slider.step, value: slider.value,
      });
      const output = html('output', { for: input.id });
      const label = html('label', { for: input.id }, slider.label, output);
      input.show = () => {
        output.textContent = slider.text(input.value);
        input.setAttribute('aria-valuetext', output.textContent);
      };
      input.addEventListener('input', () => {
        input.show();
        changed();
      });
      input.show();
      this.inputs[slider.name] = input;
      place.append(html('div', {}, label, input));
    }
  }

  set(name, value) {
    this.inputs[name].value = value;
    this.inputs[name].show();
  }

  reset() {
    for (const slider of SLIDERS) this.set(slider.name, slider.value);
  }

  settings() {
    const { noise, fixedPattern, saturation, age: index, sends, trials } = this.inputs;
    return {
      noise: Number(noise.value),
      fixedPattern: Number(fixedPattern.value),
      saturation: Number(saturation.value),
      ageHours: HOURS[index.value],
      sends: Number(sends.value),
      trials: Number(trials.value),
    };
  }
}
