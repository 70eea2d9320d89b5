import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EventContent, FeedRegister, Happening, RegistryEvent } from '../../src/connectors/registry-events.ts';
import { findAccountByNumber, findPerson } from '../../src/domain/accounts/queries.ts';
import { takeIntoUse } from '../../src/domain/accounts/taking-into-use.ts';
import { findOddEvent, listLifeEvents, listOddEvents } from '../../src/domain/life-events/queries.ts';
import { purgeStrangers } from '../../src/domain/life-events/purge.ts';
import { receiveEvent } from '../../src/domain/life-events/receive.ts';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { shiftClock } from '../setup/database.ts';
import { newFile } from '../setup/files-of-units.ts';
import { newPerson } from '../setup/new-person.ts';
import { account, at, events, follow, grounds, states, tasks } from '../setup/life-events.ts';

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
    expect(await findPerson(at.database.db, at.person.accountId)).toMatchObject({
      fullName: 'Đỗ Thị Mới',
      birthDate: '1991-02',
      sex: 'male',
      nationality: 'FRA',
    });
    const rows = await at.database.db('audit_events').where({ account_id: at.person.accountId, event: 'person.changed' }).orderBy('id');
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
  const next = () => `0059${at.person.login.slice(4)}`;

  test('stays in the history and leads to the account; the new one signs in', async () => {
    await follow(events({ kind: 'number-replaced', newNumber: next() }, { kind: 'name-changed', fullName: 'Trước' }));
    expect(await findAccountByNumber(at.database.db, next())).toEqual({ accountId: at.person.accountId, isReplaced: false });
    expect(await findAccountByNumber(at.database.db, at.person.login)).toEqual({ accountId: at.person.accountId, isReplaced: true });
    expect((await findPerson(at.database.db, at.person.accountId))?.fullName).toBe('Trước');
    expect((await account())?.state).toBe('active');
  });

  test('comes back when the replacement was a mistake', async () => {
    await follow(events({ kind: 'number-replaced', newNumber: next() }, { kind: 'number-replaced', newNumber: at.person.login }));
    expect(await findAccountByNumber(at.database.db, at.person.login)).toEqual({ accountId: at.person.accountId, isReplaced: false });
    expect(await findAccountByNumber(at.database.db, next())).toEqual({ accountId: at.person.accountId, isReplaced: true });
  });

  test('by one that another account has locks, until officers have looked', async () => {
    const other = await newPerson(at.deps);
    await follow(events({ kind: 'number-replaced', newNumber: other.login }));
    expect(await grounds()).toEqual(['number-replaced']);
    expect(await tasks()).toEqual(['number-conflict']);
    expect(await findAccountByNumber(at.database.db, other.login)).toMatchObject({ accountId: other.accountId });
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
    at.person = await newPerson(at.deps, { kind: 'foreigner' });
    const immigrationId = `IM-${at.person.login}`;
    await at.database.db('immigration_persons').insert({ immigration_id: immigrationId, account_id: at.person.accountId });
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
    await at.database.db('sessions').insert({
      uid: randomUUID(),
      cookie_hash: randomUUID(),
      account_id: at.person.accountId,
      expires_at: at.database.db.raw(`app_now() + interval '1 hour'`),
    });
    await follow(events({ kind: 'card-revoked' }), 'id-card');
    expect(await at.database.db('sessions').where({ account_id: at.person.accountId }).whereNull('ended_at')).toEqual([]);
  });

  test('that open while the account waits lock it when it is taken into use', async () => {
    await at.database.db('accounts').where({ id: at.person.accountId }).update({ state: 'waiting' });
    await follow(events({ kind: 'card-revoked' }, { kind: 'card-held' }, { kind: 'card-returned' }), 'id-card');
    expect([await grounds(), (await account())?.state]).toEqual([['card-revoked'], 'waiting']);
    await inTransaction(at.database.db, (tx) => takeIntoUse(tx, { accountId: at.person.accountId, level: 2, actor: 'system' }));
    expect((await account())?.state).toBe('locked');
  });
});

describe('the holder is told of a lock', () => {
  const told = async (): Promise<{ channel: string; language: string; says: Record<string, string> }[]> => {
    const rows = await at.database.db('messages').where({ account_id: at.person.accountId, kind: 'account-locked' }).orderBy('channel');
    return rows.map((row) => ({ channel: row.channel, language: row.language, says: openMessage(at.deps.secrets, row).variables }));
  };

  test('in the inbox, by mail and by a text that carries nothing, once however often the feed is read', async () => {
    const all = events({ kind: 'card-revoked' });
    await follow(all, 'id-card');
    await at.database.db('registry_cursors').update({ after_seq: 0 });
    await Promise.all(Array.from({ length: 5 }, () => follow(all, 'id-card')));
    expect(await told()).toEqual([
      { channel: 'email', language: 'vi', says: { ground: 'card-revoked' } },
      { channel: 'inbox', language: 'vi', says: { ground: 'card-revoked' } },
      { channel: 'sms', language: 'vi', says: {} },
    ]);
  });

  test('of each ground, also of one that opens beside another, and not of one that is open', async () => {
    await follow(events({ kind: 'card-expired' }, { kind: 'card-held' }, { kind: 'card-held' }), 'id-card');
    const opened = (await told()).filter(({ channel }) => channel === 'inbox').map(({ says }) => says.ground);
    expect(opened).toHaveLength(2);
    expect(new Set(opened)).toEqual(new Set(['card-expired', 'card-held']));
  });

  test('of a number that another account has', async () => {
    const other = await newPerson(at.deps);
    await follow(events({ kind: 'number-replaced', newNumber: other.login }));
    expect((await told()).map(({ says }) => says.ground)).toContain('number-replaced');
  });

  test('in the language of the last application', async () => {
    await newFile(at.database.db, { unitId: 'authority', account_id: at.person.accountId, language: 'en' });
    await follow(events({ kind: 'card-revoked' }), 'id-card');
    expect(new Set((await told()).map(({ language }) => language))).toEqual(new Set(['en']));
  });

  test('not while the account waits, and not when the lock did not stay', async () => {
    const [first, second] = events({ kind: 'card-revoked' }, { kind: 'card-held' }) as [RegistryEvent, RegistryEvent];
    const mine = { id: at.person.accountId };
    await at.database.db('accounts').where(mine).update({ state: 'waiting' });
    await follow([first], 'id-card');
    expect([await told(), await grounds()]).toEqual([[], ['card-revoked']]);
    await at.database.db('accounts').where(mine).update({ state: 'active' });
    const dying = async (): Promise<void> => {
      throw new Error('killed');
    };
    await expect(receiveEvent(at.deps, { register: 'id-card', event: second, isLate: false }, dying)).rejects.toThrow('killed');
    expect([await told(), await grounds()]).toEqual([[], ['card-revoked']]);
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
    const shown = await listOddEvents(at.database.db, { limit: 10 });
    expect(shown.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
      'name-changed unreadable',
      'star-sign-changed unknown-kind',
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/cat|fullName/);
    const held = await Promise.all(shown.map(({ id }) => findOddEvent(at.database.db, at.deps.secrets, id)));
    expect(held.map((one) => JSON.parse(one?.data ?? 'null'))).toEqual(expect.arrayContaining([{ fullName: 7 }, { to: 'cat' }]));
    const first = await listOddEvents(at.database.db, { limit: 1 });
    const rest = await listOddEvents(at.database.db, { limit: 10, after: first[0]?.id });
    expect([...first, ...rest].map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
    expect(await listLifeEvents(at.database.db, at.person.accountId, 10)).toHaveLength(4);
  });

  test('people without an account are kept for thirty days, sealed', async () => {
    const [one] = events({ kind: 'name-changed', fullName: 'Không Quen' }) as [RegistryEvent];
    await follow([{ ...one, person: '003099999999' }]);
    expect(await states()).toEqual(['name-changed no-account']);
    expect(JSON.stringify(await at.database.db('life_events'))).not.toMatch(/Không Quen|003099999999/);
    await shiftClock(at.database.db, '29 days');
    expect(await purgeStrangers(at.database.db, 10)).toBe(0);
    await shiftClock(at.database.db, '31 days');
    expect(await purgeStrangers(at.database.db, 10)).toBe(1);
  });
});
