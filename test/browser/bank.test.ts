import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTown, type Town } from '../setup/bank-visit.ts';
import { chromiumPath, launchChromium, sayWhySkipped } from '../setup/chromium.ts';

const path = chromiumPath();
if (!path) sayWhySkipped('the bank in the browser');

let browser: Browser;
let town: Town;

beforeAll(async () => {
  if (!path) return;
  [browser, town] = await Promise.all([launchChromium(path), startTown()]);
});

afterAll(async () => {
  await browser?.close();
  await town?.stop();
});

/** A window whose console must stay silent: a policy that forbids a redirect would be told there. */
async function openWindow(
  options: Parameters<Browser['newContext']>[0],
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
}

async function press(page: Page, name: string): Promise<void> {
  await page.locator('main').getByRole('button', { name, exact: true }).click();
}

/** The provider is localhost, the bank 127.0.0.1: two sites, so cookies and form-action are really tried. */
describe.skipIf(!path).each([
  ['a narrow window without scripts', { javaScriptEnabled: false, viewport: { width: 320, height: 700 } }],
  ['a wide window with scripts', { javaScriptEnabled: true, viewport: { width: 1280, height: 900 } }],
])('%s', (_, options) => {
  test('account, transfer with step-up, log-out', { timeout: 60_000 }, async () => {
    const person = await town.house.person({ phone: false });
    const { context, page, complaints } = await openWindow(options);
    await page.goto(`${town.bank}/bank`);
    await press(page, 'Mở tài khoản');
    await page.fill('input[name=username]', person.login);
    await page.fill('input[name=password]', person.password);
    await page.locator('form[action$="/password"] button').first().click();
    await press(page, 'Đồng ý');
    expect(new URL(page.url()).pathname).toBe('/bank/account');
    await page.goto(`${town.bank}/bank/transfer`);
    await page.getByLabel('Quán Phở Góc Phố').check();
    await page.fill('input[name=amount]', '250.000');
    await press(page, 'Chuyển tiền');
    await page.fill('input[name=code]', person.code());
    await page.locator('form:has(input[name=code]) button').first().click();
    await press(page, 'Đồng ý');
    expect(await page.textContent('h1')).toBe('Đã chuyển tiền');
    expect(await page.locator('[data-claim=acr] code').nth(1).textContent()).toContain('level-2');
    // Only with its style sheet a page has a width worth asking for.
    await page.waitForLoadState('load');
    const sideways = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(sideways).toBe(0);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.locator('main form button').first().click();
    expect(page.url()).toBe(`${town.bank}/bank/logged-out`);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
