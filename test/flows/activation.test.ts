import { decodeJwt } from 'jose';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAccount } from '../../src/domain/accounts/queries.ts';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import { offerSleepingPasskey, sleepPasskey } from '../../src/domain/registrations/sleeping/passkey.ts';
import { waitingFile } from '../../src/sandbox/waiting-file.ts';
import { beginActivation, choosePassword, enrolApp, enterContactCode, printedFile, words } from '../setup/activate-visit.ts';
import { sentCode, slipOf } from '../setup/activating.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { goOn } from '../setup/journeys.ts';
import type { Party } from '../setup/party.ts';
import { answerWithPasskey, enrolByButton } from '../setup/passkey-in-hand.ts';
import { enterPassword } from '../setup/people.ts';
import { SoftAuthenticator } from '../setup/soft-authenticator.ts';
import { type Page, Visitor } from '../setup/visitor.ts';

const own = 'mưa rơi trên mái tôn đêm qua';

let house: TestHouse;
let bank: Party;
beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ kind: 'state', min_acr: 'level-2' });
});
afterAll(async () => house.stop());

const state = async (accountId: string): Promise<unknown> => {
  const account = await findAccount(house.deps.db, accountId);
  return [account?.state, account?.level];
};

/** Where a page stands, in one word. */
const at = (page: Page): string => page.url.pathname;

describe('level 1, online', () => {
  test('reference and code, contact, app, own password: then the account signs in', async () => {
    const file = await printedFile(house);
    const visitor = new Visitor();
    const contact = await beginActivation(house, visitor, file);
    expect(at(contact)).toBe('/activate/contact');
    const factor = await enterContactCode(house, visitor, contact, file);
    expect(at(factor)).toBe('/activate/factor');
    expect(words(factor)).not.toContain('tin nhắn');
    const { page: password } = await enrolApp(visitor, factor);
    expect(at(password)).toBe('/activate/password');
    expect(await state(file.accountId)).toEqual(['waiting', 1]);
    const done = await choosePassword(visitor, password, own);
    expect(at(done)).toBe('/activate/done');
    expect(words(done)).toMatch(/đã được kích hoạt.*mức độ 1/i);
    expect(await state(file.accountId)).toEqual(['active', 1]);
    const signIn = await enterPassword(new Visitor(), await visitor.open(`${house.issuer}/me`), file.login, { password: own });
    expect(at(signIn)).not.toContain('not-active');
  });

  test('with a passkey made on the page', async () => {
    const file = await printedFile(house, { email: 'maria.moi@example.com' });
    const visitor = new Visitor();
    const factor = await enterContactCode(house, visitor, await beginActivation(house, visitor, file), file);
    const offer = await visitor.submit(factor, { factor: 'passkey' }, { action: '/activate/factor' });
    expect(at(offer)).toBe('/activate/factor/passkey');
    const { status, to } = await enrolByButton(visitor, offer, new SoftAuthenticator(house.issuer));
    expect([status, to]).toEqual([200, '/activate']);
    const password = await visitor.open(`${house.issuer}${to}`);
    expect(at(await choosePassword(visitor, password, 'mưa rơi trên'))).toBe('/activate/done');
    expect(await state(file.accountId)).toEqual(['active', 1]);
  });

  test('whoever opened the status page goes on without typing the codes again', async () => {
    const file = await printedFile(house);
    const visitor = new Visitor();
    const status = await visitor.open(`${house.issuer}/apply/status`);
    const opened = await visitor.submit(status, { reference: file.reference, code: file.code }, { action: '/apply/status' });
    expect(opened.html).toContain('href="/activate"');
    const start = await visitor.open(`${house.issuer}/activate`);
    expect(words(start)).toContain('Hãy chuẩn bị');
    expect(at(await visitor.submit(start, {}, { action: '/activate/begin' }))).toBe('/activate/contact');
  });
});

describe('level 2, after a counter', () => {
  test('Phạm Thu Dung activates with what is printed, and signs in at level 2', async () => {
    const visitor = new Visitor();
    const { applicationId } = await dungsFile();
    const contact = await beginActivation(house, visitor, waitingFile);
    const slip = await enterContactCode(house, visitor, contact, { applicationId, accountId: '', activationId: '' });
    expect(at(slip)).toBe('/activate/slip');
    const factor = await visitor.submit(slip, { code: waitingFile.slipCode }, { action: '/activate/slip' });
    const { page: password, secret } = await enrolApp(visitor, factor);
    expect(at(await choosePassword(visitor, password, own))).toBe('/activate/done');
    const other = new Visitor();
    const asked = await bank.open(other);
    const begun = await enterPassword(other, asked.page, waitingFile.login, { password: own, ...bank.stop });
    const next = (): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 });
    const person = { accountId: '', login: waitingFile.login, password: own, code: next };
    const answered = await goOn({ party: bank, visitor: other, person }, begun);
    const tokens = await bank.redeem(bank.answer(answered, asked.verifier));
    expect(decodeJwt(tokens.id_token ?? '')).toMatchObject({ acr: 'urn:dinhdanh:acr:level-2', account_level: 2 });
  });

  test('by text message: code, slip and a long password', async () => {
    const file = await printedFile(house, { level: 2 });
    const slipCode = await slipOf(house.deps, file.applicationId);
    const visitor = new Visitor();
    const slip = await enterContactCode(house, visitor, await beginActivation(house, visitor, file), file);
    const factor = await visitor.submit(slip, { code: slipCode }, { action: '/activate/slip' });
    const password = await visitor.submit(factor, { factor: 'text' }, { action: '/activate/factor' });
    expect(words(password)).toContain('Ít nhất 15 ký tự');
    const short = await choosePassword(visitor, password, 'mưa rơi trên');
    expect([short.status, words(short)]).toEqual([422, expect.stringContaining('quá ngắn')]);
    expect(at(await choosePassword(visitor, short, own))).toBe('/activate/done');
    expect(await state(file.accountId)).toEqual(['active', 2]);
  });

  test('a passkey of the counter and the slip, without the telephone: one button at the end', async () => {
    const file = await printedFile(house, { level: 2 });
    const slipCode = await slipOf(house.deps, file.applicationId);
    const bed = { applicationId: file.applicationId };
    const key = new SoftAuthenticator(house.issuer);
    const made = key.create(await offerSleepingPasskey(house.deps, bed, { userName: 'x', displayName: 'x' }));
    expect(await sleepPasskey(house.deps, bed, { response: made, actor: 'officer:1' })).toBe('asleep');
    const visitor = new Visitor();
    const contact = await beginActivation(house, visitor, file);
    expect(words(contact)).toMatch(/mã trên giấy.*thiết bị đã đăng ký/);
    const slip = await visitor.open(`${house.issuer}/activate/slip`);
    await visitor.submit(slip, { code: slipCode }, { action: '/activate/slip' });
    const device = await visitor.open(`${house.issuer}/activate/device`);
    const { status, to } = await answerWithPasskey(visitor, device, { authenticator: key });
    expect([status, to]).toEqual([200, '/activate']);
    const finish = await visitor.open(`${house.issuer}/activate`);
    expect(at(finish)).toBe('/activate/finish');
    expect(at(await visitor.submit(finish, {}, { action: '/activate/finish' }))).toBe('/activate/done');
    expect(await state(file.accountId)).toEqual(['active', 2]);
  });

  test('without slip and device the office has to help', async () => {
    const file = await printedFile(house, { level: 2 });
    const stuck = await beginActivation(house, new Visitor(), file);
    expect(at(stuck)).toBe('/activate/stuck');
    expect(words(stuck)).toContain('cơ quan đã nhận hồ sơ');
  });
});

async function dungsFile(): Promise<{ applicationId: string }> {
  const row = await house.deps.db('applications').where({ reference: waitingFile.reference }).first('id');
  return { applicationId: row.id };
}

test('what the pages send tells nobody a name, number or contact before the proofs', async () => {
  const file = await printedFile(house, { phone: '+84901234567' });
  const visitor = new Visitor();
  const contact = await beginActivation(house, visitor, file);
  const sent = await visitor.submit(contact, {}, { action: '/activate/contact/send' });
  for (const page of [contact, sent]) {
    for (const secret of ['Chờ', file.login, '1234567', '567', file.code]) expect(page.html).not.toContain(secret);
    expect(page.headers.get('cache-control')).toContain('no-store');
  }
  const message = await house.deps.db('messages').where({ application_id: file.applicationId, channel: 'sms' }).first();
  expect(openMessage(house.deps.secrets, message).to).toBe('+84901234567');
  expect(await sentCode(house.deps, file.applicationId)).toMatch(/^\d{6}$/);
});
