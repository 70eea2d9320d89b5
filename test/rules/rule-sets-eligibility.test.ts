import { describe, expect, test } from 'vitest';
import { aloneFrom, type Candidate, eligibilityOf, mayApply } from '../../src/domain/rule-sets/eligibility.ts';
import { ruleSets, rulesOn } from '../../src/domain/rule-sets/index.ts';
import { procedures } from '../../src/domain/rule-sets/procedures.ts';
import type { HeldPaper, Procedure, RuleSet, SubjectOfLaw } from '../../src/domain/rule-sets/types.ts';

const today = '2026-11-24';
const now = rulesOn(today);
const then = rulesOn('2023-03-11');

type Person = Exclude<Candidate, { subject: 'organization' }>;
const citizen = (age: Person['age'], holds: readonly HeldPaper[] = [], more: Partial<Person> = {}): Candidate => ({
  subject: 'citizen',
  age,
  holds,
  isWard: false,
  ...more,
});
const foreigner = (age: Person['age'], holds: readonly HeldPaper[] = [], more: Partial<Person> = {}): Candidate =>
  citizen(age, holds, { subject: 'foreigner', ...more });

/** `E1 1+2`, `E3 1 guardian`, `E4 1+2 card`, `E7 no-residence-card`, `unclear E1 E2`. */
function inShort(rules: RuleSet, candidate: Candidate): string {
  const found = eligibilityOf(rules, candidate);
  if (found.kind === 'unclear') return `unclear ${found.rows.join(' ')}`;
  if (found.kind === 'not-eligible') return `${found.rule.row} ${found.reason}`;
  const { rule, throughGuardian, withCard } = found;
  return [rule.row, rule.levels.join('+') || 'one account', withCard ? 'card' : '', throughGuardian ? 'guardian' : '']
    .filter(Boolean)
    .join(' ');
}

describe('who may hold which level today', () => {
  const card: readonly HeldPaper[] = ['identity-card'];
  test.each([
    ['14, new card', citizen(14, card), 'E1 1+2'],
    ['40, older card', citizen(40, ['citizen-card']), 'E1 1+2'],
    ['40, chip card', citizen(40, ['chip-citizen-card']), 'E1 1+2'],
    ['13, new card', citizen(13, card), 'E2 1+2 guardian'],
    ['6, new card', citizen(6, card), 'E2 1+2 guardian'],
    ['13, older card: children never had one', citizen(13, ['citizen-card']), 'E4 1+2 card guardian'],
    ['5, new card', citizen(5, card), 'E3 1 guardian'],
    ['40, no card or an expired one', citizen(40), 'E4 1+2 card'],
    ['10, no card', citizen(10), 'E4 1+2 card guardian'],
    ['3, no card', citizen(3), 'E4 1 card guardian'],
    ['40, ward', citizen(40, card, { isWard: true }), 'E8 1+2 guardian'],
    ['40, ward without a card', citizen(40, [], { isWard: true }), 'E4 1+2 card guardian'],
    ['13, ward', citizen(13, card, { isWard: true }), 'E2 1+2 guardian'],
    ['40, abroad', citizen(40, card, { livesAbroad: true }), 'E11 1+2'],
    ['foreigner, 30', foreigner(30, ['residence-card']), 'E5 1+2'],
    ['foreigner, 13', foreigner(13, ['residence-card']), 'E5 1+2 guardian'],
    ['foreigner, 5', foreigner(5, ['residence-card']), 'E6 1 guardian'],
    ['foreigner, 30, ward', foreigner(30, ['residence-card'], { isWard: true }), 'E8 1+2 guardian'],
    ['foreigner who only entered', foreigner(30, ['entry']), 'E7 no-residence-card'],
    ['organization', { subject: 'organization' } as const, 'E9 one account'],
    ['nationality not determined', citizen(40, card, { subject: 'undetermined' }), 'E10 not-listed'],
  ])('%s', (_, candidate, expected) => {
    expect(inShort(now, candidate)).toBe(expected);
  });
});

describe('who might in 2023', () => {
  test.each([
    ['14, chip card', citizen(14, ['chip-citizen-card']), 'E1 1+2'],
    ['40, card without chip', citizen(40, ['citizen-card']), 'E4 2 card'],
    ['13, chip card', citizen(13, ['chip-citizen-card']), 'E2 in-guardians-account'],
    ['5', citizen(5), 'E3 in-guardians-account'],
    ['40, ward', citizen(40, ['chip-citizen-card'], { isWard: true }), 'E8 in-guardians-account'],
    ['foreigner, 14, entered', foreigner(14, ['entry']), 'E5 1+2'],
    ['foreigner, 13, entered', foreigner(13, ['entry']), 'E5 in-guardians-account'],
    ['foreigner, 30, not here', foreigner(30), 'E7 no-entry'],
    ['organization', { subject: 'organization' } as const, 'E9 one account'],
  ])('%s', (_, candidate, expected) => {
    expect(inShort(then, candidate)).toBe(expected);
  });
});

describe('a birth date that is not known to the day', () => {
  const born = (birthDate: string): Candidate => citizen({ birthDate, on: today }, ['identity-card']);
  test.each([
    ['1990', 'E1 1+2'],
    ['2012', 'unclear E2 E1'],
    ['2012-11', 'unclear E2 E1'],
    ['2012-10', 'E1 1+2'],
    ['2012-12', 'E2 1+2 guardian'],
    ['2020', 'unclear E3 E2'],
    ['2015', 'E2 1+2 guardian'],
    ['2012-11-24', 'E1 1+2'],
    ['2012-11-25', 'E2 1+2 guardian'],
    ['2012-02-30', 'unclear '],
    ['2026-11-25', 'unclear '],
  ])('%s', (birthDate, expected) => {
    expect(inShort(now, born(birthDate))).toBe(expected);
  });

  test('two bands of one row are as unclear as two rows', () => {
    expect(inShort(now, citizen({ birthDate: '2012', on: today }))).toBe('unclear E4');
  });
});

describe('which procedure is the way', () => {
  const adult = citizen(40, ['identity-card']);
  test.each<[string, Procedure, Candidate, string]>([
    ['a valid card, online', 'citizen-level-1', adult, 'open'],
    ['a valid card, at the counter', 'citizen-level-2', adult, 'open'],
    ['a valid card needs no other', 'citizen-level-2-with-card', adult, 'card-is-valid'],
    ['no valid card, online', 'citizen-level-1', citizen(40), 'no-valid-card'],
    ['no valid card, together with one', 'citizen-level-2-with-card', citizen(40), 'open'],
    ['a child, online', 'citizen-level-1', citizen(10, ['identity-card']), 'open through guardian'],
    ['a small child, at the counter', 'citizen-level-2', citizen(4, ['identity-card']), 'level-too-high'],
    ['a foreigner at the desk for citizens', 'citizen-level-2', foreigner(30, ['residence-card']), 'other-subject'],
    ['a foreigner at their own', 'foreigner-level-2', foreigner(30, ['residence-card']), 'open'],
    ['a foreigner without residence card', 'foreigner-level-1', foreigner(30, ['entry']), 'no-residence-card'],
    ['an organization', 'citizen-level-1', { subject: 'organization' }, 'other-subject'],
    ['perhaps 14', 'citizen-level-1', citizen({ birthDate: '2012', on: today }, ['identity-card']), 'unclear'],
  ])('%s', (_, procedure, candidate, expected) => {
    const found = mayApply(now, procedure, candidate);
    const open = found.kind === 'open' && found.throughGuardian ? 'open through guardian' : found.kind;
    expect(found.kind === 'not-open' ? found.reason : open).toBe(expected);
  });
});

describe.each(ruleSets.map((rules) => [rules.id, rules] as const))('%s', (_, rules) => {
  const subjects = ['citizen', 'foreigner', 'undetermined'] as const satisfies readonly SubjectOfLaw[];
  const papers: readonly HeldPaper[] = ['identity-card', 'citizen-card', 'chip-citizen-card', 'residence-card', 'entry'];
  const everybody: Candidate[] = subjects.flatMap((subject) =>
    Array.from({ length: 97 }, (_age, age) => age - 1).flatMap((age) =>
      [[], ...papers.map((paper) => [paper])].flatMap((holds) =>
        [false, true].flatMap((isWard) => [false, true].map((livesAbroad) => ({ subject, age, holds, isWard, livesAbroad }))),
      ),
    ),
  );

  test('has an answer for everybody', () => {
    for (const candidate of [...everybody, { subject: 'organization' } as const]) {
      const found = eligibilityOf(rules, candidate);
      expect(found.kind).not.toBe('unclear');
      if (found.kind === 'eligible' && candidate.subject !== 'organization') expect(found.rule.levels.length).toBeGreaterThan(0);
    }
  });

  test('lets nobody under six, and no ward by themselves, have level 2', () => {
    for (const candidate of everybody) {
      const found = eligibilityOf(rules, candidate);
      if (found.kind !== 'eligible' || candidate.subject === 'organization') continue;
      if (Number(candidate.age) < 6) expect(found.rule.levels).not.toContain(2);
      if (Number(candidate.age) < 14 || candidate.isWard) expect(found.throughGuardian).toBe(true);
    }
  });

  test('lets nobody under fourteen go alone', () => {
    for (const procedure of procedures) expect(aloneFrom(rules, procedure)).toBe(14);
  });

  test('opens every procedure to somebody', () => {
    for (const procedure of procedures) {
      // The oldest rules tell no papers apart, so nobody is sent to apply for a card there.
      if (rules.historyOnly && procedure === 'citizen-level-2-with-card') continue;
      expect(
        everybody.some((candidate) => mayApply(rules, procedure, candidate).kind === 'open'),
        procedure,
      ).toBe(true);
    }
  });
});
