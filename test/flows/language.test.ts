import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { Party } from '../setup/party.ts';
import { enterPassword } from '../setup/people.ts';
import { textOf, Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let bank: Party;

beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ name_vi: 'Ngân hàng', name_en: 'The Bank' });
});
afterAll(async () => house.stop());

test('a service asks for English and gets it on every page of the sign-in', async () => {
  const person = await house.person();
  const browser = new Visitor();
  const asked = await bank.open(browser, { ui_locales: 'fr en', acr_values: 'urn:dinhdanh:acr:level-2' });
  const second = await enterPassword(browser, asked.page, person.login);
  const consent = await browser.submit(second, { code: person.code() }, { action: '/totp' });
  for (const page of [asked.page, second, consent]) {
    expect(page.html).toContain('<html lang="en"');
    expect(textOf(page)).toContain('The Bank');
  }
});

test('the language a person chose wins over what a service asks', async () => {
  const browser = new Visitor();
  const asked = await bank.open(browser, { ui_locales: 'en' });
  await browser.open(`${house.issuer}/language?to=vi&back=/`);
  const again = await browser.open(asked.page.url);
  expect(again.html).toContain('<html lang="vi"');
  expect(textOf(again)).toContain('Ngân hàng');
});

test('without a wish it is Vietnamese', async () => {
  const asked = await bank.open(new Visitor({ 'accept-language': 'fr' }));
  expect(asked.page.html).toContain('<html lang="vi"');
});
