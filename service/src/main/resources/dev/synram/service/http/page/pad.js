// A pad to draw on. Lines become a picture as those of MNIST were made: scaled to five sevenths of the picture, and moved so
// that the middle of their mass is the middle of the picture.
const BOX = 20 / 28;
const LINE = 2.6 / 28;
const PAD_LINE = 0.07;

export class Pad {
  constructor(canvas, seen, changed) {
    this.canvas = canvas;
    this.seen = seen;
    this.changed = changed;
    this.strokes = [];
    canvas.addEventListener('pointerdown', event => this.begin(event));
    canvas.addEventListener('pointermove', event => this.move(event));
    for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, event => this.end(event));
  }

  size(width, height) {
    this.seen.width = width;
    this.seen.height = height;
  }

  show(strokes) {
    this.strokes = strokes.map(stroke => stroke.map(point => [...point]));
    this.update(true);
  }

  point(event) {
    const box = this.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  begin(event) {
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    if (this.isSample) this.strokes = [];
    this.isSample = false;
    this.strokes.push([this.point(event)]);
    this.drawing = true;
    this.update(false);
  }

  move(event) {
    if (!this.drawing) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) this.strokes.at(-1).push(this.point(each));
    this.update(false);
  }

  end() {
    if (!this.drawing) return;
    this.drawing = false;
    this.update(true);
  }

  update(isDone) {
    const { width, height } = this.canvas;
    const pen = this.canvas.getContext('2d');
    pen.clearRect(0, 0, width, height);
    lines(pen, this.strokes, width * PAD_LINE, ([x, y]) => [x * width, y * height]);
    this.picture();
    this.changed(isDone);
  }

  // Pixels from 0 to 1, row by row.
  picture() {
    const { width, height } = this.seen;
    const pen = this.seen.getContext('2d', { willReadFrequently: true });
    const points = this.strokes.flat();
    const [left, right] = range(points.map(point => point[0]));
    const [top, bottom] = range(points.map(point => point[1]));
    const side = Math.min(width, height);
    const line = LINE * side;
    const scale = (BOX * side - line) / Math.max(right - left, bottom - top, 0.02);
    const place = (dx, dy) => ([x, y]) => [(x - (left + right) / 2) * scale + width / 2 + dx, (y - (top + bottom) / 2) * scale + height / 2 + dy];
    const drawn = (dx, dy) => {
      pen.clearRect(0, 0, width, height);
      if (points.length > 0) lines(pen, this.strokes, line, place(dx, dy));
      const { data } = pen.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, i) => data[4 * i + 3] / 255);
    };
    const first = drawn(0, 0);
    const mass = first.reduce((sum, value) => sum + value, 0);
    if (mass === 0) return first;
    const middle = coordinate => first.reduce((sum, value, i) => sum + value * (coordinate(i) + 0.5), 0) / mass;
    return drawn(Math.round(width / 2 - middle(i => i % width)), Math.round(height / 2 - middle(i => Math.floor(i / width))));
  }
}

function range(values) {
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
}

function lines(pen, strokes, width, place) {
  pen.strokeStyle = '#fff';
  pen.lineWidth = width;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const stroke of strokes) {
    pen.beginPath();
    stroke.map(place).forEach(([x, y], i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    if (stroke.length === 1) pen.lineTo(...place(stroke[0]));
    pen.stroke();
  }
}
