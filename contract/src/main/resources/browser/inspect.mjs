// What is wrong with a page that is open: axe-core, and the boxes of its texts.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { boxes } from './boxes.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// Reports what the page writes to the console, and requests for addresses that are not allowed.
export function watch(page, allowed, report) {
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) report('console', message.text());
  });
  page.on('pageerror', error => report('console', String(error)));
  page.on('request', request => {
    if (!allowed(request.url())) report('network', request.url());
  });
}

export async function inspect(page, report) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  // Details of what is in order, for thousands of labels, would take longer than the rules.
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ['violations'] }));
  for (const violation of violations) {
    for (const node of violation.nodes) report(`axe ${violation.id}`, `${violation.help}: ${node.html.slice(0, 200)}`);
  }
  for (const finding of await page.evaluate(boxes)) report(finding.kind, finding.text);
}
