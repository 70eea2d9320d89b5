import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Happening, RegistryEvent } from '../../src/connectors/registry-events.ts';
import { effectsOf, topicOf } from '../../src/domain/life-events/effects.ts';
import { inTurn, isPassable } from '../../src/domain/life-events/order.ts';
import { rulesOn } from '../../src/domain/rule-sets/index.ts';

const today = '2026-11-20';
const by = { rules: rulesOn(today), subject: 'citizen', today } as const;
const foreigner = { ...by, subject: 'foreigner' } as const;

describe('what follows', () => {
  test.each<[Happening, readonly object[]]>([
    [{ kind: 'name-changed', fullName: 'Trần Mới' }, [{ do: 'change-person', change: { fullName: 'Trần Mới' } }]],
    [{ kind: 'birth-date-changed', birthDate: '1990' }, [{ do: 'change-person', change: { birthDate: '1990' } }]],
    [{ kind: 'sex-changed', sex: 'female' }, [{ do: 'change-person', change: { sex: 'female' } }]],
    [{ kind: 'nationality-changed', nationality: 'FRA' }, [{ do: 'change-person', change: { nationality: 'FRA' } }]],
    [{ kind: 'number-replaced', newNumber: '003190000001' }, [{ do: 'replace-number', newNumber: '003190000001' }]],
    [{ kind: 'died', diedOn: '2026-11-01' }, [{ do: 'die' }]],
    [{ kind: 'death-cancelled' }, [{ do: 'open-task', kind: 'death-cancelled' }]],
    [{ kind: 'naturalised', personalNumber: '005399000001' }, [{ do: 'open-task', kind: 'naturalised' }]],
    [{ kind: 'card-expired' }, [{ do: 'lock', ground: 'card-expired' }]],
    [{ kind: 'card-revoked' }, [{ do: 'lock', ground: 'card-revoked' }]],
    [{ kind: 'card-held' }, [{ do: 'lock', ground: 'card-held' }]],
    [{ kind: 'card-returned' }, [{ do: 'unlock', ground: 'card-held' }]],
    [
      { kind: 'card-issued', cardNumber: 'x', expiresOn: undefined, reference: undefined },
      [
        { do: 'unlock', ground: 'card-expired' },
        { do: 'unlock', ground: 'card-revoked' },
      ],
    ],
    [{ kind: 'card-issued', cardNumber: 'x', expiresOn: '2026-11-19', reference: undefined }, []],
    [{ kind: 'picture-changed' }, []],
    [{ kind: 'relation-changed' }, []],
    [{ kind: 'guardianship-changed' }, []],
    [{ kind: 'capacity-changed', isWard: true }, []],
    [{ kind: 'card-refused', reference: 'x' }, []],
    [{ kind: 'paper-changed', number: 'x', status: 'seized' }, [{ do: 'change-paper', number: 'x', status: 'seized' }]],
  ])('from %o for a citizen', (happening, effects) => {
    expect(effectsOf(happening, by)).toEqual(effects);
  });

  test.each<[Happening, readonly object[]]>([
    [{ kind: 'passport-ended' }, [{ do: 'lock', ground: 'passport-expired' }]],
    [
      { kind: 'residence-ended' },
      [
        { do: 'lock', ground: 'residence-ended' },
        { do: 'change-paper', number: undefined, status: 'expired' },
      ],
    ],
    [{ kind: 'passport-changed', number: 'x', issuingState: 'FRA', expiresOn: today }, [{ do: 'unlock', ground: 'passport-expired' }]],
    [{ kind: 'passport-changed', number: 'x', issuingState: 'FRA', expiresOn: '2026-11-19' }, []],
    [{ kind: 'residence-changed', expiresOn: '2030-01-01' }, [{ do: 'unlock', ground: 'residence-ended' }]],
    [{ kind: 'residence-changed', expiresOn: '2020-01-01' }, []],
    [{ kind: 'card-revoked' }, []],
  ])('from %o for a foreigner', (happening, effects) => {
    expect(effectsOf(happening, foreigner)).toEqual(effects);
  });

  test('the rules of the day of the event say which grounds there are', () => {
    expect(effectsOf({ kind: 'card-expired' }, { ...by, rules: rulesOn('2023-03-01') })).toEqual([]);
    expect(effectsOf({ kind: 'card-expired' }, { ...by, rules: undefined })).toEqual([]);
    expect(effectsOf({ kind: 'passport-ended' }, by)).toEqual([]);
  });
});

test('papers are topics of their own; states of one card are one', () => {
  const paper = (number: string): Happening => ({ kind: 'paper-changed', number, status: 'valid' });
  expect(topicOf(paper('1'))).not.toBe(topicOf(paper('2')));
  expect(topicOf({ kind: 'card-revoked' })).toBe(
    topicOf({ kind: 'card-issued', cardNumber: 'x', expiresOn: undefined, reference: undefined }),
  );
  expect(topicOf({ kind: 'died', diedOn: today })).toBe(topicOf({ kind: 'death-cancelled' }));
});

const event = (seq: number): RegistryEvent => ({
  id: `e${seq}`,
  seq,
  person: 'p',
  at: new Date(0),
  content: { kind: 'known', happening: { kind: 'picture-changed' } },
});
const seqs = (events: readonly RegistryEvent[]): number[] => events.map(({ seq }) => seq);

describe('the order', () => {
  test.each<[string, number, number[], number[], { from: number; to: number } | undefined]>([
    ['nothing', 4, [], [], undefined],
    ['in order', 4, [5, 6, 7], [5, 6, 7], undefined],
    ['out of order', 4, [7, 5, 6], [5, 6, 7], undefined],
    ['some of before', 4, [3, 4, 5], [5], undefined],
    ['only of before', 4, [1, 2], [], undefined],
    ['one missing', 4, [5, 7, 8], [5], { from: 6, to: 6 }],
    ['the first missing', 4, [8], [], { from: 5, to: 7 }],
  ])('%s', (_, after, given, ready, gap) => {
    const found = inTurn(after, given.map(event));
    expect([seqs(found.ready), found.gap]).toEqual([ready, gap]);
  });

  test('what is ready follows on without a gap, whatever comes', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.uniqueArray(fc.integer({ min: 1, max: 40 })), (after, given) => {
        const { ready, gap } = inTurn(after, given.map(event));
        expect(seqs(ready)).toEqual(ready.map((__, index) => after + 1 + index));
        if (gap) expect(gap.from).toBe(after + ready.length + 1);
        if (gap) expect(given).toContain(gap.to + 1);
      }),
    );
  });

  test('a gap is waited for a quarter of an hour', () => {
    const since = new Date('2026-11-20T08:00:00Z');
    expect(isPassable(since, new Date('2026-11-20T08:14:59Z'))).toBe(false);
    expect(isPassable(since, new Date('2026-11-20T08:15:00Z'))).toBe(true);
  });
});
