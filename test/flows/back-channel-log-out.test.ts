import { createRemoteJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { jobTasks } from '../../src/jobs.ts';
import { listLogOuts } from '../../src/domain/sign-ins/log-out-deliveries.ts';
import { listSessions } from '../../src/domain/sign-ins/sessions.ts';
import { runJobs } from '../../src/platform/jobs/runner.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn, signInForTokens } from '../setup/journeys.ts';
import { claimsOfToken, type Party } from '../setup/party.ts';
import { type Receiver, startReceiver } from '../setup/receiver.ts';
import { Visitor } from '../setup/visitor.ts';

let house: TestHouse;
const receivers: Receiver[] = [];

beforeAll(async () => {
  house = await startTestHouse();
});
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.stop();
});
afterAll(async () => house.stop());

async function listening(...answer: Parameters<typeof startReceiver>): Promise<Receiver> {
  const receiver = await startReceiver(...answer);
  receivers.push(receiver);
  return receiver;
}

const partyAt = (receiver: Receiver, more: Record<string, unknown> = {}): Promise<Party> =>
  house.party({ kind: 'state', backchannel_logout_uri: receiver.uri, backchannel_logout_session_required: true, ...more });

const tasks = () => jobTasks(house.deps, { senders: {}, sendLogOut: house.house.sendLogOut });

async function logOut(visitor: Visitor): Promise<number> {
  const page = await visitor.open(`${house.issuer}/session/end`);
  const started = performance.now();
  const done = await visitor.submit(page, {}, { action: '/session/end/confirm' });
  expect(done.url.pathname).toBe('/session/end/success');
  return performance.now() - started;
}

async function verified(token: string, audience: string): Promise<JWTPayload> {
  const keys = createRemoteJWKSet(new URL(`${house.issuer}/jwks`));
  const { payload } = await jwtVerify(token, keys, { issuer: house.issuer, audience, typ: 'logout+jwt' });
  return payload;
}

test('the job tells each service with a token that it can verify: its own sub and sid, and nothing about anybody else', async () => {
  const [one, two] = [await listening(), await listening()];
  const [bank, clinic] = [await partyAt(one), await partyAt(two, { id_token_signed_response_alg: 'RS256' })];
  const [person, visitor] = [await house.person(), new Visitor()];
  const parties = [bank, clinic];
  const tokens = [await signInForTokens(bank, visitor, person), await signInForTokens(clinic, visitor, person)];
  const worker = await runJobs({ connectionString: house.database.url, log: house.deps.log, tasks: tasks(), pollInterval: 100 });
  try {
    await logOut(visitor);
    await Promise.all([one.received(1), two.received(1)]);
  } finally {
    await worker.stop();
  }
  for (const [index, receiver] of [one, two].entries()) {
    const claims = claimsOfToken(tokens[index] ?? { status: 0 });
    const payload = await verified(receiver.tokens[0] ?? '', parties[index]?.options.clientId ?? '');
    expect(payload).toMatchObject({
      sub: claims.sub,
      sid: claims.sid,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    });
    expect(payload.sid).toBeTruthy();
    expect(payload.jti).toBeTruthy();
    expect(payload).not.toHaveProperty('nonce');
    expect(Number(payload.exp) - Number(payload.iat)).toBeLessThanOrEqual(120);
  }
  expect(claimsOfToken(tokens[0] ?? { status: 0 }).sub).not.toBe(claimsOfToken(tokens[1] ?? { status: 0 }).sub);
});

test('a dead service delays nobody: the page is there while nothing was sent, and the delivery waits in the queue', async () => {
  const dead = await listening(() => undefined);
  const bank = await partyAt(dead);
  const [person, visitor] = [await house.person(), new Visitor()];
  await signIn(bank, visitor, person);
  const [session] = await listSessions(house.deps.db, person.accountId);
  // 200 ms on a quiet machine; here only that nobody waits for the service, which never answers.
  expect(await logOut(visitor)).toBeLessThan(2000);
  expect(dead.tokens).toEqual([]);
  expect(await listLogOuts(house.deps.db, session?.uid ?? '')).toMatchObject([
    { clientId: bank.options.clientId, reason: 'log-out', state: 'queued', attempt: 0 },
  ]);
});

test('a service that refuses is asked five times, each time with a fresh token, and the failure is recorded', async () => {
  const refusing = await listening((res) => res.writeHead(500).end());
  const bank = await partyAt(refusing);
  const [person, visitor] = [await house.person(), new Visitor()];
  await signIn(bank, visitor, person);
  const [session] = await listSessions(house.deps.db, person.accountId);
  await logOut(visitor);
  const [delivery] = await listLogOuts(house.deps.db, session?.uid ?? '');
  for (let attempt = 0; attempt < 7; attempt += 1) await tasks()['deliver-log-out']?.({ deliveryId: delivery?.id ?? '' }, {} as never);
  expect(refusing.tokens).toHaveLength(5);
  expect(new Set(refusing.tokens.map((token) => decodeJwt(token).jti)).size).toBe(5);
  expect(await listLogOuts(house.deps.db, session?.uid ?? '')).toMatchObject([{ state: 'failed', attempt: 5 }]);
  const { rows } = await house.deps.db.raw(`select client_id from audit_events where event = 'log-out.undelivered' and account_id = ?`, [
    person.accountId,
  ]);
  expect(rows).toEqual([{ client_id: bank.options.clientId }]);
});

test('a service that comes back is told by a later attempt', async () => {
  let works = false;
  const flaky = await listening((res) => res.writeHead(works ? 200 : 503).end());
  const bank = await partyAt(flaky);
  const [person, visitor] = [await house.person(), new Visitor()];
  await signIn(bank, visitor, person);
  const [session] = await listSessions(house.deps.db, person.accountId);
  await logOut(visitor);
  const [delivery] = await listLogOuts(house.deps.db, session?.uid ?? '');
  const attempt = (): Promise<void> | undefined => tasks()['deliver-log-out']?.({ deliveryId: delivery?.id ?? '' }, {} as never);
  await attempt();
  works = true;
  await attempt();
  expect(await listLogOuts(house.deps.db, session?.uid ?? '')).toMatchObject([{ state: 'delivered', attempt: 2 }]);
  await verified(flaky.tokens[1] ?? '', bank.options.clientId);
});
