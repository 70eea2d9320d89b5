import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roleRights } from '../../src/domain/officers/permissions.ts';
import { findOfficer } from '../../src/domain/officers/queries.ts';
import type { OfficerRole, Permission } from '../../src/domain/officers/types.ts';
import type { Deps } from '../../src/platform/deps.ts';
import type { Route } from '../../src/platform/http/types.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { deskObjects } from '../setup/desk-objects.ts';
import { callTo, deskDeps, deskRoutes, gateSays, sitDown, wordFor } from '../setup/desk-visit.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';

// The table is made from the routes themselves: a new page of the desk is in it without a line here.
const routes = deskRoutes(deskDeps(undefined as never));
const forEverybody = ['GET /callback', 'POST /log-out', 'GET /signed-out'];
const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;
const permissionOf = ({ who }: Route): string | undefined => /^officer with (.+)$/.exec(who.name)?.[1];
const guarded = routes.filter((route) => !forEverybody.includes(nameOf(route)));
const roles = Object.keys(roleRights) as OfficerRole[];
const unitOf = { reception: 'commune-a', 'immigration-reception': 'immigration', decider: 'authority', hotline: 'authority' } as const;

let database: TestDatabase;
let deps: Deps;
let real: readonly Route[];
const cookies = new Map<OfficerRole, string>();
const accounts = new Map<OfficerRole, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  deps = deskDeps(database.db);
  real = deskRoutes(deps);
  await insertUnits(database.db);
  for (const role of roles) {
    const accountId = await newAccount(database.db);
    await appoint(database.db, { accountId, role, unitId: unitOf[role] });
    accounts.set(role, accountId);
    cookies.set(role, await sitDown(database.db, accountId));
  }
});
afterAll(() => database.drop());

/** A role that may pass here. */
const roleFor = (route: Route): OfficerRole => {
  const permission = permissionOf(route) as Permission | undefined;
  return roles.find((role) => permission === undefined || roleRights[role].permissions.includes(permission)) ?? 'hotline';
};

const realOf = (route: Route, among = real): Route => {
  const found = among.find((one) => nameOf(one) === nameOf(route));
  if (!found) throw new Error(nameOf(route));
  return found;
};

test('every route of the desk is for officers, but for those that lead in and out', () => {
  expect(routes.filter(({ who }) => who.name === 'everybody').map(nameOf)).toEqual(forEverybody);
  expect(guarded.filter(({ who }) => who.name !== 'officer' && !who.name.startsWith('officer with ')).map(nameOf)).toEqual([]);
  const known: readonly string[] = Object.values(roleRights).flatMap(({ permissions }) => permissions);
  expect(guarded.filter((route) => !known.includes(permissionOf(route) ?? 'rules.view')).map(nameOf)).toEqual([]);
});

describe.each(guarded.map((route) => [nameOf(route), route] as const))('%s', (_, route) => {
  test.each(roles)('%s passes as the table says', async (role) => {
    const permission = permissionOf(route) as Permission | undefined;
    const isGiven = permission === undefined || roleRights[role].permissions.includes(permission);
    const said = await gateSays(realOf(route).who, callTo(route, cookies.get(role)));
    expect(said).toBe(isGiven ? 'in' : 'forbidden');
  });

  test('nobody passes who is not signed in, not appointed, of level 1, or whose appointment ended or ran out', async () => {
    const { db } = database;
    const says = async (accountId: string): Promise<string> => gateSays(realOf(route).who, callTo(route, await sitDown(db, accountId)));
    expect(await gateSays(realOf(route).who, callTo(route))).toBe('sign-in');
    expect(await gateSays(realOf(route).who, callTo(route, 'x'.repeat(43)))).toBe('sign-in');
    expect(await says(await newAccount(db))).toBe('page 403');
    const role = roleFor(route);
    const appointed = async (about: { level?: 1 | 2; expiresAt?: Date; ended?: boolean }): Promise<string> => {
      const accountId = await newAccount(db, about);
      const id = await appoint(db, { accountId, role, unitId: unitOf[role], ...about });
      if (about.ended) await db('officers').where({ id }).update({ ended_at: new Date() });
      return says(accountId);
    };
    expect(await appointed({})).toBe('in');
    expect(await appointed({ level: 1 })).toBe('page 403');
    expect(await appointed({ expiresAt: new Date(Date.now() - 1000) })).toBe('page 403');
    expect(await appointed({ ended: true })).toBe('page 403');
  });

  test('in production a passkey opens it and a one-time code does not', async () => {
    const production = deskRoutes(deskDeps(database.db, { sandbox: false }));
    const role = roleFor(route);
    const accountId = accounts.get(role) ?? '';
    const says = async (amr: readonly string[]): Promise<string> =>
      gateSays(realOf(route, production).who, callTo(route, await sitDown(database.db, accountId, amr)));
    expect(await says(['pwd', 'otp', 'mfa'])).toBe('sign-in');
    expect(await says(['pwd', 'sms', 'mfa'])).toBe('sign-in');
    expect(await says(['pop', 'user', 'hwk', 'mfa'])).toBe('in');
  });
});

describe.each(guarded.filter(({ path }) => path.includes(':')).map((route) => [nameOf(route), route] as const))('%s', (_, route) => {
  const make = deskObjects[route.path];

  test.each(roles.filter((role) => roleRights[role].permissions.includes(permissionOf(route) as Permission)))(
    '%s reaches what lies with the own unit and nothing of another, in the same words as what is not there',
    async (role) => {
      if (typeof make === 'string') return;
      if (!make) throw new Error(`test/setup/desk-objects.ts needs a line for ${route.path}`);
      const officer = await findOfficer(database.db, accounts.get(role) ?? '');
      const session = { sessionUid: 'sitting', now: new Date(), amr: [], authTime: new Date(0) };
      const answer = async (params: Readonly<Record<string, string>>, form?: unknown): Promise<string> =>
        wordFor(await realOf(route).handle({ ...callTo(route, undefined, params), who: { officer, session }, form, files: {} }));
      const elsewhere = role === 'immigration-reception' ? 'commune-b' : 'immigration-province';
      const own = await make(database.db, unitOf[role]);
      const other = await make(database.db, elsewhere);
      const unknown = await answer({}, own.form);
      expect(await answer(other.params, other.form)).toBe(unknown);
      expect(await answer({ id: `'; drop table units` }, own.form)).toBe(unknown);
      expect(await answer(own.params, own.form)).not.toBe(unknown);
    },
  );
});

test('each refusal is an audit row with the officer and the permission that was lacking', async () => {
  const rows = await database.db('audit_events').where({ event: 'permission.refused' });
  expect(rows.length).toBeGreaterThan(guarded.length / 2);
  expect(rows.every(({ actor, request_id }) => /^officer:[0-9a-f-]{36}$/.test(actor) && request_id === 'request-1')).toBe(true);
});
