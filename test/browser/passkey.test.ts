import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCredentials } from '../../src/domain/credentials/queries.ts';
import { chromiumPath, launchChromium, sayWhySkipped } from '../setup/chromium.ts';
import { newDevice } from '../setup/device.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';

const path = chromiumPath();
if (!path) sayWhySkipped('passkeys in the browser');

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

/** Number, password and the code of the app, wherever the provider asks for it. */
async function signInByPassword(page: Page, person: TestPerson, to: string): Promise<void> {
  await page.goto(`${house.issuer}${to}`);
  await page.fill('input[name=username]', person.login);
  await page.fill('input[name=password]', person.password);
  await page.locator('form[action$="/password"] button').first().click();
  if (!page.url().endsWith(to)) {
    // At the level of the door a password is enough; the page itself asks for more.
    await page.waitForURL('**/totp');
    await page.fill('input[name=code]', person.code());
    await page.locator('form[action$="/totp"] button').first().click();
  }
  await page.waitForURL(`**${to}`);
}

const passkeysOf = async (person: TestPerson): Promise<number> =>
  (await listCredentials(house.deps.db, person.accountId)).filter(({ kind }) => kind === 'passkey').length;

describe.skipIf(!path)('a passkey', () => {
  test('is made in self-service and then signs in alone, without a number, as two factors', { timeout: 60_000 }, async () => {
    const person = await house.person({ phone: false });
    const { context, page } = await newDevice(browser);
    await signInByPassword(page, person, '/me/factors/passkey');
    await page.click('[data-passkey-start]');
    await page.waitForURL('**/me/factors?done=passkey-added');
    expect(await page.textContent('main')).toContain('Đã thêm khóa truy cập');
    expect(await passkeysOf(person)).toBe(1);
    await context.clearCookies();
    await page.goto(`${house.issuer}/me/factors/password`);
    await page.click('[data-passkey-start]');
    await page.waitForURL('**/me/factors/password');
    expect(await page.inputValue('input[name=username]')).toBe(person.login);
    await context.close();
  });

  test('is not made by a device whose owner did not unlock it, and the page says so', { timeout: 60_000 }, async () => {
    const person = await house.person({ phone: false });
    const { context, page } = await newDevice(browser, { isUserVerified: false });
    await signInByPassword(page, person, '/me/factors/passkey');
    await page.click('[data-passkey-start]');
    await page.waitForSelector('[data-passkey-problem]:not([hidden])');
    expect(await passkeysOf(person)).toBe(0);
    await context.close();
  });
});
