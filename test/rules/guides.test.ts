import { expect, test } from 'vitest';
import { findGuide, guidesOf } from '../../src/domain/rule-sets/guides.ts';
import { ruleSets, rulesById } from '../../src/domain/rule-sets/index.ts';
import { procedures } from '../../src/domain/rule-sets/procedures.ts';

const today = rulesById('decree-69-2024-amended-320-2026');
const names = (id: Parameters<typeof rulesById>[0]): string[] => guidesOf(rulesById(id)).map((one) => `${one.procedure}/${one.person}`);

test('there is a guide for every procedure and kind of person that the rules of today open it to', () => {
  expect(names('decree-69-2024-amended-320-2026')).toEqual([
    'citizen-level-1/e1-14',
    'citizen-level-1/e2-6',
    'citizen-level-1/e3-0',
    'citizen-level-1/e8-14',
    'citizen-level-1/e11-14',
    'citizen-level-2/e1-14',
    'citizen-level-2/e2-6',
    'citizen-level-2/e8-14',
    'citizen-level-2/e11-14',
    'citizen-level-2-with-card/e4-14',
    'citizen-level-2-with-card/e4-6',
    'foreigner-level-1/e5-14',
    'foreigner-level-1/e5-6',
    'foreigner-level-1/e6-0',
    'foreigner-level-1/e8-14',
    'foreigner-level-2/e5-14',
    'foreigner-level-2/e5-6',
    'foreigner-level-2/e8-14',
  ]);
});

test('in the days of Decree 59 nobody under 14 had an account of their own', () => {
  expect(names('decree-59-2022').filter((name) => !name.endsWith('-14'))).toEqual([]);
});

test('each is found by its names, and names of others are not', () => {
  for (const rules of ruleSets) for (const guide of guidesOf(rules)) expect(findGuide(rules, guide)).toEqual(guide);
  expect(procedures.flatMap((procedure) => findGuide(today, { procedure, person: 'e9-0' }) ?? [])).toEqual([]);
  expect(findGuide(today, { procedure: 'toString', person: 'e1-14' })).toBeUndefined();
});
