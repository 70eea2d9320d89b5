import { afterAll, beforeAll, expect, test } from 'vitest';
import { readIntake } from '../../src/domain/registrations/intake/queries.ts';
import type { CounterChange } from '../../src/domain/registrations/intake/types.ts';
import { findCounterLink, offerByLink, openCounterLink, sleepByLink } from '../../src/domain/registrations/sleeping/counter-link.ts';
import { type Counter, openAt } from '../setup/counter.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { registersInMemory } from '../setup/registers.ts';
import { SoftAuthenticator } from '../setup/soft-authenticator.ts';

let database: TestDatabase;
let counter: Counter;
beforeAll(async () => {
  database = await createTestDatabase({ max: 25 });
  const { db } = database;
  await insertUnits(db);
  const officerId = await appoint(db, { accountId: await newAccount(db), role: 'reception', unitId: 'commune-a' });
  counter = { deps: credentialDeps(db), registers: registersInMemory(), officerId, unitId: 'commune-a' };
});
afterAll(() => database.drop());

async function linked(): Promise<{ change: CounterChange; token: string }> {
  const change = await openAt(counter);
  return { change, token: (await openCounterLink(counter.deps, change)) ?? '' };
}

const sleepers = ({ applicationId }: CounterChange): Promise<unknown[]> =>
  database.db('sleeping_credentials').where({ application_id: applicationId });

/** The telephone answers the options that it got. */
async function make(token: string): Promise<unknown> {
  const options = await offerByLink(counter.deps, token);
  if (!options) throw new Error('no options');
  return new SoftAuthenticator(counter.deps.settings.issuer).create(options);
}

const answer = (token: string, response: unknown): ReturnType<typeof sleepByLink> =>
  sleepByLink(counter.deps, token, { response, label: 'Firefox' });

test('a link leads the telephone to one file, once; the key sleeps at the counter and is written down as the applicant’s act', async () => {
  const { change, token } = await linked();
  expect(await findCounterLink(database.db, token)).toMatchObject({ applicationId: change.applicationId });
  const response = await make(token);
  expect(await answer(token, response)).toBe('asleep');
  expect((await readIntake(database.db, counter.deps.secrets, change.applicationId))?.devices).toEqual(['passkey']);
  expect(await findCounterLink(database.db, token)).toBeUndefined();
  expect(await answer(token, response)).toBe('expired');
  expect(await offerByLink(counter.deps, token)).toBeUndefined();
  const rows = await database.db('audit_events').where({ application_id: change.applicationId }).orderBy('id');
  expect(rows.map(({ event, actor }) => `${event} ${actor.split(':')[0]}`)).toEqual(
    expect.arrayContaining(['counter-link.opened officer', 'sleeping-factor.added applicant']),
  );
});

test('only a hash of the link is kept', async () => {
  const { token } = await linked();
  const [, random = ''] = token.split('.');
  const rows = await database.db('challenges').where({ kind: 'counter-device' });
  expect(JSON.stringify(rows)).not.toContain(random);
  expect(JSON.stringify(await database.db('audit_events'))).not.toContain(random);
});

test('of twenty answers at once one sleeps', async () => {
  const { change, token } = await linked();
  const responses: unknown[] = [];
  for (let many = 0; many < 20; many += 1) responses.push(await make(token));
  const outcomes = await Promise.all(responses.map((response) => answer(token, response)));
  expect(outcomes.filter((outcome) => outcome === 'asleep').length).toBeLessThanOrEqual(1);
  const again = await Promise.all(Array.from({ length: 20 }, () => answer(token, responses.at(-1))));
  expect([...outcomes, ...again].filter((outcome) => outcome === 'asleep')).toHaveLength(1);
  expect(await sleepers(change)).toHaveLength(1);
});

test('an earlier link of the file is void, one of another file opens nothing here', async () => {
  const { change, token } = await linked();
  const later = (await openCounterLink(counter.deps, change)) ?? '';
  expect(await findCounterLink(database.db, token)).toBeUndefined();
  expect(await findCounterLink(database.db, later)).toBeDefined();
  const other = await linked();
  const crossed = `${change.applicationId}.${other.token.split('.')[1]}`;
  expect(await findCounterLink(database.db, crossed)).toBeUndefined();
  const made = await make(other.token);
  expect(await answer(later, made), 'a key made for another file').toBe('expired');
  expect(await sleepers(change)).toEqual([]);
});

test.each(['', 'x', `${'a'.repeat(36)}.${'b'.repeat(43)}`, "'; drop table challenges", '\u0000'])('%j is no link', async (token) => {
  expect(await findCounterLink(database.db, token)).toBeUndefined();
  expect(await answer(token, {})).toBe('expired');
});

test('after ten minutes, after the file was sent, and by another officer there is no link', async () => {
  const { change, token } = await linked();
  const response = await make(token);
  try {
    await shiftClock(database.db, '9 minutes 50 seconds');
    expect(await findCounterLink(database.db, token)).toBeDefined();
    await shiftClock(database.db, '10 minutes 1 second');
    expect(await answer(token, response)).toBe('expired');
  } finally {
    await shiftClock(database.db, '0');
  }
  const sent = await linked();
  const made = await make(sent.token);
  await database
    .db('applications')
    .where({ id: sent.change.applicationId })
    .update({ state: 'registry-check', rule_set: 'decree-69-2024-amended-169-2025' });
  expect(await answer(sent.token, made)).toBe('expired');
  expect(await openCounterLink(counter.deps, sent.change)).toBeUndefined();
  const colleague = await appoint(database.db, { accountId: await newAccount(database.db), role: 'reception', unitId: 'commune-a' });
  expect(await openCounterLink(counter.deps, { ...change, officerId: colleague })).toBeUndefined();
  expect(await sleepers(sent.change)).toEqual([]);
});

test('a key of another origin or without the owner’s touch is none', async () => {
  const { change, token } = await linked();
  for (const twist of [{ origin: 'https://evil.example' }, { userVerified: false }, { crossOrigin: true }]) {
    const options = await offerByLink(counter.deps, token);
    if (!options) throw new Error('no options');
    expect(await answer(token, new SoftAuthenticator(counter.deps.settings.issuer).create(options, twist))).toBe('not-verified');
  }
  expect(await sleepers(change)).toEqual([]);
  expect(await answer(token, await make(token)), 'the link is still good').toBe('asleep');
});
