import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { claimsOfToken, type Party } from '../setup/party.ts';
import { enterPassword } from '../setup/people.ts';
import { Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let bank: Party;

beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ backchannel_logout_uri: 'http://localhost:9/log-out' });
});
afterAll(async () => house.stop());

async function liveSessions(accountId: string): Promise<number> {
  const { rows } = await house.deps.db.raw('select 1 from sessions where account_id = ? and ended_at is null', [accountId]);
  return rows.length;
}

test('somebody else at the same screen: the first session ends, its services are told, the new person signs in', async () => {
  const [first, second] = await Promise.all([house.person(), house.person()]);
  const browser = new Visitor();
  const asked = await bank.open(browser);
  const consent = await enterPassword(browser, asked.page, first.login);
  await browser.submit(consent, { decision: 'allow' }, bank.stop);
  const again = await bank.open(browser, { prompt: 'select_account' });
  const credentials = await browser.submit(again.page, { decision: 'switch' }, { action: '/switch' });
  const agreed = await enterPassword(browser, credentials, second.login);
  const answer = bank.answer(await browser.submit(agreed, { decision: 'allow' }, bank.stop), again.verifier);
  expect(claimsOfToken(await bank.redeem(answer)).acr).toBe('urn:dinhdanh:acr:level-1');
  expect(await liveSessions(first.accountId)).toBe(0);
  expect(await liveSessions(second.accountId)).toBe(1);
  const { rows } = await house.deps.db.raw('select reason from logout_deliveries where subject_account_id = ?', [first.accountId]);
  expect(rows).toEqual([{ reason: 'person-switch' }]);
});

test('two tabs, two people: whoever signs in last is the one who is signed in', async () => {
  const [first, second] = await Promise.all([house.person(), house.person()]);
  const browser = new Visitor();
  const [one, two] = [await bank.open(browser), await bank.open(browser)];
  await browser.submit(await enterPassword(browser, one.page, first.login), { decision: 'allow' }, bank.stop);
  const consent = await enterPassword(browser, two.page, second.login);
  const answer = bank.answer(await browser.submit(consent, { decision: 'allow' }, bank.stop), two.verifier);
  expect((await bank.redeem(answer)).status).toBe(200);
  expect([await liveSessions(first.accountId), await liveSessions(second.accountId)]).toEqual([0, 1]);
});
