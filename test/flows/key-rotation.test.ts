import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { auditKeyEvents } from '../../src/domain/audit/key-events.ts';
import { revokeKey, rotateKeys } from '../../src/platform/signing-keys/actions.ts';
import { listSigningKeys } from '../../src/platform/signing-keys/queries.ts';
import type { KeyDeps, SigningKey } from '../../src/platform/signing-keys/types.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn } from '../setup/journeys.ts';
import { CachingVerifier, publishedKids } from '../setup/key-cache.ts';
import { startLoad } from '../setup/key-load.ts';
import { Party, type Tokens } from '../setup/party.ts';
import { Visitor } from '../setup/visitor.ts';

/** Milliseconds within which every node must follow. */
const promised = 30_000;

let house: TestHouse;
let deps: KeyDeps;
let verifier: CachingVerifier;
let parties: readonly Party[];
let nodes: readonly string[];
/** A person with a session and their refresh tokens, renewed before each test. */
let visitor: Visitor;

beforeAll(async () => {
  house = await startTestHouse();
  deps = { ...house.deps, recordKeyEvent: auditKeyEvents('system') };
  nodes = [house.issuer, await house.secondNode()];
  parties = [
    await house.party({ kind: 'state', client_id: 'es' }),
    await house.party({ kind: 'state', client_id: 'rs', id_token_signed_response_alg: 'RS256' }),
  ];
});
afterAll(async () => house.stop());

beforeEach(async () => {
  visitor = new Visitor();
  verifier = new CachingVerifier(house.issuer);
});

/** The same service, speaking to one of the nodes. */
function partyAt(party: Party, node: string): Party {
  return new Party({ ...party.options, issuer: node });
}

async function keys(state: SigningKey['state']): Promise<Record<string, string>> {
  const found = (await listSigningKeys(house.deps.db)).filter((key) => key.state === state);
  return Object.fromEntries(found.map(({ alg, kid }) => [alg, kid]));
}

async function refreshTokens(): Promise<string[]> {
  const person = await house.person();
  const all: string[] = [];
  for (const party of parties) all.push((await party.redeem(await signIn(party, visitor, person))).refresh_token ?? '');
  return all;
}

/** Waits until every node signs for every service with the given keys; answers the milliseconds it took. */
async function allNodesSignWith(expected: Record<string, string>, refresh: readonly string[]): Promise<number> {
  const began = performance.now();
  for (;;) {
    const signed = await Promise.all(
      nodes.flatMap((node) => parties.map(async (party, at) => kidOf(await partyAt(party, node).refresh(refresh[at] ?? '')))),
    );
    if (signed.every((kid) => Object.values(expected).includes(kid))) return performance.now() - began;
    if (performance.now() - began > promised) expect.fail(`nodes still sign with ${signed.join(', ')}`);
    await pause(50);
  }
}

function kidOf({ id_token: token = '' }: Tokens): string {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid as string;
}

test('the key set may be kept for an hour; the keys that come next are in it before they sign', async () => {
  const answer = await fetch(`${house.issuer}/jwks`);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
  const body = await answer.text();
  for (const part of ['"d"', '"p"', '"q"', '"dp"', '"qi"']) expect(body).not.toContain(part);
  const [signing, next] = [await keys('signing'), await keys('next')];
  expect(Object.keys(signing).toSorted()).toEqual(['ES256', 'RS256']);
  for (const node of nodes)
    expect((await publishedKids(node)).toSorted()).toEqual([...Object.values(signing), ...Object.values(next)].toSorted());
  const refresh = await refreshTokens();
  await allNodesSignWith(signing, refresh);
});

test('under load the keys change on all nodes: nothing fails, and who fetched the set an hour before needs no other', async () => {
  const next = await keys('next');
  const before = await keys('signing');
  expect(await rotateKeys(deps)).toMatchObject({ refused: 'too-early' });
  await shiftClock(house.deps.db, '61 minutes');
  verifier.ahead = 61 * 60;
  await verifier.fetch();
  await shiftClock(house.deps.db, '2 hours');
  verifier.ahead = 120 * 60;

  const refresh = await refreshTokens();
  const load = startLoad({ house, parties, nodes, verifier, refresh, visitor });
  const late = await signIn(parties[0] as Party, visitor, await house.person());
  await load.settled();
  expect(await rotateKeys(deps)).toHaveProperty('changed');
  const took = await allNodesSignWith(next, refresh);
  await load.settled();
  const seen = await load.stop();

  expect(seen.failures).toEqual([]);
  expect(seen.rounds).toBeGreaterThan(5);
  expect(seen.kids).toEqual(new Set([...Object.values(before), ...Object.values(next)]));
  expect(seen.signingCounts).toEqual(new Set(['ES256 RS256']));
  expect(verifier.fetches).toBe(1);
  expect(took).toBeLessThan(promised);
  console.log(`all nodes switched within ${Math.round(took)} ms under load of ${seen.rounds} rounds`);

  // The code was issued before the change, and is redeemed after it, at the other node.
  const redeemed = await partyAt(parties[0] as Party, nodes[1] ?? '').redeem(late);
  expect((await verifier.verify(redeemed.id_token ?? '', 'es')).kid).toBe(next.ES256);
  for (const node of nodes) expect(await publishedKids(node)).toEqual(expect.arrayContaining(Object.values(before)));
});

test('forced again at once: tokens of keys nobody has cached verify after one look at the set', async () => {
  await verifier.fetch();
  const refresh = await refreshTokens();
  const first = await keys('signing');
  for (let round = 0; round < 2; round += 1) {
    const next = await keys('next');
    expect(await rotateKeys(deps, { force: true })).toHaveProperty('changed');
    await allNodesSignWith(next, refresh);
  }
  const load = startLoad({ house, parties, nodes, verifier, refresh, visitor });
  await load.settled();
  const seen = await load.stop();
  expect(seen.failures).toEqual([]);
  expect(seen.kids).toEqual(new Set(Object.values(await keys('signing'))));
  expect(verifier.fetches).toBe(2);
  // Two changes later the first ones are still published: tokens that they signed are good until they expire.
  for (const node of nodes) expect(await publishedKids(node)).toEqual(expect.arrayContaining(Object.values(first)));
});

test('a revoked key is gone from every node within 30 s; the next one signs, and nothing fails', async () => {
  const refresh = await refreshTokens();
  const [stolen, next] = [(await keys('signing')).ES256 ?? '', await keys('next')];
  const token = (await (parties[0] as Party).refresh(refresh[0] ?? '')).id_token ?? '';
  expect((await verifier.verify(token, 'es')).kid).toBe(stolen);
  const load = startLoad({ house, parties, nodes, verifier, refresh, visitor });
  await load.settled();
  const began = performance.now();
  expect(await revokeKey(deps, stolen)).toHaveProperty('changed');
  while ((await Promise.all(nodes.map(publishedKids))).flat().includes(stolen)) {
    if (performance.now() - began > promised) expect.fail('still published');
    await pause(50);
  }
  console.log(`revoked everywhere within ${Math.round(performance.now() - began)} ms`);
  const signing = await keys('signing');
  expect(signing.ES256).toBe(next.ES256);
  await allNodesSignWith(signing, refresh);
  const seen = await load.stop();
  expect(seen.failures).toEqual([]);
  expect(seen.signingCounts).toEqual(new Set(['ES256 RS256']));
  // Whoever asks again refuses what the stolen key signs.
  await expect(new CachingVerifier(house.issuer).verify(token, 'es')).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
});
