import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/lib/days.ts';
import { findRulesOn, NoRuleSet, ruleSets, rulesById, rulesOn, successorOf } from '../../src/domain/rule-sets/index.ts';
import type { Procedure } from '../../src/domain/rule-sets/types.ts';

const procedures = [
  'citizen-level-1',
  'citizen-level-2',
  'citizen-level-2-with-card',
  'foreigner-level-1',
  'foreigner-level-2',
] as const satisfies readonly Procedure[];

describe('the generation by date', () => {
  test.each([
    ['2021-11-09', 'decision-34-2021'],
    ['2022-10-19', 'decision-34-2021'],
    ['2022-10-20', 'decree-59-2022'],
    ['2024-06-30', 'decree-59-2022'],
    ['2024-07-01', 'decree-69-2024'],
    ['2025-06-30', 'decree-69-2024'],
    ['2025-07-01', 'decree-69-2024-amended-169-2025'],
    ['2026-09-27', 'decree-69-2024-amended-169-2025'],
    ['2026-09-28', 'decree-69-2024-amended-320-2026'],
    ['2026-11-24', 'decree-69-2024-amended-320-2026'],
    ['2099-01-01', 'decree-69-2024-amended-320-2026'],
  ])('%s is under %s', (day, id) => {
    expect(rulesOn(day).id).toBe(id);
  });

  test('changes at midnight in Vietnam, not in Greenwich', () => {
    expect(rulesOn(dayOf(new Date('2026-09-27T16:59:59.999Z'))).id).toBe('decree-69-2024-amended-169-2025');
    expect(rulesOn(dayOf(new Date('2026-09-27T17:00:00Z'))).id).toBe('decree-69-2024-amended-320-2026');
  });

  test('a day that no generation covers is a named error', () => {
    expect(findRulesOn('2021-11-08')).toBeUndefined();
    expect(() => rulesOn('2021-11-08')).toThrow(NoRuleSet);
    expect(() => rulesOn('2021-11-08')).toThrow('no rule set covers 2021-11-08');
  });

  test('each supersedes the one before it and begins later', () => {
    for (const [index, rules] of ruleSets.entries()) {
      const before = ruleSets[index - 1];
      expect(rules.supersedes).toBe(before?.id);
      expect(rules.effectiveFrom > (before?.effectiveFrom ?? '')).toBe(true);
      expect(successorOf(rules.id)?.id).toBe(ruleSets[index + 1]?.id);
      expect(rulesById(rules.id)).toBe(rules);
    }
  });
});

/** Every object with an article or a mark of sureness, with where it stands. */
function sourcesIn(value: unknown, path: string): { path: string; source: Record<string, unknown> }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'article' in value || 'sureness' in value ? [{ path, source: value as Record<string, unknown> }] : [];
  return [...own, ...Object.entries(value).flatMap(([name, inner]) => sourcesIn(inner, `${path}.${name}`))];
}

/** What is not a rule: identity, dates and how a procedure is told apart. */
const unsourced = ['id', 'legalBasis', 'effectiveFrom', 'supersedes', 'historyOnly', 'exists', 'channel'];

describe.each(ruleSets.map((rules) => [rules.id, rules] as const))('%s', (id, rules) => {
  test('every rule names its article and how sure it is', () => {
    const sources = sourcesIn(rules, id);
    expect(sources.length).toBeGreaterThan(50);
    for (const { path, source } of sources) {
      expect(source['article'], path).toMatch(/^(law\.md [A-Z0-9.]+|[A-Z0-9]+(-[A-Z]+)?(:\d+(\.\d+)?)?)$/);
      expect(source['sureness'], path).toMatch(/^(seed|restated|single|inferred|background|inherited|own)$/);
    }
  });

  test('nothing that is a rule stands without an article', () => {
    const rulesOf = (table: object): [string, unknown][] => Object.entries(table).filter(([name]) => !unsourced.includes(name));
    const flat = [
      ...rulesOf({ ...rules, procedures: [], retention: Object.values(rules.retention) }),
      ...Object.values(rules.procedures).flatMap(rulesOf),
    ];
    for (const [name, rule] of flat) {
      for (const one of [rule].flat()) expect(one, name).toHaveProperty('article');
    }
  });

  test('has every procedure, with an office, a decider, contacts and checks', () => {
    expect(Object.keys(rules.procedures).sort()).toEqual(procedures.toSorted());
    for (const name of procedures) {
      const { exists, offices, channel, decidedBy, contacts, checks, limits } = rules.procedures[name];
      expect(exists).toBe(true);
      expect(offices.value.length).toBeGreaterThan(0);
      expect(channel).toBe(name.endsWith('level-1') ? 'online' : 'counter');
      expect(decidedBy.value).toBe(name.endsWith('level-1') ? 'automatic' : 'officer');
      expect(contacts.value.all.length + (contacts.value.oneOf ?? []).length).toBeGreaterThan(0);
      expect(checks.value).toContain('duplicate');
      expect(checks.value).toContain(name.startsWith('citizen') ? 'population' : 'immigration');
      // Nothing is received under the oldest generation, whose limits are not known.
      expect(Object.keys(limits.value).length > 0).toBe(!rules.historyOnly);
    }
  });

  test('thresholds leave a band between them in which nobody knows', () => {
    for (const { value } of [rules.faceThresholds, rules.fingerThresholds]) {
      expect(value.unclear).toBeGreaterThan(0);
      expect(value.match).toBeGreaterThan(value.unclear);
      expect(value.match).toBeLessThan(1);
    }
  });

  test('nobody opens the account of the dead again', () => {
    const deceased = rules.lockGrounds.filter(({ ground }) => ground === 'deceased');
    expect(deceased.map(({ subject }) => subject).toSorted()).toEqual(['citizen', 'foreigner']);
    for (const { closesBy } of deceased) expect(closesBy).toEqual(['nobody']);
  });
});

describe('a file of 2023 and a file of today', () => {
  const then = rulesOn('2023-03-11');
  const now = rulesOn('2026-11-24');
  const level2 = (rules: typeof now) => rules.procedures['citizen-level-2'];

  test.each([
    [
      'the card that is shown',
      level2(then).shows.value,
      ['chip-citizen-card'],
      level2(now).shows.value,
      ['identity-card', 'citizen-card', 'chip-citizen-card'],
    ],
    ['contacts', level2(then).contacts.value.oneOf, ['phone', 'email'], level2(now).contacts.value.all, ['phone']],
    ['own phone', level2(then).contacts.value.ownPhone, false, level2(now).contacts.value.ownPhone, true],
    ['the district', level2(then).offices.value.includes('district'), true, level2(now).offices.value.includes('district'), false],
    ['the commune', level2(then).offices.value.includes('commune'), true, level2(now).offices.value.includes('commune'), true],
    ['Saturday morning', level2(then).reception.value.saturdayMorning, true, level2(now).reception.value.saturdayMorning, false],
    ['the slip', level2(then).receiptSlip.value, true, level2(now).receiptSlip.value, false],
    ['the electronic card', then.electronicCard.value, false, now.electronicCard.value, true],
    ['a lock by a service', then.relyingPartyMayAskLock.value, true, now.relyingPartyMayAskLock.value, false],
    ['sectors that must link', then.sectorLinks.length, 0, now.sectorLinks.length, 12],
  ])('differ in %s', (_, was, expectedThen, is, expectedNow) => {
    expect(was).toEqual(expectedThen);
    expect(is).toEqual(expectedNow);
  });

  test('a card that has expired locks the account today, not then', () => {
    const onExpiry = (rules: typeof now): unknown[] => rules.lockGrounds.filter(({ ground }) => ground === 'card-expired');
    expect(onExpiry(then)).toEqual([]);
    expect(onExpiry(now)).toHaveLength(1);
  });

  test.each([
    ['citizen-level-1', 'level-1', 1],
    ['citizen-level-2', 'card-valid', 3],
    ['citizen-level-2-with-card', 'card-missing-or-expired', 7],
    ['foreigner-level-1', 'foreigner-level-1', 1],
    ['foreigner-level-2', 'foreigner-with-reference', 3],
    ['foreigner-level-2', 'foreigner-without-reference', 7],
  ] as const)('%s, %s: %i working days, then and now', (procedure, limitCase, count) => {
    for (const rules of [then, now]) {
      expect(rules.procedures[procedure].limits.value[limitCase]).toEqual({ count, unit: 'working-days' });
    }
  });
});

test('what the newest decree says where it could not be read is taken over and marked', () => {
  const [before, now] = [rulesById('decree-69-2024-amended-169-2025'), rulesById('decree-69-2024-amended-320-2026')];
  expect(now.activation).toEqual({ ...before.activation, sureness: 'inherited' });
  const marks = sourcesIn({ ...now, sectorLinks: [] }, '').map(({ source }) => source['sureness']);
  expect(new Set(marks)).toEqual(new Set(['inherited', 'own']));
});
