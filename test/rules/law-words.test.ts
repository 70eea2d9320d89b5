import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { differences } from '../../src/domain/rule-sets/differences.ts';
import { ruleSets, rulesOn, successorOf } from '../../src/domain/rule-sets/index.ts';
import { procedures } from '../../src/domain/rule-sets/procedures.ts';
import { cite } from '../../src/domain/rule-sets/sourced.ts';
import { differenceInWords } from '../../views/law-differences.ts';
import { articleInWords, limitInWords, procedureRuleInWords } from '../../views/law-words.ts';
import { type Chapter, rulesView } from '../../views/pages/law/rules.tsx';
import { deskHead } from '../setup/desk-samples.ts';
import { sampleContext } from '../setup/page-samples.tsx';

const chapters: readonly Chapter[] = ['who', ...procedures, 'general', 'locks', 'capabilities', 'documents', 'sectors', 'differences'];

describe.each(ruleSets.map((rules) => [rules.id, rules] as const))('%s', (_, rules) => {
  test.each(['vi', 'en'] as const)('every chapter has its words in %s', (lang) => {
    const next = successorOf(rules.id) ?? rules;
    for (const chapter of chapters) {
      const compared = { before: rules, after: next, differences: differences(rules, next) };
      const props = { desk: deskHead, rules, chapter, chapters: [], generations: [], compared };
      const html = renderToString(rulesView.body({ ...props, ...sampleContext, lang }));
      expect(html.length, chapter).toBeGreaterThan(200);
      expect(html, chapter).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
});

test.each([
  [cite('D69:10.1', 'seed'), 'khoản 1 Điều 10 Nghị định 69/2024/NĐ-CP', 'Article 10(1), Decree 69/2024/NĐ-CP'],
  [cite('L-CC:23', 'seed'), 'Điều 23 Luật Căn cước 26/2023/QH15', 'Article 23, Law on Identification 26/2023/QH15'],
  [cite('QD9039', 'seed'), 'Quyết định 9039/QĐ-BCA-C06', 'Decision 9039/QĐ-BCA-C06'],
  [cite('law.md X10', 'inferred'), undefined, undefined],
])('%j', (source, vi, en) => {
  expect([articleInWords(source, 'vi'), articleInWords(source, 'en')]).toEqual([vi, en]);
});

test.each([
  [1, 'working-days', '1 ngày làm việc', '1 working day'],
  [3, 'working-days', '3 ngày làm việc', '3 working days'],
  [15, 'days', '15 ngày', '15 days'],
] as const)('%i %s', (count, unit, vi, en) => {
  expect([limitInWords({ count, unit }, 'vi'), limitInWords({ count, unit }, 'en')]).toEqual([vi, en]);
});

test('a rule of a procedure, then and now', () => {
  const say = (day: string, field: 'contacts' | 'reception' | 'limits' | 'fee'): string =>
    procedureRuleInWords(field, rulesOn(day).procedures['citizen-level-2'], 'en');
  expect(say('2023-03-11', 'contacts')).toBe('phone number or e-mail must be given');
  expect(say('2026-11-24', 'contacts')).toBe(
    'phone number must be given; e-mail if there is one; the phone must be registered in your own name',
  );
  expect(say('2023-03-11', 'reception')).toBe('office hours, Monday to Friday and Saturday morning');
  expect(say('2026-11-24', 'limits')).toBe('3 working days (with a valid card)');
  expect(say('2026-11-24', 'fee')).toBe('free of charge');
});

test('a difference names its subject and says what was and what is', () => {
  const [before, after] = [rulesOn('2025-06-30'), rulesOn('2025-07-01')];
  const [first] = differences(before, after);
  expect(first && differenceInWords(first, { before, after, lang: 'en' })).toEqual({
    subject: 'Level-2 account for a citizen: Where to go',
    was: expect.stringContaining('District police'),
    is: expect.not.stringContaining('District police'),
  });
});
