import { differences } from '../../src/domain/rule-sets/differences.ts';
import { rulesById } from '../../src/domain/rule-sets/index.ts';
import type { RuleSet } from '../../src/domain/rule-sets/types.ts';
import { type Chapter, rulesView } from '../../views/pages/law/rules.tsx';
import { type PageSample, sample } from './sample.ts';

const [earlier, today] = [rulesById('decree-59-2022'), rulesById('decree-69-2024-amended-320-2026')];
const charged = { ...today.procedures['citizen-level-2'], fee: { ...today.procedures['citizen-level-2'].fee, value: 50_000 } };
/** No generation has charged for an account yet. */
const withFee: RuleSet = { ...today, procedures: { ...today.procedures, 'citizen-level-2': charged } };

const all = differences(earlier, today);
/** The first of each kind: all of them make a page that no test wants to wait for. */
const oneOfEach = all.filter((one, index) => all.findIndex(({ part }) => part === one.part) === index);
const gone = all.filter(({ after }) => after === undefined).slice(0, 1);

const chapters = (
  ['who', 'citizen-level-1', 'citizen-level-2', 'general', 'locks', 'capabilities', 'documents', 'sectors', 'differences'] as const
).map((chapter) => ({ chapter, href: `/rules/today/${chapter}` }));
const chapterOf = (rules: RuleSet, chapter: Chapter): PageSample => sample(rulesView, { rules, chapter, chapters });

/** Chapters of the law in words: together they show every sentence. */
export const lawSamples: Readonly<Record<string, PageSample>> = {
  'rules: who': chapterOf(today, 'who'),
  'rules: a procedure': chapterOf(today, 'foreigner-level-2'),
  'rules: a procedure of 2023': chapterOf(earlier, 'citizen-level-2'),
  'rules: a procedure with a fee': chapterOf(withFee, 'citizen-level-2'),
  'rules: a procedure without known limits': chapterOf(rulesById('decision-34-2021'), 'citizen-level-1'),
  'rules: general': chapterOf(today, 'general'),
  'rules: general, of 2021': chapterOf(rulesById('decision-34-2021'), 'general'),
  'rules: locks': chapterOf(today, 'locks'),
  'rules: functions': chapterOf(today, 'capabilities'),
  'rules: documents': chapterOf(today, 'documents'),
  'rules: sectors': chapterOf(today, 'sectors'),
  'rules: differences': sample(rulesView, {
    rules: earlier,
    chapter: 'differences',
    chapters,
    until: '2024-06-30',
    next: { rules: today, differences: [...oneOfEach, ...gone] },
  }),
  'rules: no difference': sample(rulesView, { rules: today, chapter: 'differences', chapters, next: { rules: today, differences: [] } }),
};
