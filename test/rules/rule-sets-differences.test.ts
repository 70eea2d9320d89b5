import { describe, expect, test } from 'vitest';
import { differences } from '../../src/domain/rule-sets/differences.ts';
import { dryRun, type FileFacts, missingContacts } from '../../src/domain/rule-sets/dry-run.ts';
import { ruleSets, rulesById, rulesOn } from '../../src/domain/rule-sets/index.ts';
import type { LockGroundName, RuleSet } from '../../src/domain/rule-sets/types.ts';
import type { LockGround } from '../../src/domain/accounts/types.ts';

const [decree59, original, amended169, amended320] = [
  rulesById('decree-59-2022'),
  rulesById('decree-69-2024'),
  rulesById('decree-69-2024-amended-169-2025'),
  rulesById('decree-69-2024-amended-320-2026'),
];
const paths = (before: RuleSet, after: RuleSet): string[] => differences(before, after).map(({ path }) => path.join('/'));

describe('differences', () => {
  test.each(ruleSets.map((rules) => [rules.id, rules] as const))('%s does not differ from itself', (_, rules) => {
    expect(differences(rules, rules)).toEqual([]);
    const shuffled = { ...rules, lockGrounds: rules.lockGrounds.toReversed(), documents: rules.documents.toReversed() };
    expect(differences(rules, shuffled)).toEqual([]);
  });

  test('between the decree and its first amendment: the district goes, the commune takes in cards', () => {
    expect(paths(original, amended169)).toEqual(['procedures/citizen-level-2/offices', 'procedures/citizen-level-2-with-card/offices']);
    expect(differences(original, amended169)[0]).toMatchObject({
      part: 'procedures',
      procedure: 'citizen-level-2',
      field: 'offices',
      before: { value: ['population-centre', 'province-identity', 'district', 'commune'] },
      after: { value: ['population-centre', 'province-identity', 'commune'] },
    });
  });

  test('the newest decree: twelve sectors, and what could not be read is no difference', () => {
    const found = differences(amended169, amended320);
    expect(new Set(found.map(({ part }) => part))).toEqual(new Set(['sectorLinks']));
    expect(found).toHaveLength(12);
    expect(found.find(({ path }) => path[1] === 'banking')).toMatchObject({ before: undefined, after: { before: '2027-06-30' } });
  });

  test('from Decree 59 to Decree 69', () => {
    const found = paths(decree59, original);
    for (const path of [
      'eligibility/E1/citizen',
      'eligibility/E2/citizen',
      'eligibility/E4/citizen',
      'eligibility/E4/citizen/2',
      'eligibility/E5/foreigner',
      'eligibility/E8/foreigner',
      'procedures/citizen-level-1/contacts',
      'procedures/citizen-level-2/shows',
      'procedures/citizen-level-2/receiptSlip',
      'procedures/citizen-level-2/reception',
      'procedures/foreigner-level-2/contacts',
      'lockGrounds/citizen/card-expired',
      'lockDecision',
      'relyingPartyMayAskLock',
      'electronicCard',
      'capabilities/citizen/electronic-card',
    ]) {
      expect(found).toContain(path);
    }
    expect(found).not.toContain('procedures/citizen-level-2/limits');
    expect(found).not.toContain('procedures/foreigner-level-1/contacts');
    expect(found).not.toContain('activation');
  });

  test.each(ruleSets.map((rules) => [rules.id, rules] as const))('no two rows of %s have one name', (_, rules) => {
    const all = differences({ ...rules, eligibility: [], lockGrounds: [], documents: [], capabilities: [], sectorLinks: [] }, rules);
    const { eligibility, lockGrounds, documents, capabilities, sectorLinks } = rules;
    expect(all).toHaveLength([eligibility, lockGrounds, documents, capabilities, sectorLinks].flat().length);
  });
});

describe('dry run over an open file', () => {
  const byEmail: FileFacts = { procedure: 'citizen-level-2', limitCase: 'card-valid', unitKind: 'district', contacts: ['email'] };

  test('changes nothing under its own rules', () => {
    for (const rules of ruleSets) expect(dryRun(byEmail, rules, rules)).toEqual([]);
  });

  test('a file of 2023 under today’s rules: no district, a phone is missing, the card is still good', () => {
    const file: FileFacts = { ...byEmail, candidate: { subject: 'citizen', age: 30, holds: ['chip-citizen-card'], isWard: false } };
    expect(dryRun(file, decree59, amended320)).toEqual([
      { kind: 'office', unitKind: 'district', before: true, after: false },
      { kind: 'contacts', before: [], after: ['phone'] },
    ]);
  });

  test('a foreigner who only entered loses the way', () => {
    const file: FileFacts = {
      procedure: 'foreigner-level-1',
      limitCase: 'foreigner-level-1',
      contacts: ['email'],
      candidate: { subject: 'foreigner', age: 30, holds: ['entry'], isWard: false },
    };
    expect(dryRun(file, decree59, amended320)).toMatchObject([
      { kind: 'eligibility', before: { kind: 'open' }, after: { kind: 'not-open', reason: 'no-residence-card' } },
    ]);
  });

  test('a child gets a way, through the guardian', () => {
    const child: FileFacts = {
      procedure: 'citizen-level-2',
      contacts: ['phone'],
      candidate: { subject: 'citizen', age: { birthDate: '2014', on: '2026-11-24' }, holds: ['identity-card'], isWard: false },
    };
    expect(dryRun(child, decree59, original)).toMatchObject([
      { kind: 'eligibility', before: { reason: 'in-guardians-account' }, after: { kind: 'open', throughGuardian: true } },
    ]);
  });

  test('another limit', () => {
    const changed = amended320.procedures['citizen-level-2'];
    const shorter: RuleSet = {
      ...amended320,
      procedures: {
        ...amended320.procedures,
        'citizen-level-2': { ...changed, limits: { ...changed.limits, value: { 'card-valid': { count: 2, unit: 'working-days' } } } },
      },
    };
    expect(dryRun({ procedure: 'citizen-level-2', limitCase: 'card-valid', contacts: ['phone'] }, amended320, shorter)).toEqual([
      {
        kind: 'limit',
        limitCase: 'card-valid',
        before: { count: 3, unit: 'working-days' },
        after: { count: 2, unit: 'working-days' },
      },
    ]);
    expect(paths(amended320, shorter)).toEqual(['procedures/citizen-level-2/limits']);
  });

  test.each([
    ['citizen-level-1', ['email'], ['phone']],
    ['citizen-level-1', ['phone'], []],
    ['foreigner-level-1', ['email'], []],
    ['foreigner-level-1', ['phone'], []],
    ['foreigner-level-1', [], ['email', 'phone']],
    ['foreigner-level-2', ['email'], ['phone']],
  ] as const)('%s with %j misses %j today', (procedure, given, missing) => {
    expect(missingContacts(rulesOn('2026-11-24').procedures[procedure].contacts.value, given)).toEqual(missing);
  });
});

test('the grounds of the law are the grounds that an account knows, and death', () => {
  // Compiles only while the two unions agree.
  const ours = (ground: LockGround): Exclude<LockGroundName, 'deceased'> => ground;
  const theirs = (ground: Exclude<LockGroundName, 'deceased'>): LockGround => ground;
  expect(ours(theirs('card-held'))).toBe('card-held');
});
