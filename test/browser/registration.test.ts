import { generateSync } from 'otplib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAccount } from '../../src/domain/accounts/queries.ts';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import type { Application } from '../../src/domain/registrations/types.ts';
import type { RegisteredPerson } from '../../src/sandbox/registries/people/types.ts';
import { sentCode } from '../setup/activating.ts';
import { chromiumPath, launchChromium, sayWhySkipped } from '../setup/chromium.ts';
import { codesSent } from '../setup/counter.ts';
import { newDevice, patience } from '../setup/device.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { work } from '../setup/intake-visit.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { password } from '../setup/people.ts';
import { applyOnline, isPlain, openFile, takeInAtCounter, type Walker } from '../setup/registration-walk.ts';
import { startTestRegistries, type TestRegistries } from '../setup/registries.ts';

const path = chromiumPath();
if (!path) sayWhySkipped('registration in the browser');

const own = 'mưa rơi trên mái tôn đêm qua';

let house: TestHouse;
let registries: TestRegistries;
let browser: Browser;
let citizens: RegisteredPerson[];
let foreigners: RegisteredPerson[];

beforeAll(async () => {
  if (!path) return;
  house = await startTestHouse();
  registries = await startTestRegistries();
  // Faces and fingers are really compared, by the registers of the sandbox over HTTP.
  Object.assign(house.registers, registries.registries);
  const plain = registries.world.list().filter(isPlain);
  citizens = plain.filter(({ citizen }) => citizen);
  foreigners = plain.filter(({ citizen }) => !citizen);
  await insertUnits(house.deps.db);
  await house.deps.db('units').where({ id: 'immigration' }).update({ parent_id: 'authority' });
  browser = await launchChromium(path);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await registries?.stop();
  await house?.stop();
});

async function officer(role: 'reception' | 'immigration-reception' | 'decider', unitId: string): Promise<TestPerson> {
  const person = await house.person();
  await appoint(house.deps.db, { accountId: person.accountId, role, unitId });
  return person;
}

async function walkerOn(page: Page, origin: string): Promise<Walker> {
  page.setDefaultTimeout(patience);
  return { page, origin, code: async (phone) => (await codesSent(house.deps, phone)).at(-1) ?? '' };
}

async function fileWith(where: { id: string } | { reference: string }): Promise<Application> {
  const row = await house.deps.db('applications').where(where).first('id');
  const file = await findApplication(house.deps.db, String(row.id));
  if (!file) throw new Error('no such file');
  return file;
}

/** Answers whatever the provider asks, until a page of the desk stands there. */
async function signIn(page: Page, person: TestPerson, ahead = 0): Promise<void> {
  const desk = house.deps.settings.backOfficeOrigin;
  for (let steps = 0; steps < 6 && !page.url().startsWith(desk); steps += 1) {
    const from = page.url();
    if (await page.isVisible('input[name=password]')) {
      // A step-up knows already who is asked.
      if (await page.isVisible('input[name=username]')) await page.fill('input[name=username]', person.login);
      await page.fill('input[name=password]', password);
      await page.press('input[name=password]', 'Enter');
    } else if (await page.isVisible('input[name=factor][value=totp]')) {
      await page.check('input[name=factor][value=totp]');
      await page.locator('form:has(input[name=factor]) button').click();
    } else {
      await page.fill('input[name=code]', person.code(ahead));
      await page.press('input[name=code]', 'Enter');
    }
    await page.waitForURL((url) => url.href !== from);
  }
}

async function press(page: Page, action: string, next: string): Promise<void> {
  await page.locator(`form[action="${action}"] button`).first().click();
  await page.waitForURL(`**${next}`);
}

/** From the page of a granted file, which its two codes have opened, to the account. */
async function activate(page: Page, id: string, factor: 'passkey' | 'totp'): Promise<void> {
  await page.locator('main a[href="/activate"]').click();
  await page.waitForURL('**/activate');
  await press(page, '/activate/begin', '/activate/contact');
  await press(page, '/activate/contact/send', '/activate/contact');
  await page.fill('input[name=code]', await sentCode(house.deps, id));
  await press(page, '/activate/contact', '/activate/factor');
  await page.check(`input[value=${factor}]`);
  await press(page, '/activate/factor', `/activate/factor/${factor}`);
  if (factor === 'passkey') {
    await page.click('[data-passkey-start]');
    await page.waitForURL('**/activate/password');
  } else {
    const secret = (await page.textContent('.dd-secret'))?.replaceAll(' ', '') ?? '';
    await page.fill('input[name=code]', generateSync({ secret, epoch: Math.floor(Date.now() / 1000) }));
    await press(page, '/activate/factor/totp', '/activate/password');
  }
  await page.fill('input[name=password]', own);
  await page.fill('input[name=repeat]', own);
  await press(page, '/activate/password', '/activate/done');
}

/** Nothing stands beyond the edge of the window. */
async function fits(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

/** P1 by one person: applied, granted by the machine, followed, activated. */
async function fromStartToAccount(page: Page, person: RegisteredPerson, factor: 'passkey' | 'totp'): Promise<void> {
  const walker = await walkerOn(page, house.issuer);
  const key = await applyOnline({ ...walker, look: async () => expect(await fits(page)).toBe(true) }, person);
  await work(house, ['run-check', 'grant-application']);
  expect(await openFile(walker, key)).toContain('Được cấp');
  expect(await fits(page)).toBe(true);
  const { id, accountId = '' } = await fileWith({ reference: key.reference });
  await activate(page, id, factor);
  expect(await findAccount(house.deps.db, accountId)).toMatchObject({ state: 'active', level: 1 });
}

/** P2 and P5: taken in by one officer, granted by another. */
async function throughTheDesk(kind: 'citizens' | 'foreigners', person: RegisteredPerson, clerk: TestPerson): Promise<void> {
  const desk = house.deps.settings.backOfficeOrigin;
  const decider = await officer('decider', 'authority');
  const options: BrowserContextOptions = { locale: 'vi-VN', viewport: { width: 1000, height: 800 }, acceptDownloads: true };
  const [counter, office] = [await browser.newContext(options), await browser.newContext(options)];
  const [page, other] = [await counter.newPage(), await office.newPage()];
  const walker = await walkerOn(page, desk);
  other.setDefaultTimeout(patience);
  await page.goto(`${desk}/intake/${kind}`);
  await signIn(page, clerk);
  const id = await takeInAtCounter(walker, kind, person);
  await work(house);
  await page.reload();
  expect(await page.innerText('main')).not.toContain('không khớp');
  const slip = page.waitForEvent('download');
  await page.locator('form[action$="/slip"] button').click();
  expect((await slip).suggestedFilename()).toMatch(/^dd-.*-phieu\.pdf$/);
  await other.goto(`${desk}/files/${id}`);
  await signIn(other, decider);
  expect(await other.innerText('main')).toContain(person.fullName);
  await other.check('input[name=outcome][value=grant]');
  await other.locator(`form[action="/files/${id}/decide"] button`).click();
  await other.waitForLoadState();
  await signIn(other, decider, 30);
  await other.locator('form[action^="/decisions/"] button').click();
  await other.waitForLoadState();
  expect(await fileWith({ id })).toMatchObject({ state: 'granted', keyedBy: expect.any(String) });
  await counter.close();
  await office.close();
}

describe.skipIf(!path)('registration in Chromium', () => {
  test('a citizen applies on a phone of 360 px, follows the file, and activates with a passkey', { timeout: 60_000 }, async () => {
    const { context, page } = await newDevice(browser, { width: 360 });
    await fromStartToAccount(page, citizens[0] as RegisteredPerson, 'passkey');
    await context.close();
  });

  test('the same without scripts, with an app', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await fromStartToAccount(await context.newPage(), citizens[1] as RegisteredPerson, 'totp');
    await context.close();
  });

  test('a citizen at the police, from the first form to the slip, and the decision of another officer', { timeout: 60_000 }, async () => {
    await throughTheDesk('citizens', citizens[2] as RegisteredPerson, await officer('reception', 'commune-a'));
  });

  test('a foreigner at an immigration office, and the decision of the authority', { timeout: 60_000 }, async () => {
    await throughTheDesk('foreigners', foreigners[0] as RegisteredPerson, await officer('immigration-reception', 'immigration-province'));
  });
});
