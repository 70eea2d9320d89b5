import { describe, expect, test } from 'vitest';
import type { EventFeed, Happening, RegistryEvent } from '../../src/connectors/registry-events.ts';
import { findAccountByNumber, findPerson } from '../../src/domain/accounts/queries.ts';
import { followRegister } from '../../src/domain/life-events/follow.ts';
import { receiveEvent } from '../../src/domain/life-events/receive.ts';
import { shiftClock } from '../setup/database.ts';
import { at, cursor, events, feedOf, follow, states } from '../setup/life-events.ts';

describe('exactly once, in order', () => {
  const audits = async () => Number((await at.database.db('audit_events').count('* as count').first())?.count);

  test('a feed that is replayed changes nothing, from the cursor or from the beginning', async () => {
    const all = events(
      { kind: 'name-changed', fullName: 'Một' },
      { kind: 'name-changed', fullName: 'Hai' },
      { kind: 'sex-changed', sex: 'male' },
    );
    await follow(all);
    const before = [await states(), await audits()];
    await follow(all);
    await at.database.db('registry_cursors').where({ register: 'population' }).update({ after_seq: 0 });
    await follow(all);
    expect([await states(), await audits()]).toEqual(before);
    expect((await findPerson(at.database.db, at.person.accountId))?.fullName).toBe('Hai');
    expect(await cursor()).toBe(3);
  });

  test('twenty that follow at once take in each event once', async () => {
    const names = Array.from({ length: 30 }, (_, index): Happening => ({ kind: 'name-changed', fullName: `Tên ${index}` }));
    const all = events(...names);
    await Promise.all(Array.from({ length: 20 }, () => follow(all)));
    await follow(all);
    expect(await states()).toEqual(names.map(() => 'name-changed applied'));
    expect((await findPerson(at.database.db, at.person.accountId))?.fullName).toBe('Tên 29');
  });

  test('a page that comes out of order is put in order', async () => {
    const [first, second, third] = events(
      { kind: 'name-changed', fullName: 'Một' },
      { kind: 'name-changed', fullName: 'Hai' },
      { kind: 'name-changed', fullName: 'Ba' },
    ) as [RegistryEvent, RegistryEvent, RegistryEvent];
    await follow([third, first, second]);
    expect((await findPerson(at.database.db, at.person.accountId))?.fullName).toBe('Ba');
  });

  test('a process that dies between two events, or within one, goes on where it stood', async () => {
    const all = events(
      { kind: 'name-changed', fullName: 'Một' },
      { kind: 'number-replaced', newNumber: `0058${at.person.login.slice(4)}` },
      { kind: 'sex-changed', sex: 'male' },
    );
    const dying = async () => {
      throw new Error('killed');
    };
    const register = 'population' as const;
    await receiveEvent(at.deps, { register, event: all[0] as RegistryEvent, isLate: false });
    await expect(receiveEvent(at.deps, { register, event: all[1] as RegistryEvent, isLate: false }, dying)).rejects.toThrow('killed');
    expect([await cursor(), await states()]).toEqual([1, ['name-changed applied']]);
    expect(await findAccountByNumber(at.database.db, `0058${at.person.login.slice(4)}`)).toBeUndefined();
    await follow(all);
    expect([await cursor(), await states()]).toEqual([3, ['name-changed applied', 'number-replaced applied', 'sex-changed applied']]);
  });

  test('a silent register is asked again later, and nothing is lost', async () => {
    const silent: EventFeed = { listEvents: async () => ({ kind: 'unavailable', code: 'http-500' }) };
    await followRegister(at.deps, { register: 'population', feed: silent });
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
    await followRegister(at.deps, following);
    await followRegister(at.deps, following);
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
  const name = async () => (await findPerson(at.database.db, at.person.accountId))?.fullName;

  test('is waited for: what comes after it waits too', async () => {
    const all = four();
    const without = all.filter(({ seq }) => seq !== 2);
    await follow(without);
    await shiftClock(at.database.db, '14 minutes');
    await follow(without);
    expect([await cursor(), await name()]).toEqual([1, 'Một']);
    await follow(all);
    expect([await cursor(), await name()]).toEqual([4, 'Bốn']);
    expect(await at.database.db('registry_gaps')).toEqual([]);
  });

  test('is passed over in the end; when it comes after all it undoes nothing later', async () => {
    const all = four();
    const without = all.filter(({ seq }) => seq !== 2);
    await follow(without);
    await shiftClock(at.database.db, '16 minutes');
    await follow(without);
    expect([await cursor(), await name()]).toEqual([4, 'Bốn']);
    expect(await at.database.db('registry_gaps')).toMatchObject([{ from_seq: 2, to_seq: 2, filled_at: null }]);
    await follow(all);
    expect(await name()).toBe('Bốn');
    expect(await states()).toEqual(['name-changed applied', 'name-changed superseded', 'sex-changed applied', 'name-changed applied']);
    expect((await at.database.db('registry_gaps').first()).filled_at).not.toBeNull();
  });

  test('and comes late without a later one of its topic is applied', async () => {
    const all = events({ kind: 'picture-changed' }, { kind: 'name-changed', fullName: 'Muộn' }, { kind: 'sex-changed', sex: 'male' });
    const without = all.filter(({ seq }) => seq !== 2);
    await follow(without);
    await shiftClock(at.database.db, '16 minutes');
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
    expect(await at.database.db('registry_gaps')).toMatchObject([{ from_seq: 1, to_seq: 2 }]);
  });

  test('is asked for no longer after a week', async () => {
    await follow(four().slice(2), 'population', 3);
    await shiftClock(at.database.db, '8 days');
    await follow(four());
    expect(await states()).toHaveLength(2);
  });
});
