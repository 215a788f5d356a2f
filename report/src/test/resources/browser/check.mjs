// Checks pages in a browser: node check.mjs FOLDER [CHROMIUM]. Prints findings as JSON, one a line.
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { boxes } from './boxes.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [folder, executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath });

async function check(file, colorScheme, width) {
  const report = (kind, text) => console.log(JSON.stringify({ page: file, colorScheme, width, kind, text }));
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) report('console', message.text());
  });
  page.on('pageerror', error => report('console', String(error)));
  page.on('request', request => {
    if (!/^(file|data):/.test(request.url())) report('network', request.url());
  });
  await page.goto(pathToFileURL(join(folder, file)).href);
  await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  for (const violation of violations) {
    for (const node of violation.nodes) report(`axe ${violation.id}`, `${violation.help}: ${node.html.slice(0, 200)}`);
  }
  for (const finding of await page.evaluate(boxes)) report(finding.kind, finding.text);
  await page.close();
}

for (const file of readdirSync(folder).filter(name => name.endsWith('.html')).sort()) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 400]) await check(file, colorScheme, width);
  }
}
await browser.close();
