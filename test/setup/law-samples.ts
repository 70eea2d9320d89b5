import type { DryRunReport } from '../../src/domain/overviews/dry-run.ts';
import { differences } from '../../src/domain/rule-sets/differences.ts';
import { ruleSets, rulesById } from '../../src/domain/rule-sets/index.ts';
import type { RuleSet } from '../../src/domain/rule-sets/types.ts';
import { type Chapter, type RulesProps, rulesView } from '../../views/pages/law/rules.tsx';
import { deskHead } from './desk-samples.ts';
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
  [
    'who',
    'citizen-level-1',
    'citizen-level-2',
    'general',
    'locks',
    'capabilities',
    'documents',
    'sectors',
    'differences',
    'dry-run',
  ] as const
).map((chapter) => ({ chapter, href: `/rules/today/${chapter}` }));
const generations = ruleSets.map(({ id }) => ({ id, href: `/rules/${id}/who` }));

function chapterOf(rules: RuleSet, chapter: Chapter, more: Partial<RulesProps> = {}): PageSample {
  return sample(rulesView, { desk: deskHead, rules, chapter, chapters, generations, ...more }, 'back-office');
}

const [row] = today.eligibility;
const open = row && { kind: 'open' as const, rule: row };
const report: DryRunReport = {
  open: 1234,
  looked: 200,
  withoutAnswers: 12,
  changes: [
    {
      procedure: 'citizen-level-2',
      count: 100,
      change: { kind: 'limit', limitCase: 'card-valid', before: { count: 3, unit: 'working-days' }, after: undefined },
    },
    { procedure: 'citizen-level-2', count: 20, change: { kind: 'office', unitKind: 'district', before: true, after: false } },
    { procedure: 'foreigner-level-1', count: 3, change: { kind: 'contacts', before: [], after: ['phone', 'email'] } },
    {
      procedure: 'foreigner-level-1',
      count: 2,
      change: {
        kind: 'eligibility',
        before: open ? { ...open, throughGuardian: false } : { kind: 'unclear' },
        after: { kind: 'not-open', reason: 'no-residence-card' },
      },
    },
    {
      procedure: 'citizen-level-1',
      count: 1,
      change: { kind: 'eligibility', before: { kind: 'unclear' }, after: open ? { ...open, throughGuardian: true } : { kind: 'unclear' } },
    },
  ],
};

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
  'rules: differences': chapterOf(earlier, 'differences', {
    until: '2024-06-30',
    compared: { before: earlier, after: today, differences: [...oneOfEach, ...gone] },
  }),
  'rules: no difference': chapterOf(today, 'differences', { compared: { before: today, after: today, differences: [] } }),
  'rules: dry run': chapterOf(today, 'dry-run', { dryRun: report }),
  'rules: dry run without change': chapterOf(today, 'dry-run', { dryRun: { open: 0, looked: 0, withoutAnswers: 0, changes: [] } }),
};
