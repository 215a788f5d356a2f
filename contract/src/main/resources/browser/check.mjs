// Checks pages in a browser: node check.mjs FOLDER [CHROMIUM]. Prints findings as JSON, one a line.
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { inspect, watch } from './inspect.mjs';

const WINDOWS = ['light', 'dark'].flatMap(colorScheme => [1280, 400].map(width => ({ colorScheme, width })));

const [folder, executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath });
const files = readdirSync(folder).filter(name => name.endsWith('.html')).sort();

async function open(page, file) {
  await page.goto(pathToFileURL(join(folder, file)).href);
  await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
  return page.evaluate(() => document.scripts.length > 0);
}

// One tab of the browser: takes a page after the other.
async function tab() {
  const page = await browser.newPage();
  let at;
  const report = (kind, text) => console.log(JSON.stringify({ ...at, kind, text }));
  watch(page, url => /^(file|data):/.test(url), report);
  for (let file = files.shift(); file; file = files.shift()) {
    // Without scripts, a page that is open looks as if it were loaded in the other window.
    let loads = true;
    for (const { colorScheme, width } of WINDOWS) {
      at = { page: file, colorScheme, width };
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      if (loads) loads = await open(page, file);
      await inspect(page, report);
    }
  }
}

await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, tab));
await browser.close();
