import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockAccount } from '../../src/domain/accounts/actions.ts';
import { withdrawConsent } from '../../src/domain/consents/actions.ts';
import { suspendParty } from '../../src/domain/relying-parties/actions.ts';
import { endEverything, endForLock, endSession, listSessions } from '../../src/domain/sign-ins/sessions.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Tx } from '../../src/platform/database/types.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signInForTokens } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { Party } from '../setup/party.ts';
import { Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let second: string;
beforeAll(async () => {
  house = await startTestHouse();
  second = await house.secondNode();
});
afterAll(async () => house.stop());

const inTx = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> => inTransaction(house.deps.db, work);

interface About {
  readonly person: TestPerson;
  readonly party: Party;
  readonly sessionUid: string;
}

const lock = ({ person: { accountId } }: About) =>
  inTx((tx) => lockAccount(tx, { accountId, ground: 'authority-request', actor: 'system' }, endForLock));
const withdraw = ({ person: { accountId }, party }: About) =>
  inTx((tx) => withdrawConsent(tx, { accountId, clientId: party.options.clientId, requestId: 'r' }));
const suspend = ({ party }: About) => inTx((tx) => suspendParty(tx, party.options.clientId, 'system'));
const end = ({ sessionUid: uid }: About) => inTx((tx) => endSession(tx, { uid, reason: 'log-out', actor: 'system' }));
const endAll = ({ person: { accountId } }: About) => inTx((tx) => endEverything(tx, { accountId, reason: 'ended-all', actor: 'system' }));

/** Everything that ends something, alone and against each other. */
const endings: [string, ((about: About) => Promise<unknown>)[]][] = [
  ['a lock', [lock]],
  ['a withdrawn consent', [withdraw]],
  ['a suspended service', [suspend]],
  ['a log-out', [end]],
  ['all of them at the same moment', [lock, withdraw, suspend, end, endAll]],
];

test.each(endings)('20 requests on two nodes racing %s: no failure, nothing works afterwards', async (_what, acts) => {
  const [person, visitor] = [await house.person(), new Visitor()];
  const party = await house.party({ kind: 'state', backchannel_logout_uri: 'http://localhost:9/out' });
  const tokens = await signInForTokens(party, visitor, person);
  const codes = await Promise.all(Array.from({ length: 7 }, () => party.open(visitor.copy(), { prompt: 'none' })));
  const [session] = await listSessions(house.deps.db, person.accountId);
  const about = { person, party, sessionUid: session?.uid ?? '' };
  const elsewhere = new Party({ ...party.options, reach: second });

  const redeeming = codes.map((code, index) => (index % 2 ? party : elsewhere).redeem(code));
  const refreshing = codes.map((_, index) => (index % 2 ? elsewhere : party).refresh(tokens.refresh_token ?? ''));
  const asking = codes.slice(1).map(async () => {
    const { url, verifier } = party.request({ prompt: 'none' });
    return party.answer(await visitor.copy().open(url, party.stop), verifier);
  });
  // In the middle: when the first answer is there and the others are under way.
  const ending = Promise.race(redeeming).then(() => Promise.all(acts.map((act) => act(about))));
  const [answers, asked] = await Promise.all([Promise.all([...redeeming, ...refreshing]), Promise.all(asking), ending]);

  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  for (const { status } of answers) expect([200, 400, 401]).toContain(status);
  for (const { page } of asked) expect(page.status).toBeLessThan(500);
  const late = await Promise.all(asked.filter(({ params }) => params.has('code')).map((answer) => party.redeem(answer)));
  for (const { status } of late) expect([400, 401]).toContain(status);
  for (const { access_token: token } of [tokens, ...answers]) if (token) expect((await party.userinfo(token)).status).toBe(401);
  expect([400, 401]).toContain((await party.refresh(tokens.refresh_token ?? '')).status);
});
