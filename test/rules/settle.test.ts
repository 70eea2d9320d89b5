import { expect, test } from 'vitest';
import { forbids, unseen } from '../../src/domain/registrations/at-grant.ts';
import { cardProblems, needsIris } from '../../src/domain/registrations/card/rules.ts';
import type { CardState } from '../../src/domain/registrations/card/types.ts';
import { isDrawn } from '../../src/domain/registrations/draw.ts';
import { settle } from '../../src/domain/registrations/settle.ts';
import type { Check, Finding, Flag } from '../../src/domain/registrations/types.ts';
import { rulesById } from '../../src/domain/rule-sets/index.ts';
import type { CheckName, Procedure } from '../../src/domain/rule-sets/types.ts';

const rules = rulesById('decree-69-2024-amended-320-2026');

function check(name: CheckName, outcome: Check['outcome'], findings: Finding[] = []): Check {
  return { name, round: 1, outcome, findings, score: undefined, attempts: 1, answeredAt: undefined };
}
const file = (procedure: Procedure, flags: Flag[] = []): { procedure: Procedure; flags: Flag[] } => ({ procedure, flags });
const clean = [check('population', 'pass'), check('id-card', 'pass'), check('face', 'pass')];

test('a clean file of level 1 online is granted by the machine, of level 2 it goes to an officer', () => {
  expect(settle(file('citizen-level-1'), clean, rules)).toEqual({ kind: 'grant' });
  expect(settle(file('foreigner-level-1'), clean, rules)).toEqual({ kind: 'grant' });
  expect(settle(file('citizen-level-2'), clean, rules)).toEqual({ kind: 'refer' });
  expect(settle(file('foreigner-level-2'), clean, rules)).toEqual({ kind: 'refer' });
});

test('one answer that is missing is waited for', () => {
  expect(settle(file('citizen-level-1'), [...clean, check('subscriber', undefined)], rules)).toEqual({ kind: 'wait' });
});

test.each<Finding>(['name-differs', 'face-differs', 'card-expired', 'phone-not-own', 'is-ward', 'no-residence-card'])(
  'the machine never refuses for %s: an officer decides',
  (finding) => {
    expect(settle(file('citizen-level-1'), [...clean, check('subscriber', 'fail', [finding])], rules)).toEqual({ kind: 'refer' });
  },
);

test.each<Flag>(['uploaded-face', 'biometric-exception', 'on-papers', 'reported-not-me'])(
  'a file with %s is never granted by the machine',
  (flag) => {
    expect(settle(file('citizen-level-1', [flag]), clean, rules)).toEqual({ kind: 'refer' });
  },
);

test.each<[Finding, string]>([
  ['dead', 'dead'],
  ['not-registered', 'no-such-number'],
  ['document-not-registered', 'no-such-document'],
  ['too-young', 'age'],
])('%s is a hard fact: refused at once, whatever else is still asked', (finding, reason) => {
  const checks = [check('population', 'fail', [finding]), check('face', undefined)];
  expect(settle(file('citizen-level-1'), checks, rules)).toEqual({ kind: 'refuse', reasons: [reason] });
});

test('an existing account is a reason only for who is the person of the number', () => {
  const exists = check('duplicate', 'fail', ['account-exists']);
  expect(settle(file('citizen-level-1'), [check('population', undefined), exists], rules)).toEqual({ kind: 'wait' });
  expect(settle(file('citizen-level-1'), [check('population', 'fail', ['name-differs']), exists], rules)).toEqual({ kind: 'refer' });
  expect(settle(file('citizen-level-1'), [check('population', 'pass'), exists], rules)).toEqual({
    kind: 'refuse',
    reasons: ['account-exists'],
  });
});

test('at the grant: what nobody may grant with, and what an officer has to have seen', () => {
  expect(forbids(['name-unclear', 'card-expired', 'card-revoked', 'dead'])).toEqual(['card-not-valid', 'dead']);
  expect(forbids(['name-unclear', 'face-unclear', 'same-phone'])).toEqual([]);
  expect(unseen(['name-unclear', 'phone-not-own', 'dead'], ['name-unclear'])).toEqual(['phone-not-own']);
});

test('about two per cent are drawn, by the seed alone', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `file-${index}`);
  const drawn = ids.filter((id) => isDrawn('seed', id));
  expect(drawn.length).toBeGreaterThan(300);
  expect(drawn.length).toBeLessThan(500);
  expect(ids.filter((id) => isDrawn('seed', id))).toEqual(drawn);
  expect(ids.filter((id) => isDrawn('other', id))).not.toEqual(drawn);
});

const together = [check('population', 'pass'), check('subscriber', 'pass'), check('duplicate', 'pass')];
const withCard = (card: CardState, flags: Flag[] = []) => ({ ...file('citizen-level-2-with-card', flags), card });

test('a file with a card waits for it, is granted with it and refused with it', () => {
  expect(settle(withCard('prepared'), together, rules)).toEqual({ kind: 'wait' });
  expect(settle(withCard('filed'), together, rules)).toEqual({ kind: 'wait' });
  expect(settle(withCard('issued'), [...together, check('face', undefined)], rules)).toEqual({ kind: 'wait' });
  expect(settle(withCard('issued'), together, rules)).toEqual({ kind: 'grant' });
  expect(settle(withCard('refused'), [check('population', undefined)], rules)).toEqual({ kind: 'refuse', reasons: ['card-refused'] });
});

test('what is unclear beside an issued card goes to an officer; a death refuses without waiting for the card', () => {
  expect(settle(withCard('issued', ['biometric-exception']), together, rules)).toEqual({ kind: 'refer' });
  expect(settle(withCard('issued'), [...together, check('face', 'unclear', ['face-unclear'])], rules)).toEqual({ kind: 'refer' });
  expect(settle(withCard('filed'), [check('population', 'fail', ['dead'])], rules)).toEqual({ kind: 'refuse', reasons: ['dead'] });
});

test('who is not registered is refused alone, and never beside a card: the register is corrected', () => {
  const missing = [check('population', 'fail', ['not-registered'])];
  expect(settle(file('citizen-level-2'), missing, rules)).toEqual({ kind: 'refuse', reasons: ['no-such-number'] });
  expect(settle(withCard('issued'), missing, rules)).toEqual({ kind: 'refer' });
});

test('the eyes are captured from six years on, and of somebody whose age is not known', () => {
  const today = '2026-11-25';
  expect(needsIris({ birthDate: '2020-11-26', today })).toBe(false);
  expect(needsIris({ birthDate: '2020-11-25', today })).toBe(true);
  expect(needsIris({ birthDate: '2020', today })).toBe(true);
  expect(needsIris({ birthDate: undefined, today })).toBe(true);
  const bare = { delivery: undefined, isSigned: false, noIris: false, held: [] } as const;
  expect(cardProblems(bare, { birthDate: '1990', today })).toEqual(['card-face', 'iris', 'delivery', 'card-form']);
  expect(cardProblems({ ...bare, noIris: true }, { birthDate: '1990', today })).not.toContain('iris');
  expect(cardProblems({ ...bare, held: ['face', 'iris-left'] }, { birthDate: '1990', today })).toEqual(['delivery', 'card-form']);
});
