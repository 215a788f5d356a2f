// Runs in a page: text that overlaps, is too small or cut off, and a page wider than its window.
export function boxes() {
  const SMALLEST = 11;
  const TOUCH = 1.5;
  const findings = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    findings.push({ kind: 'overflow', text: `the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}` });
  }

  function seen(rect, element) {
    let { left, top, right, bottom } = rect;
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflowX === 'visible') continue;
      const box = at.getBoundingClientRect();
      left = Math.max(left, box.left);
      right = Math.min(right, box.right);
    }
    return { left, top, right, bottom };
  }

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const words = node.textContent.trim();
    if (!words || element.closest('title, desc, style, script') || !element.checkVisibility()) continue;
    const svg = element.closest('svg');
    const zoom = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * zoom;
    if (size < SMALLEST - 0.01) findings.push({ kind: 'small', text: `${words} has ${size.toFixed(1)} px` });
    let rects;
    if (svg) {
      const rect = element.getBoundingClientRect();
      const frame = svg.getBoundingClientRect();
      if (rect.left < frame.left - 1 || rect.right > frame.right + 1 || rect.top < frame.top - 1 || rect.bottom > frame.bottom + 1) {
        findings.push({ kind: 'cut', text: `${words} is cut off by its chart` });
      }
      rects = [rect];
    } else {
      const range = document.createRange();
      range.selectNodeContents(node);
      rects = [...range.getClientRects()];
    }
    for (const rect of rects) {
      const box = seen(rect, element);
      if (box.right - box.left > TOUCH) texts.push({ ...box, node, words: words.slice(0, 60) });
    }
  }

  texts.sort((a, b) => a.top - b.top);
  for (let i = 0; i < texts.length; i++) {
    for (let k = i + 1; k < texts.length && texts[k].top < texts[i].bottom; k++) {
      const [a, b] = [texts[i], texts[k]];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (a.node !== b.node && across > TOUCH && down > 2 * TOUCH) {
        findings.push({ kind: 'overlap', text: `"${a.words}" and "${b.words}"` });
      }
    }
  }
  return findings;
}
