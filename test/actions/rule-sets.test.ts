import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { lockAccount } from '../../src/domain/accounts/actions.ts';
import { recordConsent } from '../../src/domain/consents/actions.ts';
import { admitParty } from '../../src/domain/relying-parties/actions.ts';
import { readAdmission } from '../../src/domain/relying-parties/admission.ts';
import { ruleSets, rulesOn } from '../../src/domain/rule-sets/index.ts';
import { dayOf } from '../../src/lib/days.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { createSecrets, newKeyMaterial } from '../../src/platform/key-file.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { issueNow, makeAccount } from '../setup/issued.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const read = readAdmission({ client_id: 'bank', client_secret: 's', redirect_uris: ['https://bank.example/'] }, { sandbox: true });
  if ('problems' in read) throw new Error(read.problems.join());
  await inTransaction(database.db, (tx) => admitParty(tx, { secrets: createSecrets(newKeyMaterial()) }, read.admission));
});
afterEach(() => shiftClock(database.db, '0'));
afterAll(() => database.drop());

async function idAt(instant: string): Promise<string> {
  const { rows } = await database.db.raw('select rule_set_on(?::timestamptz) as id', [instant]);
  return String(rows[0]?.id);
}

/** The one clock stands still at this instant. */
async function stopClockAt(instant: string): Promise<void> {
  await database.db.raw(
    `create or replace function app_now() returns timestamptz language sql stable as $$ select timestamptz '${instant}' $$`,
  );
}

test('the table and the packs name the same generations with the same days', async () => {
  const rows = await database
    .db('rule_sets')
    .select('id', database.db.raw('effective_from::text as "effectiveFrom"'))
    .orderBy('effective_from');
  expect(rows).toEqual(ruleSets.map(({ id, effectiveFrom }) => ({ id, effectiveFrom })));
});

test.each([
  '2021-11-08T17:00:00Z',
  '2022-10-19T16:59:59.999Z',
  '2022-10-19T17:00:00Z',
  '2024-06-30T17:00:00Z',
  '2026-09-27T16:59:59.999Z',
  '2026-09-27T17:00:00Z',
  '2026-11-24T05:00:00Z',
])('%s: SQL and code choose the same', async (instant) => {
  expect(await idAt(instant)).toBe(rulesOn(dayOf(new Date(instant))).id);
});

test('an instant that no generation covers is an error with the day', async () => {
  await expect(idAt('2021-11-08T16:59:59Z')).rejects.toThrow('no rule set covers 2021-11-08');
});

interface Written {
  readonly audit: readonly string[];
  readonly consent: string;
  readonly token: string;
  readonly lock: string;
}

/** A consent, a code with its facts, an audit row and a lock, all written at this instant. */
async function writeAt(instant: string): Promise<Written> {
  const { db } = database;
  await stopClockAt(instant);
  const accountId = await makeAccount(db);
  const agreed = { scopes: ['openid'], claims: [] };
  const consentId = await inTransaction(db, (tx) => recordConsent(tx, { accountId, clientId: 'bank', agreed, lang: 'vi', requestId: 'r' }));
  const { refusal } = await issueNow(db, { accountId, clientId: 'bank', consentId });
  expect(refusal).toBeNull();
  await inTransaction(db, (tx) => lockAccount(tx, { accountId, ground: 'holder-request', actor: 'system' }, async () => undefined));
  const idsIn = async (table: string): Promise<string[]> => {
    const rows: { rule_set: string }[] = await db(table).where({ account_id: accountId }).distinct('rule_set');
    return rows.map((row) => row.rule_set);
  };
  const [consent = '', token = '', lock = ''] = [
    ...(await idsIn('consents')),
    ...(await idsIn('authorization_events')),
    ...(await idsIn('account_locks')),
  ];
  return { audit: await idsIn('audit_events'), consent, token, lock };
}

test.each([
  ['2026-09-27T16:59:59Z', 'decree-69-2024-amended-169-2025'],
  ['2026-09-27T17:00:00Z', 'decree-69-2024-amended-320-2026'],
])('what is written at %s carries %s', async (instant, id) => {
  expect(await writeAt(instant)).toEqual({ audit: [id], consent: id, token: id, lock: id });
});
