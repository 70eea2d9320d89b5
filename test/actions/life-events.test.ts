import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EventContent, EventFeed, FeedRegister, Happening, RegistryEvent } from '../../src/connectors/registry-events.ts';
import { findAccount, findAccountByNumber, findPerson, listOpenLocks } from '../../src/domain/accounts/queries.ts';
import { takeIntoUse } from '../../src/domain/accounts/taking-into-use.ts';
import { followRegister } from '../../src/domain/life-events/follow.ts';
import { listLifeEvents, listOddEvents } from '../../src/domain/life-events/queries.ts';
import { purgeStrangers } from '../../src/domain/life-events/purge.ts';
import { receiveEvent } from '../../src/domain/life-events/receive.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createSecrets, newKeyMaterial } from '../../src/platform/key-file.ts';
import { seedUnits } from '../../src/sandbox/units.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { newPerson, type TestPerson } from '../setup/new-person.ts';

let database: TestDatabase;
let deps: Deps;
let person: TestPerson;

beforeAll(async () => {
  database = await createTestDatabase();
  const secrets = createSecrets(newKeyMaterial());
  deps = { db: database.db, log: pino({ level: 'silent' }), secrets, settings: {} as Deps['settings'] };
  await inTransaction(database.db, seedUnits);
});
beforeEach(async () => {
  await shiftClock(database.db, '0');
  await database.db.raw('truncate life_events, registry_gaps');
  await database.db.raw('update registry_cursors set after_seq = 0, gap_since = null');
  person = await newPerson(deps);
});
afterAll(() => database.drop());

/** Events with the numbers 1, 2, 3 …, about the person of the test unless said otherwise. */
function events(...happenings: (Happening | EventContent)[]): RegistryEvent[] {
  return happenings.map((one, index) => ({
    id: randomUUID(),
    seq: index + 1,
    person: person.login,
    at: new Date(),
    content: 'happening' in one || 'data' in one ? (one as EventContent) : { kind: 'known', happening: one as Happening },
  }));
}

function feedOf(all: readonly RegistryEvent[], oldest = 1): EventFeed {
  return {
    listEvents: async (after, limit) => ({ kind: 'page', oldest, events: all.filter(({ seq }) => seq > after).slice(0, limit) }),
  };
}

const follow = (all: readonly RegistryEvent[], register: FeedRegister = 'population', oldest = 1) =>
  followRegister(deps, { register, feed: feedOf(all, oldest) });
const states = async () =>
  (await database.db('life_events').orderBy(['register', 'seq'])).map(
    ({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`,
  );
const cursor = async (register = 'population') => Number((await database.db('registry_cursors').where({ register }).first()).after_seq);
const account = () => findAccount(database.db, person.accountId);
const grounds = async () => (await listOpenLocks(database.db, person.accountId)).map(({ ground }) => ground);
const tasks = () => database.db('tasks').where({ account_id: person.accountId }).pluck('kind');

describe('data of the person', () => {
  test('follow the register, and each change is one audit row without its value', async () => {
    await follow(
      events(
        { kind: 'name-changed', fullName: 'Đỗ Thị Mới' },
        { kind: 'birth-date-changed', birthDate: '1991-02' },
        { kind: 'sex-changed', sex: 'male' },
        { kind: 'nationality-changed', nationality: 'FRA' },
      ),
    );
    expect(await findPerson(database.db, person.accountId)).toMatchObject({
      fullName: 'Đỗ Thị Mới',
      birthDate: '1991-02',
      sex: 'male',
      nationality: 'FRA',
    });
    const rows = await database.db('audit_events').where({ account_id: person.accountId, event: 'person.changed' }).orderBy('id');
    expect(rows.map(({ details }) => details)).toEqual([
      { fields: ['fullName'] },
      { fields: ['birthDate'] },
      { fields: ['sex'] },
      { fields: ['nationality'] },
    ]);
    expect(await states()).toEqual([
      'name-changed applied',
      'birth-date-changed applied',
      'sex-changed applied',
      'nationality-changed applied',
    ]);
  });

  test('that are so already change nothing', async () => {
    await follow(events({ kind: 'name-changed', fullName: 'Đỗ Thị Thử' }));
    expect(await states()).toEqual(['name-changed unchanged']);
  });
});

describe('a number that was replaced', () => {
  const next = () => `0059${person.login.slice(4)}`;

  test('stays in the history and leads to the account; the new one signs in', async () => {
    await follow(events({ kind: 'number-replaced', newNumber: next() }, { kind: 'name-changed', fullName: 'Trước' }));
    expect(await findAccountByNumber(database.db, next())).toEqual({ accountId: person.accountId, isReplaced: false });
    expect(await findAccountByNumber(database.db, person.login)).toEqual({ accountId: person.accountId, isReplaced: true });
    expect((await findPerson(database.db, person.accountId))?.fullName).toBe('Trước');
    expect((await account())?.state).toBe('active');
  });

  test('comes back when the replacement was a mistake', async () => {
    await follow(events({ kind: 'number-replaced', newNumber: next() }, { kind: 'number-replaced', newNumber: person.login }));
    expect(await findAccountByNumber(database.db, person.login)).toEqual({ accountId: person.accountId, isReplaced: false });
    expect(await findAccountByNumber(database.db, next())).toEqual({ accountId: person.accountId, isReplaced: true });
  });

  test('by one that another account has locks, until officers have looked', async () => {
    const other = await newPerson(deps);
    await follow(events({ kind: 'number-replaced', newNumber: other.login }));
    expect(await grounds()).toEqual(['number-replaced']);
    expect(await tasks()).toEqual(['number-conflict']);
    expect(await findAccountByNumber(database.db, other.login)).toMatchObject({ accountId: other.accountId });
  });
});

describe('locks', () => {
  test.each<[FeedRegister, Happening, string, Happening]>([
    [
      'id-card',
      { kind: 'card-expired' },
      'card-expired',
      { kind: 'card-issued', cardNumber: 'x', expiresOn: '2040-01-01', reference: undefined },
    ],
    [
      'id-card',
      { kind: 'card-revoked' },
      'card-revoked',
      { kind: 'card-issued', cardNumber: 'x', expiresOn: undefined, reference: undefined },
    ],
    ['id-card', { kind: 'card-held' }, 'card-held', { kind: 'card-returned' }],
  ])('%s: %o opens %s, %o closes it', async (register, opening, ground, closing) => {
    const [first, second] = events(opening, closing) as [RegistryEvent, RegistryEvent];
    await follow([first], register);
    expect([await grounds(), (await account())?.state]).toEqual([[ground], 'locked']);
    await follow([first, second], register);
    expect([await grounds(), (await account())?.state]).toEqual([[], 'active']);
  });

  test('of a foreigner: passport and residence', async () => {
    person = await newPerson(deps, { kind: 'foreigner' });
    const immigrationId = `IM-${person.login}`;
    await database.db('immigration_persons').insert({ immigration_id: immigrationId, account_id: person.accountId });
    const all = events(
      { kind: 'passport-ended' },
      { kind: 'residence-ended' },
      { kind: 'passport-changed', number: 'ZZ1', issuingState: 'PHL', expiresOn: '2040-01-01' },
      { kind: 'residence-changed', expiresOn: '2040-01-01' },
    ).map((event) => ({ ...event, person: immigrationId }));
    await follow(all.slice(0, 2), 'immigration');
    expect(await grounds()).toEqual(['passport-expired', 'residence-ended']);
    await follow(all.slice(0, 3), 'immigration');
    expect([await grounds(), (await account())?.state]).toEqual([['residence-ended'], 'locked']);
    await follow(all, 'immigration');
    expect([await grounds(), (await account())?.state]).toEqual([[], 'active']);
  });

  test('end the sessions of the account in the same transaction', async () => {
    await database.db('sessions').insert({
      uid: randomUUID(),
      cookie_hash: randomUUID(),
      account_id: person.accountId,
      expires_at: database.db.raw(`app_now() + interval '1 hour'`),
    });
    await follow(events({ kind: 'card-revoked' }), 'id-card');
    expect(await database.db('sessions').where({ account_id: person.accountId }).whereNull('ended_at')).toEqual([]);
  });

  test('that open while the account waits lock it when it is taken into use', async () => {
    await database.db('accounts').where({ id: person.accountId }).update({ state: 'waiting' });
    await follow(events({ kind: 'card-revoked' }, { kind: 'card-held' }, { kind: 'card-returned' }), 'id-card');
    expect([await grounds(), (await account())?.state]).toEqual([['card-revoked'], 'waiting']);
    await inTransaction(database.db, (tx) => takeIntoUse(tx, { accountId: person.accountId, level: 2, actor: 'system' }));
    expect((await account())?.state).toBe('locked');
  });
});

describe('death', () => {
  test('ends the account for good; what comes after changes nothing', async () => {
    await follow(events({ kind: 'died', diedOn: '2026-11-01' }, { kind: 'name-changed', fullName: 'Sau' }));
    expect((await account())?.state).toBe('dead');
    await follow(events({ kind: 'card-revoked' }), 'id-card');
    expect(await states()).toEqual(['card-revoked unchanged', 'died applied', 'name-changed applied']);
  });

  test('that is cancelled is a task for officers, and no way back', async () => {
    await follow(events({ kind: 'died', diedOn: '2026-11-01' }, { kind: 'death-cancelled' }));
    expect([(await account())?.state, await tasks()]).toEqual(['dead', ['death-cancelled']]);
  });

  test('that never reached us needs nobody when it is cancelled', async () => {
    await follow(events({ kind: 'death-cancelled' }));
    expect([await states(), await tasks()]).toEqual([['death-cancelled unchanged'], []]);
  });
});

describe('what has no rule', () => {
  const odd = (): EventContent[] => [
    { kind: 'unknown-kind', name: 'star-sign-changed', data: { to: 'cat' } },
    { kind: 'unreadable', name: 'name-changed', data: { fullName: 7 } },
  ];

  test('is kept, shown, and holds nothing up', async () => {
    await follow(events(...odd(), { kind: 'relation-changed' }, { kind: 'name-changed', fullName: 'Sau đó' }));
    expect(await states()).toEqual([
      'star-sign-changed unknown-kind',
      'name-changed unreadable',
      'relation-changed recorded',
      'name-changed applied',
    ]);
    const shown = await listOddEvents(database.db, deps.secrets, 10);
    expect(shown.map(({ kind, data }) => `${kind} ${data}`).toSorted()).toEqual([
      'name-changed {"fullName":7}',
      'star-sign-changed {"to":"cat"}',
    ]);
    expect(await listLifeEvents(database.db, person.accountId, 10)).toHaveLength(4);
  });

  test('people without an account are kept for thirty days, sealed', async () => {
    const [one] = events({ kind: 'name-changed', fullName: 'Không Quen' }) as [RegistryEvent];
    await follow([{ ...one, person: '003099999999' }]);
    expect(await states()).toEqual(['name-changed no-account']);
    expect(JSON.stringify(await database.db('life_events'))).not.toMatch(/Không Quen|003099999999/);
    await shiftClock(database.db, '29 days');
    expect(await purgeStrangers(database.db, 10)).toBe(0);
    await shiftClock(database.db, '31 days');
    expect(await purgeStrangers(database.db, 10)).toBe(1);
  });
});

describe('exactly once, in order', () => {
  const audits = async () => Number((await database.db('audit_events').count('* as count').first())?.count);

  test('a feed that is replayed changes nothing, from the cursor or from the beginning', async () => {
    const all = events(
      { kind: 'name-changed', fullName: 'Một' },
      { kind: 'name-changed', fullName: 'Hai' },
      { kind: 'sex-changed', sex: 'male' },
    );
    await follow(all);
    const before = [await states(), await audits()];
    await follow(all);
    await database.db('registry_cursors').where({ register: 'population' }).update({ after_seq: 0 });
    await follow(all);
    expect([await states(), await audits()]).toEqual(before);
    expect((await findPerson(database.db, person.accountId))?.fullName).toBe('Hai');
    expect(await cursor()).toBe(3);
  });

  test('twenty that follow at once take in each event once', async () => {
    const names = Array.from({ length: 30 }, (_, index): Happening => ({ kind: 'name-changed', fullName: `Tên ${index}` }));
    const all = events(...names);
    await Promise.all(Array.from({ length: 20 }, () => follow(all)));
    await follow(all);
    expect(await states()).toEqual(names.map(() => 'name-changed applied'));
    expect((await findPerson(database.db, person.accountId))?.fullName).toBe('Tên 29');
  });

  test('a page that comes out of order is put in order', async () => {
    const [first, second, third] = events(
      { kind: 'name-changed', fullName: 'Một' },
      { kind: 'name-changed', fullName: 'Hai' },
      { kind: 'name-changed', fullName: 'Ba' },
    ) as [RegistryEvent, RegistryEvent, RegistryEvent];
    await follow([third, first, second]);
    expect((await findPerson(database.db, person.accountId))?.fullName).toBe('Ba');
  });

  test('a process that dies between two events, or within one, goes on where it stood', async () => {
    const all = events(
      { kind: 'name-changed', fullName: 'Một' },
      { kind: 'number-replaced', newNumber: `0058${person.login.slice(4)}` },
      { kind: 'sex-changed', sex: 'male' },
    );
    const dying = async () => {
      throw new Error('killed');
    };
    const register = 'population' as const;
    await receiveEvent(deps, { register, event: all[0] as RegistryEvent, isLate: false });
    await expect(receiveEvent(deps, { register, event: all[1] as RegistryEvent, isLate: false }, dying)).rejects.toThrow('killed');
    expect([await cursor(), await states()]).toEqual([1, ['name-changed applied']]);
    expect(await findAccountByNumber(database.db, `0058${person.login.slice(4)}`)).toBeUndefined();
    await follow(all);
    expect([await cursor(), await states()]).toEqual([3, ['name-changed applied', 'number-replaced applied', 'sex-changed applied']]);
  });

  test('a silent register is asked again later, and nothing is lost', async () => {
    const silent: EventFeed = { listEvents: async () => ({ kind: 'unavailable', code: 'http-500' }) };
    await followRegister(deps, { register: 'population', feed: silent });
    expect(await cursor()).toBe(0);
    await follow(events({ kind: 'sex-changed', sex: 'male' }));
    expect(await cursor()).toBe(1);
  });

  test('more than a page is followed to its end', async () => {
    await follow(events(...Array.from({ length: 250 }, (): Happening => ({ kind: 'picture-changed' }))));
    expect(await cursor()).toBe(250);
  });

  test('other rooms hear of a happening once, and of nothing that is not understood', async () => {
    const heard: string[] = [];
    const all = events({ kind: 'card-refused', reference: 'CC-1' }, { kind: 'unknown-kind', name: 'x', data: {} });
    const following = {
      register: 'id-card',
      feed: feedOf(all),
      onHappening: async (_: unknown, __: unknown, { happening }: { happening: Happening }) => void heard.push(happening.kind),
    } as const;
    await followRegister(deps, following);
    await followRegister(deps, following);
    expect(heard).toEqual(['card-refused']);
  });
});

describe('a number that is missing', () => {
  const four = () =>
    events(
      { kind: 'name-changed', fullName: 'Một' },
      { kind: 'name-changed', fullName: 'Hai' },
      { kind: 'sex-changed', sex: 'male' },
      { kind: 'name-changed', fullName: 'Bốn' },
    );
  const name = async () => (await findPerson(database.db, person.accountId))?.fullName;

  test('is waited for: what comes after it waits too', async () => {
    const all = four();
    const without = all.filter(({ seq }) => seq !== 2);
    await follow(without);
    await shiftClock(database.db, '14 minutes');
    await follow(without);
    expect([await cursor(), await name()]).toEqual([1, 'Một']);
    await follow(all);
    expect([await cursor(), await name()]).toEqual([4, 'Bốn']);
    expect(await database.db('registry_gaps')).toEqual([]);
  });

  test('is passed over in the end; when it comes after all it undoes nothing later', async () => {
    const all = four();
    const without = all.filter(({ seq }) => seq !== 2);
    await follow(without);
    await shiftClock(database.db, '16 minutes');
    await follow(without);
    expect([await cursor(), await name()]).toEqual([4, 'Bốn']);
    expect(await database.db('registry_gaps')).toMatchObject([{ from_seq: 2, to_seq: 2, filled_at: null }]);
    await follow(all);
    expect(await name()).toBe('Bốn');
    expect(await states()).toEqual(['name-changed applied', 'name-changed superseded', 'sex-changed applied', 'name-changed applied']);
    expect((await database.db('registry_gaps').first()).filled_at).not.toBeNull();
  });

  test('and comes late without a later one of its topic is applied', async () => {
    const all = events({ kind: 'picture-changed' }, { kind: 'name-changed', fullName: 'Muộn' }, { kind: 'sex-changed', sex: 'male' });
    const without = all.filter(({ seq }) => seq !== 2);
    await follow(without);
    await shiftClock(database.db, '16 minutes');
    await follow(without);
    await follow(all);
    await follow(all);
    expect(await name()).toBe('Muộn');
    expect(await states()).toEqual(['picture-changed recorded', 'name-changed applied', 'sex-changed applied']);
  });

  test('because the register no longer has it is passed over at once, and written down', async () => {
    const all = four().slice(2);
    await follow(all, 'population', 3);
    expect(await cursor()).toBe(4);
    expect(await database.db('registry_gaps')).toMatchObject([{ from_seq: 1, to_seq: 2 }]);
  });

  test('is asked for no longer after a week', async () => {
    await follow(four().slice(2), 'population', 3);
    await shiftClock(database.db, '8 days');
    await follow(four());
    expect(await states()).toHaveLength(2);
  });
});
