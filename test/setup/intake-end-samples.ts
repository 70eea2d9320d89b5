import type { StatementManner } from '../../src/domain/registrations/intake/types.ts';
import type { Check } from '../../src/domain/registrations/types.ts';
import { intakeCheckView } from '../../views/pages/intake/check.tsx';
import { intakeResultView } from '../../views/pages/intake/result.tsx';
import { intakeStatementView } from '../../views/pages/intake/statement.tsx';
import { type PageSample, sample } from './sample.ts';
import { around, at, desk, door, empty, errors, everything, file, fingers, id, page } from './intake-sample-parts.ts';

function accounts(): Record<string, PageSample> {
  const kinds = [
    { kind: 'not-looked' },
    { kind: 'none' },
    { kind: 'asked', accountId: 'a', answer: undefined },
    { kind: 'asked', accountId: 'a', answer: 'not-mine' },
  ] as const;
  return Object.fromEntries(
    kinds.map((account, index) => [
      `intake, check ${index + 1}`,
      sample(intakeCheckView, { ...page('check', 'foreigners'), card: undefined, file: { ...empty, account }, missing: everything }, door),
    ]),
  );
}

const statement = {
  ...page('statement'),
  language: 'vi',
  version: 'counter-2026-11-25',
  name: 'Nguyễn Văn Thử',
  fileVersion: 9,
  stated: undefined,
  codeIsSent: true,
  typed: { witnessName: '', witnessNumber: '', interpreterName: '', interpreterNumber: '' },
} as const;

const statements = Object.fromEntries(
  (['typed-code', 'signature', 'mark'] as const).map((manner: StatementManner) => [
    `intake, statement by ${manner}`,
    sample(intakeStatementView, { ...statement, manner, stated: { manner, language: 'vi', statedAt: at } }, door),
  ]),
);

const check = { round: 1, findings: [], score: undefined, attempts: 0, answeredAt: undefined } as const;
const checks: readonly Check[] = [
  { ...check, name: 'face', outcome: 'unclear', findings: ['face-poor-capture'] },
  { ...check, name: 'fingers', outcome: 'unclear', findings: ['fingers-no-reference'] },
  { ...check, name: 'population', outcome: undefined },
  { ...check, name: 'id-card', outcome: undefined, attempts: 2 },
  { ...check, name: 'subscriber', outcome: 'fail' },
  { ...check, name: 'duplicate', outcome: 'pass' },
  { ...check, name: 'immigration', outcome: 'unclear' },
];
export const result = {
  desk,
  kind: 'citizens',
  list: '/intake/citizens',
  base: `/intake/citizens/${id}`,
  application: {
    reference: 'DD-7KQ2-M9XF',
    state: 'registry-check',
    printedDueOn: '2026-11-30',
    submittedAt: at,
    firstReceivedAt: at,
  },
  card: undefined,
  isReceived: true,
  checks,
  mayTakeLonger: true,
  again: ['face', 'fingers'],
  fingers,
  hasSlip: true,
  said: 'asked',
  errors,
} as const;

/** Pages with which an intake at a counter ends. */
export const intakeEndSamples: Readonly<Record<string, PageSample>> = {
  ...statements,
  'intake, statement of a foreigner': sample(
    intakeStatementView,
    { ...statement, ...page('statement', 'foreigners'), manner: 'typed-code', codeIsSent: false },
    door,
  ),
  'intake, check': sample(
    intakeCheckView,
    { ...page('check'), around: around('check', 'citizens', []), card: undefined, file, missing: [] },
    door,
  ),
  ...accounts(),
  'intake, result': sample(intakeResultView, result, door),
  'intake, result, clean': sample(
    intakeResultView,
    {
      ...result,
      again: [],
      mayTakeLonger: false,
      said: undefined,
      checks: checks.map((one) => ({ ...one, outcome: 'pass' as const, findings: [] })),
    },
    door,
  ),
};
