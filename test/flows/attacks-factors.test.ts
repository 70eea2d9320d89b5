import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { beginTotpEnrolment } from '../../src/domain/credentials/enrolment/totp.ts';
import { listCredentials } from '../../src/domain/credentials/queries.ts';
import { shiftClock } from '../setup/database.ts';
import { freshPlaces, messagesOf, tryPassword, type Verdict, verdictOf } from '../setup/guesser.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { mainOf } from '../setup/own-doors.ts';
import type { Party } from '../setup/party.ts';
import { enterPassword, enterTotp } from '../setup/people.ts';
import { givePasskey } from '../setup/passkey-in-hand.ts';
import { type Page, Visitor } from '../setup/visitor.ts';
import { acr, stationOf, walk } from '../setup/walk.ts';

/** A thief who has the password, or a sheet with recovery codes, and wants the rest. */
let house: TestHouse;
let party: Party;
const at = (path: string): string => `${house.issuer}${path}`;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state' });
});
beforeEach(() => freshPlaces(house));
afterAll(() => house.stop());

async function guessCodes(visitor: Visitor, person: TestPerson, times: number): Promise<Verdict[]> {
  const asked = await walk({ party, visitor, person }, { acr_values: acr.level2 }, { stopAt: ['totp'] });
  let { page } = asked;
  const verdicts: Verdict[] = [];
  for (let index = 0; index < times; index += 1) {
    page = await enterTotp(visitor, page, { code: '000000', ...party.stop });
    verdicts.push(verdictOf(party, page));
  }
  return verdicts;
}

describe('guessing the second factor with a known password', () => {
  /** A password alone is enough for a service of level 1, and makes the browser known. */
  async function thiefsBrowser(person: TestPerson): Promise<Visitor> {
    const visitor = new Visitor();
    expect((await walk({ party, visitor, person })).at).toBe('answer');
    expect(visitor.cookie('dd-device')).toBeDefined();
    return visitor;
  }

  test('a browser that only knows the password buys no further guesses', async () => {
    const person = await house.person({ phone: false });
    expect(await guessCodes(await thiefsBrowser(person), person, 5)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'held']);
    expect(await guessCodes(await thiefsBrowser(person), person, 1)).toEqual(['held']);
  });

  test('nor do browsers without any cookie', async () => {
    const person = await house.person({ phone: false });
    expect(await guessCodes(new Visitor(), person, 4)).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
    expect((await tryPassword(party, person)).verdict).toBe('held');
  });

  test('and the holder, on a device where both were shown before, is not held by it', async () => {
    const person = await house.person({ phone: false });
    const home = new Visitor();
    expect((await walk({ party, visitor: home, person }, { acr_values: acr.level2 })).at).toBe('answer');
    await guessCodes(await thiefsBrowser(person), person, 5);
    const walked = await walk({ party, visitor: home, person }, { acr_values: acr.level2, prompt: 'login' });
    expect(walked.at).toBe('answer');
    expect(walked.answer.params.has('code')).toBe(true);
  });

  test('the flood of notices does not become a flood of text messages', async () => {
    const person = await house.person();
    for (let index = 0; index < 7; index += 1) await thiefsBrowser(person);
    const notices = await messagesOf(house, person.accountId, 'new-device-sign-in');
    const sent = (channel: string): number => notices.filter((notice) => notice.channel === channel).length;
    expect(sent('inbox')).toBe(7);
    expect(sent('sms')).toBeLessThanOrEqual(5);
  });
});

describe('factors of two people do not add up', () => {
  test('a passkey of the thief beside the password of the victim', async () => {
    const [victim, thief] = [await house.person(), await house.person()];
    await givePasskey(house, victim);
    const authenticator = await givePasskey(house, thief);
    const visitor = new Visitor();
    const asked = await party.open(visitor, { acr_values: acr.level2 });
    // A challenge from before the password names nobody; one from after it names the victim's keys.
    const early = await asOptions(visitor, asked.page);
    const next = await enterPassword(visitor, asked.page, victim.login, party.stop);
    expect(stationOf(party, next)).toBe('passkey');
    expect((await answerTo(visitor, next, authenticator.get(early))).status).toBe(422);
    const { allowCredentials, ...late } = await asOptions(visitor, next);
    expect(allowCredentials).toHaveLength(1);
    expect((await answerTo(visitor, next, authenticator.get(late))).status).toBe(422);
  });

  test('a challenge of one sitting is none in another', async () => {
    const person = await house.person();
    const authenticator = await givePasskey(house, person);
    const visitor = new Visitor();
    const [one, two] = [await party.open(visitor), await party.open(visitor)];
    const answer = authenticator.get(await asOptions(visitor, one.page));
    expect((await answerTo(visitor, two.page, answer)).status).toBe(422);
    expect((await answerTo(visitor, one.page, answer)).status).toBe(200);
    expect((await answerTo(visitor, one.page, answer)).status).not.toBe(200);
  });

  test('two first factors at the same moment in one sitting: one of them is nobody’s', async () => {
    const [victim, thief] = [await house.person({ phone: false }), await house.person({ phone: false })];
    const visitor = new Visitor();
    const asked = await party.open(visitor, { acr_values: acr.level2 });
    await Promise.all([victim, thief].map((one) => enterPassword(visitor, asked.page, one.login, party.stop)));
    const { rows } = await house.database.db.raw('select account_id, factors from sittings order by opened_at desc limit 1');
    expect(rows[0].factors).toHaveLength(1);
    const totp = await visitor.open(new URL(`${asked.page.url.pathname}/totp`, asked.page.url));
    const other = rows[0].account_id === victim.accountId ? thief : victim;
    expect((await enterTotp(visitor, totp, { code: other.code(), ...party.stop })).status).toBe(422);
  });

  test('a code used at the limited desk does not work at the sign-in, and the other way round', async () => {
    const person = await house.person({ phone: false });
    const code = person.code();
    const desk = new Visitor();
    const begun = await desk.submit(
      await desk.open(at('/me/limited')),
      { username: person.login, password: person.password },
      { action: '/me/limited' },
    );
    const passed = await desk.submit(begun, { code }, { action: '/me/limited/code' });
    expect(mainOf(passed)).toContain('đang dùng được');
    const visitor = new Visitor();
    const asked = await walk({ party, visitor, person }, { acr_values: acr.level2 }, { stopAt: ['totp'] });
    expect((await enterTotp(visitor, asked.page, { code, ...party.stop })).status).toBe(422);
  });
});

describe('a sheet of recovery codes that was found', () => {
  async function recoveredAt(path: string, person: TestPerson, code: string): Promise<{ visitor: Visitor; page: Page }> {
    const visitor = new Visitor();
    const start = await visitor.open(at(path));
    const form = await visitor.open(new URL(`${start.url.pathname}/recovery`, start.url));
    return { visitor, page: await visitor.submit(form, { username: person.login, code }, { action: '/recovery' }) };
  }

  /** The door session as challenges know it. */
  async function doorOf(person: TestPerson): Promise<string> {
    const { rows } = await house.database.db.raw('select id_hash from door_sessions where account_id = ?', [person.accountId]);
    return (rows[0].id_hash as Buffer).toString('hex');
  }

  const secretOf = (page: Page): string => (/<code class="dd-secret">([^<]+)</.exec(page.html)?.[1] ?? '').replaceAll(' ', '');

  test('does not take the app of its holder away', async () => {
    const person = await house.person({ phone: false });
    const issued = await issueRecoveryCodes(house.deps, { accountId: person.accountId });
    const [code = ''] = 'codes' in issued ? issued.codes : [];
    const own = (await listCredentials(house.deps.db, person.accountId)).find(({ kind }) => kind === 'totp')?.id;
    const { visitor, page } = await recoveredAt('/me/factors/totp', person, code);
    expect(page.status).toBe(409);
    // The page is skipped: the form is sent as if it had been shown.
    const offer = await beginTotpEnrolment(house.deps, { accountId: person.accountId, session: await doorOf(person), label: 'x' });
    const list = await visitor.open(at('/me/factors/passkey'));
    const sent = await visitor.request(at('/me/factors/totp'), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.issuer },
      body: new URLSearchParams({
        csrf: /data-csrf="([^"]*)"/.exec(list.html)?.[1] ?? '',
        code: generateSync({ secret: offer.secret }),
        offer: house.deps.secrets.seal('totp-page', JSON.stringify({ ...offer, label: 'x' })),
      }),
    });
    expect(sent.status).toBe(409);
    expect((await listCredentials(house.deps.db, person.accountId)).find(({ kind }) => kind === 'totp')?.id).toBe(own);
    expect((await walk({ party, visitor: new Visitor(), person }, { acr_values: acr.level2 })).at).toBe('answer');
  });

  test('but whoever really lost the app gets a new one after a day, with the next code', async () => {
    const person = await house.person({ phone: false });
    const issued = await issueRecoveryCodes(house.deps, { accountId: person.accountId });
    const [first = '', second = ''] = 'codes' in issued ? issued.codes : [];
    expect((await recoveredAt('/me/factors/totp', person, first)).page.status).toBe(409);
    await shiftClock(house.database.db, '25 hours');
    const { visitor, page } = await recoveredAt('/me/factors/totp', person, second);
    const ahead = Math.floor(Date.now() / 1000) + 25 * 3600;
    const done = await visitor.submit(
      page,
      { code: generateSync({ secret: secretOf(page), epoch: ahead }) },
      { action: '/me/factors/totp' },
    );
    expect(mainOf(done)).toContain('Đã thêm ứng dụng tạo mã');
  });
});

async function postJson(visitor: Visitor, page: Page, kind: 'options' | 'answer', body: unknown): Promise<Response> {
  const attribute = (name: string): string => new RegExp(`data-${name}="([^"]*)"`).exec(page.html)?.[1] ?? '';
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'x-csrf-token': attribute('csrf'),
    origin: house.issuer,
  };
  return visitor.request(new URL(attribute(`${kind}-url`), page.url), { method: 'POST', headers, body: JSON.stringify(body) });
}

async function asOptions(visitor: Visitor, page: Page): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return (await (await postJson(visitor, page, 'options', {})).json()) as PublicKeyCredentialRequestOptionsJSON;
}

function answerTo(visitor: Visitor, page: Page, answer: unknown): Promise<Response> {
  return postJson(visitor, page, 'answer', answer);
}
