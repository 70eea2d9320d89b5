import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launchChromium, sayWhySkipped } from '../setup/chromium.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';

/** The installable app: without a network one page of ours answers, and nothing personal lies on the device. */
const path = chromiumPath();
if (!path) sayWhySkipped('the installed app');

describe.skipIf(!path)('the installed app', () => {
  let house: TestHouse;
  let browser: Browser;

  beforeAll(async () => {
    house = await startTestHouse();
    browser = await launchChromium(path ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  test('keeps files that say nothing about anybody, and one page for when there is no network', async () => {
    const context = await browser.newContext({ locale: 'vi-VN' });
    const page = await context.newPage();
    await page.goto(`${house.issuer}/apply`);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
    await page.getByLabel('Tôi là công dân Việt Nam, từ đủ 14 tuổi').check();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.waitForURL('**/apply/details');
    const kept = await page.evaluate<string[]>(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
        .then((lists) => lists.flat().map((request) => new URL(request.url).pathname))`,
    );
    expect(kept).toContain('/offline');
    expect(kept.filter((one) => one !== '/offline' && !one.startsWith('/assets/'))).toEqual([]);
    await context.setOffline(true);
    await page.goto(`${house.issuer}/apply/contacts`);
    expect(await page.textContent('h1')).toBe('Không có kết nối mạng');
    await context.setOffline(false);
    await page.goto(`${house.issuer}/apply/contacts`);
    expect(page.url()).toBe(`${house.issuer}/apply/details`);
    await context.close();
  });

  test('can be installed: its manifest names pages of ours and pictures that are there', async () => {
    const manifest = await (await fetch(`${house.issuer}/assets/manifest.webmanifest`)).json();
    expect(manifest).toMatchObject({ display: 'standalone', start_url: '/me', scope: '/' });
    for (const { src, type } of manifest.icons as { src: string; type: string }[]) {
      const answer = await fetch(new URL(src, house.issuer));
      expect(answer.status, src).toBe(200);
      expect(answer.headers.get('content-type'), src).toBe(type);
    }
  });
});
