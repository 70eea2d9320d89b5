import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobTasks } from '../../src/jobs.ts';
import { runJobs } from '../../src/platform/jobs/runner.ts';
import {
  ask,
  codeFlow,
  type ConformanceHouse,
  expectedHeading,
  expectError,
  expectErrorPage,
  type Flow,
  type Seat,
  startConformanceHouse,
  verifiedToken,
} from '../setup/conformance.ts';
import { conformanceClients } from '../setup/conformance-files.ts';
import type { Party } from '../setup/party.ts';
import { startReceiver } from '../setup/receiver.ts';
import { type Page, textOf } from '../setup/visitor.ts';

const file = 'rp-initiated-log-out.json';
/** Signs of every kind, as the suite puts them in a state. */
const state = `aZ09 -._~!"#$%&'()*/:<=>?@[]^_\`{|}`.replace(' ', '~');

let house: ConformanceHouse;

beforeAll(async () => {
  house = await startConformanceHouse();
});
afterAll(async () => house.stop());

/** Where the client wants people back after a log-out. */
const afterOf = (id: string): string => {
  const uris = conformanceClients.find(({ client_id: one }) => one === id)?.post_logout_redirect_uris as string[];
  return String(uris[0]);
};

interface SignedIn extends Seat, Flow {
  readonly after: string;
}

async function signedIn(id = 'conformance-log-out'): Promise<SignedIn> {
  const seat = house.seat(house.client(id));
  return { ...seat, ...(await codeFlow(seat)), after: afterOf(id) };
}

/** Sends the browser to the end of the session; it stops before the service. */
async function endSession({ visitor, after }: SignedIn, params: Record<string, string>): Promise<Page> {
  return visitor.open(`${house.issuer}/session/end?${new URLSearchParams(params)}`, { stopAt: after });
}

async function confirm({ visitor, after }: SignedIn, page: Page): Promise<Page> {
  return visitor.submit(page, {}, { action: '/session/end/confirm', stopAt: after });
}

const isSignedIn = async (seat: Seat): Promise<boolean> => {
  const silent = await ask(seat, { prompt: 'none' });
  if (silent.answer.params.has('code')) return true;
  expectError(seat.party, silent, 'login_required');
  return false;
};

describe('oidcc-rp-initiated-logout-certification-test-plan', () => {
  test.each([
    ['oidcc-rp-initiated-logout: back at the service with its state', { state }],
    ['oidcc-rp-initiated-logout-no-state: back at the service without a state', {}],
  ])('%s, and signed out', async (_module, more) => {
    const here = await signedIn();
    const page = await endSession(here, { id_token_hint: here.tokens.id_token ?? '', post_logout_redirect_uri: here.after, ...more });
    const back = await confirm(here, page);
    expect(back.url.origin + back.url.pathname).toBe(here.after);
    expect(Object.fromEntries(back.url.searchParams)).toEqual(more);
    expect(await isSignedIn(here)).toBe(false);
  });

  test.each([
    ['oidcc-rp-initiated-logout-no-params', () => ({})],
    ['oidcc-rp-initiated-logout-no-post-logout-redirect-uri', (hint: string) => ({ id_token_hint: hint, state })],
    ['oidcc-rp-initiated-logout-no-id-token-hint', (_hint: string, after: string) => ({ post_logout_redirect_uri: after, state })],
    ['oidcc-rp-initiated-logout-only-state', () => ({ state })],
  ])('%s: signed out on a page of ours, and nobody is sent to the service', async (module, params) => {
    const here = await signedIn();
    const question = await endSession(here, params(here.tokens.id_token ?? '', here.after));
    expect([question.status, question.url.origin]).toEqual([200, house.issuer]);
    const done = await confirm(here, question);
    expect([done.status, done.url.href]).toEqual([200, `${house.issuer}/session/end/success`]);
    expect(textOf(done)).toMatch(expectedHeading(file, module));
    expect(await isSignedIn(here)).toBe(false);
  });

  test.each([
    ['oidcc-rp-initiated-logout-bad-post-logout-redirect-uri', '/bad'],
    ['oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri', '?dummy1=lorem'],
  ])('%s: an error page, and nobody is sent on', async (module, added) => {
    const here = await signedIn();
    const params = { id_token_hint: here.tokens.id_token ?? '', post_logout_redirect_uri: here.after + added, state };
    expectErrorPage(await endSession(here, params), expectedHeading(file, module));
    expect(await isSignedIn(here)).toBe(true);
  });

  test.each([
    ['oidcc-rp-initiated-logout-modified-id-token-hint: changed to no signature', unsigned],
    ['oidcc-rp-initiated-logout-bad-id-token-hint: signed by the service itself', signedByTheService],
  ])('%s: an error page, and nobody is sent on', async (title, forge) => {
    const here = await signedIn();
    const params = { id_token_hint: await forge(here), post_logout_redirect_uri: here.after, state };
    expectErrorPage(await endSession(here, params), expectedHeading(file, title.split(':')[0] ?? ''));
    expect(await isSignedIn(here)).toBe(true);
  });
});

async function unsigned({ claims }: Flow): Promise<string> {
  return new UnsecuredJWT(claims).encode();
}

async function signedByTheService({ claims, party }: Flow & { party: Party }): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(party.options.secret));
}

describe('oidcc-backchannel-rp-initiated-logout-certification-test-plan', () => {
  test('oidcc-backchannel-rp-initiated-logout: a log-out token with sub and sid of the ID token, and back at the service', async () => {
    const id = 'conformance-back-channel';
    const receiver = await startReceiver();
    // The suite's own address cannot be reached from here.
    await house.party({ ...conformanceClients.find(({ client_id: one }) => one === id), backchannel_logout_uri: receiver.uri });
    const here = await signedIn(id);
    const tasks = jobTasks(house.deps, { senders: {}, sendLogOut: house.house.sendLogOut });
    const worker = await runJobs({ connectionString: house.database.url, log: house.deps.log, tasks, pollInterval: 100 });
    try {
      const page = await endSession(here, { id_token_hint: here.tokens.id_token ?? '', post_logout_redirect_uri: here.after, state });
      const back = await confirm(here, page);
      expect(back.url.origin + back.url.pathname).toBe(here.after);
      expect(Object.fromEntries(back.url.searchParams)).toEqual({ state });
      await receiver.received(1);
    } finally {
      await worker.stop();
      await receiver.stop();
    }
    const { payload } = await verifiedToken(here.party, receiver.tokens[0]);
    expect(payload).toMatchObject({
      sub: here.claims.sub,
      sid: here.claims.sid,
      jti: expect.any(String),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    });
    expect(payload.sid).toBeTruthy();
    expect(payload).not.toHaveProperty('nonce');
    expect(await isSignedIn(here)).toBe(false);
  });
});
