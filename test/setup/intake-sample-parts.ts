import { fingerNames } from '../../src/domain/registrations/intake/finger-rules.ts';
import type { CardItem } from '../../src/domain/registrations/card/rules.ts';
import type { CardApplication } from '../../src/domain/registrations/card/types.ts';
import { type IntakeStep, stepsOf, stepStates } from '../../src/domain/registrations/intake/steps.ts';
import type { Finger, IntakeFile, IntakeItem } from '../../src/domain/registrations/intake/types.ts';
import type { Application } from '../../src/domain/registrations/types.ts';
import type { Around, IntakeError, IntakeProblem } from '../../views/pages/intake/frame.tsx';
import { textsFor } from '../../views/texts/texts.ts';
import { deskHead } from './desk-samples.ts';

export const door = 'back-office';
export const at = new Date('2026-11-25T02:04:05.200Z');
export const longName = `Nguyễn ${'Thị '.repeat(20)}Ngọc`;
export const id = '0192a5c0-0000-7000-8000-000000000001';
export const desk = deskHead;

export const everything: readonly IntakeItem[] = [
  'personal-number',
  'document',
  'nationality',
  'name',
  'birth-date',
  'sex',
  'guardian',
  'phone',
  'email',
  'contact',
  'phone-in-use',
  'papers',
  'face',
  'fingers',
  'exception',
  'confirmation',
  'account',
  'statement',
];

export function around(step: IntakeStep, kind: Around['kind'] = 'citizens', missing: readonly IntakeItem[] = everything.slice(7)): Around {
  const list = `/intake/${kind}`;
  const reference = 'DD-7KQ2-M9XF';
  return { base: `${list}/${id}`, list, kind, reference, withCard: false, step, steps: stepStates(stepsOf(), missing, false) };
}

/** A file that goes together with an identity card. */
export function aroundCard(step: IntakeStep, missing: readonly (IntakeItem | CardItem)[] = ['iris', 'delivery', 'card-form']): Around {
  return { ...around(step), withCard: true, steps: stepStates(stepsOf({ needsIris: true }), missing, false) };
}

export const card: CardApplication = {
  applicationId: id,
  reference: 'DD-7KQ2-M9XF-CC',
  cardReference: 'CC-DD-7KQ2-M9XF-CC',
  state: 'filed',
  delivery: { kind: 'address', address: '12 đường Sông, phường Bến Mẫu, tỉnh Sông Mẫu' },
  isSigned: true,
  noIris: false,
  irisReason: 'injured',
  faceAt: at,
  irisAt: at,
  held: ['face', 'iris-left'],
};

export const errors: readonly IntakeError[] = [];
export const page = (step: IntakeStep, kind?: Around['kind']) => ({ desk, around: around(step, kind), errors });
export const every = (field?: string): IntakeError[] =>
  (Object.keys(textsFor('vi').intake.problems) as IntakeProblem[]).map((problem, index) => ({
    ...(field && index === 0 ? { field } : {}),
    problem,
  }));

export const typed = {
  number: '003090000001',
  name: longName,
  day: '29',
  month: '2',
  year: '2007',
  sex: 'female',
  documentKind: 'passport',
  documentNumber: 'P1234567A',
  issuingState: 'PHL',
  nationality: 'PHL',
};

export const fingers: readonly Finger[] = fingerNames.map((finger, index) => ({
  finger,
  status: (['captured', 'missing', 'injured', 'unreadable', undefined] as const)[index % 5],
  tries: index % 5,
}));

export const application: Application = {
  id,
  reference: 'DD-7KQ2-M9XF',
  procedure: 'citizen-level-2',
  subjectKind: 'citizen',
  state: 'draft',
  version: 9,
  channel: 'counter',
  language: 'vi',
  unitId: 'u',
  keyedBy: 'o',
  ruleSet: undefined,
  limitCase: undefined,
  accountId: undefined,
  linkedId: undefined,
  repudiatesId: undefined,
  lateDueOn: undefined,
  flags: [],
  startedAt: at,
  submittedAt: undefined,
  firstReceivedAt: undefined,
  receivedAt: undefined,
  dueOn: undefined,
  printedDueOn: undefined,
  decidedAt: undefined,
};

export const exception = {
  reason: 'amputated',
  furtherCheck: 'paper-shown',
  words: `Xem giấy xác nhận số 12/2024.\n${'<script>alert(1)</script> '.repeat(5)}`,
  statedBy: 'o',
  confirmedBy: undefined,
  confirmedAt: undefined,
} as const;

export const file: IntakeFile = {
  application,
  declared: { fullName: longName, birthDate: '1950-03', sex: 'female', nationality: 'VNM', personalNumber: '003090000001', integrate: [] },
  contacts: [
    { kind: 'phone', address: '+84500000999', confirmed: true, codeIsOut: false },
    { kind: 'email', address: 'mot.dia.chi.thu.dien.tu.rat.dai.va.khong.co.khoang.trang@vidu.example', confirmed: false, codeIsOut: true },
  ],
  face: 'officer',
  fingers,
  fingersHeldUntil: at,
  exception,
  account: { kind: 'asked', accountId: 'a', answer: 'mine' },
  agreed: true,
  statement: { manner: 'typed-code', language: 'vi', statedAt: at },
  devices: ['passkey'],
  phoneInUse: true,
};

export const empty: IntakeFile = {
  ...file,
  application: { ...application, subjectKind: 'foreigner' },
  declared: {},
  contacts: [],
  face: undefined,
  fingers: fingers.map(({ finger }) => ({ finger, status: undefined, tries: 0 })),
  exception: undefined,
  statement: undefined,
  devices: [],
};
