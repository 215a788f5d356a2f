// Checks the page of a server in a browser: node live.mjs URL [CHROMIUM]. Prints findings as JSON, one a line.
import { chromium } from 'playwright-core';
import { inspect, watch } from './inspect.mjs';

const PATIENCE = { timeout: 120_000 };
const [url, executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath });

async function check(colorScheme, width) {
  const found = tab => (kind, text) => console.log(JSON.stringify({ tab, colorScheme, width, kind, text }));
  const report = found('multiplying');
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  watch(page, address => address.startsWith(url) || address.startsWith('data:'), report);
  const answered = async act => {
    const before = await page.evaluate(() => Number(document.body.dataset.answers ?? 0));
    await act();
    await page.waitForFunction(count => Number(document.body.dataset.answers ?? 0) > count, before, PATIENCE);
  };
  const expect = (holds, what) => {
    if (!holds) report('behaviour', what);
  };

  await answered(() => page.goto(url));
  await inspect(page, report);
  const pad = await page.locator('#pad').boundingBox();
  const drawn = await page.locator('#scores tbody').innerText();
  await answered(async () => {
    await page.mouse.move(pad.x + pad.width / 2, pad.y + 40);
    await page.mouse.down();
    await page.mouse.move(pad.x + pad.width / 2 - 10, pad.y + pad.height - 40, { steps: 5 });
    await page.mouse.up();
  });
  expect(await page.locator('#scores tbody').innerText() !== drawn, 'a line does not change the scores');
  await answered(async () => {
    await page.locator('#samples button').nth(7).focus();
    await page.keyboard.press('Enter');
  });
  await answered(async () => {
    await page.locator('#slider-noise').focus();
    await page.keyboard.press('ArrowRight');
  });
  expect(await page.locator('#slider-noise').getAttribute('aria-valuetext') === '× 1.1', 'the noise is not told');
  await answered(() => page.locator('[data-action="recalibrate"]').click());
  // An answer that was asked for before may come first.
  const isTold = page.waitForFunction(() => document.getElementById('cards').innerText.includes('just calibrated'), null, PATIENCE);
  expect(await isTold.then(() => true, () => false), 'the calibration is not told');

  await page.locator('#tab-digits').focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('#no-spikes').waitFor(PATIENCE);
  await inspect(page, found('spiking'));
  await page.close();
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 400]) await check(colorScheme, width);
}
await browser.close();
