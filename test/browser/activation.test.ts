import { generateSync } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAccount } from '../../src/domain/accounts/queries.ts';
import { type PrintedFile, printedFile } from '../setup/activate-visit.ts';
import { sentCode, slipOf } from '../setup/activating.ts';
import { chromiumPath, launchChromium, sayWhySkipped } from '../setup/chromium.ts';
import { newDevice, patience } from '../setup/device.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';

const path = chromiumPath();
if (!path) sayWhySkipped('activating in the browser');

const own = 'mưa rơi trên mái tôn đêm qua';

let house: TestHouse;
let browser: Browser;

beforeAll(async () => {
  if (!path) return;
  house = await startTestHouse();
  browser = await launchChromium(path);
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** Presses the button of a form and waits for the page after it. */
async function press(page: Page, action: string, next: string): Promise<void> {
  await page.locator(`form[action="${action}"] button`).first().click();
  await page.waitForURL(`**${next}`);
}

/** From the two codes of the file to the page after the contact. */
async function proveContact(page: Page, file: PrintedFile, next: string): Promise<void> {
  await page.goto(`${house.issuer}/activate`);
  await page.fill('input[name=reference]', file.reference.toLowerCase());
  await page.fill('input[name=code]', file.code.toLowerCase());
  await press(page, '/activate', '/activate');
  await press(page, '/activate/begin', '/activate/contact');
  await press(page, '/activate/contact/send', '/activate/contact');
  await page.fill('input[name=code]', await sentCode(house.deps, file.applicationId));
  await press(page, '/activate/contact', next);
}

async function setPassword(page: Page): Promise<void> {
  await page.fill('input[name=password]', own);
  await page.fill('input[name=repeat]', own);
  await press(page, '/activate/password', '/activate/done');
}

describe.skipIf(!path)('activating in Chromium', () => {
  test('level 1 with a passkey, on a small phone; the passkey then signs in', { timeout: 60_000 }, async () => {
    const file = await printedFile(house);
    const { context, page } = await newDevice(browser, { width: 320 });
    await proveContact(page, file, '/activate/factor');
    await page.check('input[value=passkey]');
    await press(page, '/activate/factor', '/activate/factor/passkey');
    await page.click('[data-passkey-start]');
    await page.waitForURL('**/activate/password');
    await setPassword(page);
    expect(await page.textContent('main')).toContain(file.login);
    expect(await findAccount(house.deps.db, file.accountId)).toMatchObject({ state: 'active', level: 1 });
    await context.clearCookies();
    await page.goto(`${house.issuer}/me/factors`);
    await page.click('[data-passkey-start]');
    await page.waitForURL('**/me/factors');
    expect(await page.textContent('main')).toContain('Khóa truy cập');
    await context.close();
  });

  test('level 2 with slip and app, without scripts', { timeout: 60_000 }, async () => {
    const file = await printedFile(house, { level: 2 });
    const slip = await slipOf(house.deps, file.applicationId);
    const context = await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await proveContact(page, file, '/activate/slip');
    await page.fill('input[name=code]', slip);
    await press(page, '/activate/slip', '/activate/factor');
    await page.check('input[value=totp]');
    await press(page, '/activate/factor', '/activate/factor/totp');
    const secret = (await page.textContent('.dd-secret'))?.replaceAll(' ', '') ?? '';
    await page.fill('input[name=code]', generateSync({ secret, epoch: Math.floor(Date.now() / 1000) }));
    await press(page, '/activate/factor/totp', '/activate/password');
    await setPassword(page);
    expect(await findAccount(house.deps.db, file.accountId)).toMatchObject({ state: 'active', level: 2 });
    await context.close();
  });
});
