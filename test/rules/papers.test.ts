import { describe, expect, test } from 'vitest';
import { paperKinds } from '../../src/domain/registrations/intake/papers.ts';
import {
  declaredPapers,
  isToAsk,
  kindsOf,
  mayIntegrate,
  registerOf,
  stageOf,
  standingOf,
} from '../../src/domain/registrations/papers/rules.ts';
import { rulesById } from '../../src/domain/rule-sets/index.ts';

const today = rulesById('decree-69-2024-amended-320-2026');
const decree59 = rulesById('decree-59-2022');

describe('which papers the rules let into an account', () => {
  test('level 2 only, whatever the paper', () => {
    for (const kind of paperKinds) expect(mayIntegrate(today, { subjectKind: 'citizen', level: 1, kind }), kind).toBe(false);
    expect(mayIntegrate(today, { subjectKind: 'citizen', level: 2, kind: 'driving-licence' })).toBe(true);
  });

  test('a residence card is a paper of foreigners', () => {
    expect(mayIntegrate(today, { subjectKind: 'citizen', level: 2, kind: 'residence-card' })).toBe(false);
    expect(mayIntegrate(today, { subjectKind: 'foreigner', level: 2, kind: 'residence-card' })).toBe(true);
  });

  test('a generation that does not name a kind, or opens the function to nobody of this kind, lets none in', () => {
    expect(mayIntegrate(decree59, { subjectKind: 'citizen', level: 2, kind: 'birth-certificate' })).toBe(false);
    expect(mayIntegrate({ ...today, capabilities: [] }, { subjectKind: 'citizen', level: 2, kind: 'driving-licence' })).toBe(false);
  });
});

test('every register confirms its kinds, and some kinds have none', () => {
  expect(paperKinds.filter((kind) => registerOf(kind) === undefined)).toEqual(['tax-code', 'birth-certificate', 'marriage-certificate']);
  expect(kindsOf('immigration')).toEqual(['residence-card']);
  expect(kindsOf('driving-licence')).toEqual(['driving-licence']);
});

test('what is not a kind of paper is none', () => {
  expect(declaredPapers(undefined)).toEqual([]);
  expect(
    declaredPapers({
      integrate: [
        { kind: 'passport', number: '1' },
        { kind: 'health-insurance', number: '2' },
      ],
    }),
  ).toEqual([{ kind: 'health-insurance', number: '2' }]);
});

test.each([
  ['registry-check', undefined, 'open'],
  ['needs-supplement', undefined, 'open'],
  ['granted', 'grant', 'granted'],
  ['notified', 'grant', 'granted'],
  ['notified', 'refuse', 'ended'],
  ['refused', 'refuse', 'ended'],
  ['withdrawn', undefined, 'ended'],
  ['stopped', undefined, 'ended'],
  ['returned', undefined, 'ended'],
] as const)('a file that is %s with %s is %s for its papers', (state, outcome, stage) => expect(stageOf(state, outcome)).toBe(stage));

test('a register is asked until it answers, and once more after the grant about what was found before it', () => {
  const before = new Date('2026-11-20T03:00:00Z');
  const grant = new Date('2026-11-20T04:00:00Z');
  const after = new Date('2026-11-20T05:00:00Z');
  expect(isToAsk({ outcome: undefined, answeredAt: undefined }, undefined)).toBe(true);
  expect(isToAsk({ outcome: undefined, answeredAt: undefined }, grant)).toBe(true);
  expect(isToAsk({ outcome: 'found', answeredAt: before }, undefined)).toBe(false);
  expect(isToAsk({ outcome: 'found', answeredAt: before }, grant)).toBe(true);
  expect(isToAsk({ outcome: 'found', answeredAt: after }, grant)).toBe(false);
  expect(isToAsk({ outcome: 'not-found', answeredAt: before }, grant)).toBe(false);
});

test.each([
  [{ isIntegrated: true, file: 'granted', outcome: 'found' }, 'integrated'],
  [{ file: 'open', outcome: undefined }, 'once-answered'],
  [{ file: 'open', outcome: 'found' }, 'at-the-grant'],
  [{ file: 'granted', outcome: 'found' }, 'once-answered'],
  [{ file: 'granted', outcome: undefined }, 'once-answered'],
  [{ file: 'granted', outcome: 'not-found' }, 'not-found'],
  [{ file: 'open', outcome: 'no-register' }, 'no-register'],
  [{ file: 'open', outcome: undefined, isPermitted: false }, 'not-permitted'],
  [{ file: 'ended', outcome: 'found' }, 'file-ended'],
] as const)('%o: %s', (paper, standing) => expect(standingOf({ isIntegrated: false, isPermitted: true, ...paper })).toBe(standing));
