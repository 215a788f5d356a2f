// Checks pages in a browser: node check.mjs FOLDER [CHROMIUM]. Prints findings as JSON, one a line.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { inspect, watch } from './inspect.mjs';

const [folder, executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath });

async function check(file, colorScheme, width) {
  const report = (kind, text) => console.log(JSON.stringify({ page: file, colorScheme, width, kind, text }));
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  watch(page, url => /^(file|data):/.test(url), report);
  await page.goto(pathToFileURL(join(folder, file)).href);
  await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
  await inspect(page, report);
  await page.close();
}

for (const file of readdirSync(folder).filter(name => name.endsWith('.html')).sort()) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 400]) await check(file, colorScheme, width);
  }
}
await browser.close();
