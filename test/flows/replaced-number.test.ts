import { afterAll, beforeAll, expect, test } from 'vitest';
import { maskNumber } from '../../src/lib/numbers.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { goOn } from '../setup/journeys.ts';
import { giveEarlierNumber } from '../setup/new-person.ts';
import { claimsOfToken, type Party } from '../setup/party.ts';
import { enterPassword } from '../setup/people.ts';
import { type Page, textOf, Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let bank: Party;

beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ name_vi: 'Ngân hàng', name_en: 'Bank' });
});
afterAll(() => house.stop());

const happened = 'Số định danh của bạn đã được thay';

test('whoever signs in with a replaced number is told so once, sees the new one masked, and goes on to the same account', async () => {
  const person = await house.person();
  const earlier = await giveEarlierNumber(house, person);
  const visitor = new Visitor();
  const asked = await bank.open(visitor, { acr_values: 'urn:dinhdanh:acr:level-2' });
  const told = await enterPassword(visitor, asked.page, earlier);
  expect(told.url.pathname).toMatch(/\/replaced$/);
  expect(textOf(told)).toContain(happened);
  expect(textOf(told)).toContain(maskNumber(person.login));
  expect(told.html).not.toContain(person.login);
  expect(told.url.href).not.toContain(earlier);
  const next = await visitor.submit(told, {}, { action: '/replaced' });
  expect(next.url.pathname).toMatch(/\/totp$/);
  const answer = bank.answer(await goOn({ party: bank, visitor, person }, next), asked.verifier);
  expect(claimsOfToken(await bank.redeem(answer)).amr).toEqual(['pwd', 'otp', 'mfa']);
});

test('when nothing more is asked, the button leads to the service', async () => {
  const portal = await house.party({ kind: 'state', name_vi: 'Cổng', name_en: 'Portal' });
  const person = await house.person();
  const earlier = await giveEarlierNumber(house, person);
  const signIn = async (login: string): Promise<[Visitor, Page, string]> => {
    const visitor = new Visitor();
    const asked = await portal.open(visitor);
    return [visitor, await enterPassword(visitor, asked.page, login, portal.stop), asked.verifier];
  };
  // The first time it is asked for consent, and never again.
  const [before, consent] = await signIn(person.login);
  await before.submit(consent, { decision: 'allow' }, portal.stop);
  const [visitor, told, verifier] = await signIn(earlier);
  expect(textOf(told)).toContain(happened);
  const page = await visitor.submit(told, {}, { action: '/replaced', ...portal.stop });
  expect((await portal.redeem(portal.answer(page, verifier))).status).toBe(200);
});

test('before a factor was right nobody is told, and today’s number leads past the page', async () => {
  const person = await house.person();
  const earlier = await giveEarlierNumber(house, person);
  const visitor = new Visitor();
  const { page } = await bank.open(visitor);
  const wrong = await enterPassword(visitor, page, earlier, { password: 'not the right one at all' });
  expect(wrong.status).toBe(422);
  expect(textOf(wrong)).not.toContain(happened);
  const peeked = await visitor.open(new URL(`${page.url.pathname}/replaced`, page.url));
  expect(textOf(peeked)).not.toContain(happened);
  const right = await enterPassword(visitor, peeked, person.login);
  expect(right.url.pathname).toMatch(/\/consent$/);
});
