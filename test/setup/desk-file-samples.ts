import { confirmDecisionView, decisionResultsView, openedFilesView } from '../../views/pages/back-office/decisions.tsx';
import { fileView } from '../../views/pages/back-office/file.tsx';
import type { FileFingers, WholeFile } from '../../src/domain/overviews/file.ts';
import type { Finding } from '../../src/domain/registrations/types.ts';
import { refusalReasons } from '../../src/domain/registrations/refusal-reasons.ts';
import { fingerNames } from '../../src/domain/registrations/intake/finger-rules.ts';
import type { BiometricException } from '../../src/domain/registrations/intake/types.ts';
import { supplementItems } from '../../src/domain/registrations/supplements/items.ts';
import { deskHead } from './desk-samples.ts';
import { card } from './intake-sample-parts.ts';
import { type PageSample, sample } from './sample.ts';

const at = new Date('2026-11-20T03:04:05.200Z');
const door = 'back-office';
const check = { round: 1, score: undefined, attempts: 1, answeredAt: at } as const;

const asked = { consentVersion: '1', answeredAt: at, attempts: 0, status: undefined, expiresOn: undefined } as const;
const licence = { ...asked, kind: 'driving-licence', outcome: 'found', status: 'valid', expiresOn: '2034-05-31' } as const;
const inAccount = { kind: 'driving-licence', number: 'GPLX100001', register: 'driving-licence', asOf: at, integratedAt: at } as const;
const papersOfFile: WholeFile['papers'] = [
  { kind: 'driving-licence', number: 'GPLX100001', asked: licence, standing: 'at-the-grant', integrated: undefined },
  {
    kind: 'driving-licence',
    number: 'GPLX100002',
    asked: licence,
    standing: 'integrated',
    integrated: { ...inAccount, status: 'seized', expiresOn: undefined },
  },
  {
    kind: 'health-insurance',
    number: 'BHYT100001',
    asked: { ...asked, kind: 'health-insurance', outcome: undefined, answeredAt: undefined, attempts: 3 },
    standing: 'once-answered',
    integrated: undefined,
  },
  { kind: 'social-insurance', number: 'BHXH100001', asked: undefined, standing: 'once-answered', integrated: undefined },
  {
    kind: 'vehicle-registration',
    number: 'DKX100001',
    asked: { ...asked, kind: 'vehicle-registration', outcome: 'not-found' },
    standing: 'not-found',
    integrated: undefined,
  },
  {
    kind: 'tax-code',
    number: '8000000001',
    asked: { ...asked, kind: 'tax-code', outcome: 'no-register' },
    standing: 'no-register',
    integrated: undefined,
  },
  { kind: 'residence-card', number: 'T1', asked: undefined, standing: 'not-permitted', integrated: undefined },
  { kind: 'birth-certificate', number: '12345/2020', asked: undefined, standing: 'file-ended', integrated: undefined },
];

const file: WholeFile = {
  application: {
    id: 'f1',
    reference: 'DD-7KQ2-M9XF',
    procedure: 'citizen-level-2',
    subjectKind: 'citizen',
    state: 'awaiting-decision',
    version: 7,
    channel: 'counter',
    language: 'vi',
    unitId: 'commune',
    keyedBy: 'o2',
    ruleSet: 'decree-69-2024-amended-320-2026',
    limitCase: 'card-valid',
    accountId: undefined,
    repudiatesId: undefined,
    linkedId: undefined,
    flags: ['uploaded-face', 'biometric-exception'],
    startedAt: at,
    submittedAt: at,
    firstReceivedAt: new Date('2026-11-18T03:04:05.200Z'),
    receivedAt: at,
    dueOn: '2026-11-24',
    printedDueOn: '2026-11-25',
    lateDueOn: undefined,
    decidedAt: undefined,
  },
  card: undefined,
  declared: {
    fullName: 'Nguyễn Văn Mẫu',
    birthDate: '1990-03-14',
    sex: 'male',
    nationality: 'VNM',
    personalNumber: '003090000077',
    document: { kind: 'passport', number: 'P1234567', issuingState: 'VNM' },
  },
  contacts: { phone: '+84500000077', email: 'mau@example.com' },
  comparisons: [
    { field: 'full-name', declared: 'Nguyễn Văn Mẫu', registered: 'Nguyễn Văn Mậu' },
    { field: 'birth-date', declared: '1990-03-14', registered: '1990-03' },
    { field: 'sex', declared: 'male', registered: 'male' },
    { field: 'nationality', declared: 'VNM', registered: undefined },
  ],
  checks: [
    { ...check, name: 'population', outcome: 'fail', findings: ['name-differs', 'birth-date-unclear'] },
    { ...check, name: 'face', outcome: 'pass', findings: [], score: 0.97 },
    { ...check, name: 'fingers', outcome: 'unclear', findings: ['fingers-poor-capture'] },
    { ...check, name: 'id-card', outcome: undefined, findings: [], attempts: 0, answeredAt: undefined },
    { ...check, name: 'subscriber', outcome: undefined, findings: [], attempts: 3, answeredAt: undefined },
  ],
  papers: papersOfFile,
  fingers: {
    noted: fingerNames.map((finger, index) => ({
      finger,
      status: (['captured', 'captured', 'missing', 'injured', 'unreadable'] as const)[index % 5],
      tries: index % 5 === 4 ? 3 : 1,
    })),
    exception: undefined,
    thresholds: { match: 0.8, unclear: 0.5 },
  },
  pictures: (['camera', 'upload', 'officer'] as const).map((source, index) => ({
    id: `p${index}`,
    kind: (['face', 'paper', 'signature'] as const)[index] ?? 'face',
    purpose: 'identity',
    source,
    bytes: 1000,
    takenAt: at,
    eraseAt: undefined,
  })),
  statements: (['typed-code', 'signature', 'mark', 'online'] as const).map((manner) => ({ manner, version: '1', statedAt: at })),
  supplements: [],
  decision: undefined,
  events: (['officer', 'system', 'other'] as const).map((actor) => ({
    at,
    event: 'application.received',
    actor,
    officerId: undefined,
    details: {},
  })),
  letters: [],
  unitName: { vi: 'Công an phường Mẫu', en: 'Police of Mau ward' },
  dueOn: '2026-11-24',
};

const decision = {
  id: 'd1',
  number: 'DD-7KQ2-M9XF-QD',
  outcome: 'refuse',
  reasons: ['data-differ'],
  explanation: 'Họ tên khác giấy khai sinh.',
  decidedBy: 'o3',
  decidedAt: at,
  drawn: true,
} as const;
const base = {
  desk: deskHead,
  file,
  identities: 'none' as const,
  changes: [],
  may: { decide: true, linkIdentities: true, askSupplement: true, complete: false, isOwn: false },
  reasons: refusalReasons,
  supplementItems,
};
const nothing = { decide: false, linkIdentities: false, askSupplement: false, complete: false, isOwn: false };
const decided: WholeFile = {
  ...file,
  declared: undefined,
  papers: [],
  pictures: [],
  statements: [],
  application: { ...file.application, state: 'granted', channel: 'online' },
  decision,
};

const pass = {
  id: 'pass',
  procedure: 'citizen-level-2',
  outcome: 'refuse',
  answer: { reasons: ['data-differ', 'other'], explanation: 'Họ tên khác giấy khai sinh.' },
  isProved: true,
  files: [
    { applicationId: 'f1', version: 7, reference: 'DD-7KQ2-M9XF', isUsed: false },
    { applicationId: 'f2', version: 3, reference: 'DD-9XKQ-2M7F', isUsed: true },
  ],
} as const;
const one = { applicationId: 'f1', reference: 'DD-7KQ2-M9XF' };
const opened = [{ ...one, procedure: 'citizen-level-2', version: 7 }] as const;

/** The same file with other fingers: what a register made of them, and what took their place. */
function withFingers(
  { outcome, findings = [], score }: { outcome?: 'pass' | 'fail' | 'unclear'; findings?: readonly Finding[]; score?: number },
  fingers: Partial<FileFingers> = {},
): WholeFile {
  const compared = { ...check, name: 'fingers', outcome, findings, score } as const;
  const noted = file.fingers?.noted ?? [];
  return {
    ...file,
    checks: [...file.checks.filter(({ name }) => name !== 'fingers'), compared],
    fingers: { noted, exception: undefined, thresholds: undefined, ...fingers },
  };
}
const lacking = fingerNames.map((finger) => ({ finger, status: 'missing', tries: 0 }) as const);
const exception: BiometricException = {
  reason: 'amputated',
  furtherCheck: 'register-question',
  words: 'Hỏi nơi đăng ký khai sinh; trả lời đúng.',
  statedBy: 'o2',
  confirmedBy: 'o3',
  confirmedAt: at,
};
const unconfirmed = { ...exception, reason: 'worn', furtherCheck: 'paper-shown', confirmedBy: undefined, confirmedAt: undefined } as const;

const page = (props: Partial<Parameters<typeof fileView.title>[0]>): PageSample => sample(fileView, { ...base, ...props }, door);
const typed = { outcome: 'refuse', reasons: ['other'], explanation: 'x' } as const;
const byMachine = { ...decision, outcome: 'grant', reasons: [], explanation: undefined, decidedBy: undefined, drawn: false } as const;
const imported: WholeFile = { ...decided, application: { ...decided.application, channel: 'import' }, decision: byMachine };
const withCard: WholeFile = {
  ...file,
  application: {
    ...file.application,
    state: 'waiting-population-update',
    procedure: 'citizen-level-2-with-card',
    firstReceivedAt: undefined,
  },
  card: { ...card, delivery: { kind: 'unit' } },
};
const results = [
  { kind: 'granted', accountId: 'a' },
  { kind: 'refused' },
  { kind: 'changed', version: 8, findings: [] },
  { kind: 'changed', version: 8, findings: ['name-differs'] },
  { kind: 'forbidden-by-facts', reasons: ['dead'] },
  ...(['registry-silent', 'own-file', 'state-forbids', 'unknown', 'no-pass'] as const).map((kind) => ({ kind })),
] as const;

/** Samples named by what differs. */
function named<K extends string>(what: string, codes: readonly K[], make: (code: K) => PageSample): Record<string, PageSample> {
  return Object.fromEntries(codes.map((code) => [`${what}: ${code}`, make(code)]));
}

/** The pages on which a file is read and decided. */
export const deskFileSamples: Readonly<Record<string, PageSample>> = {
  'desk, file': page({}),
  'desk, file with fingers that match': page({
    file: withFingers({ outcome: 'pass', score: 0.97 }, { thresholds: { match: 0.8, unclear: 0.5 } }),
  }),
  'desk, file with unclear fingers': page({ file: withFingers({ outcome: 'unclear', findings: ['fingers-unclear'], score: 0.62 }) }),
  'desk, file with other fingers': page({ file: withFingers({ outcome: 'fail', findings: ['fingers-differs'], score: 0.11 }) }),
  'desk, file with fingers no register keeps': page({ file: withFingers({ outcome: 'unclear', findings: ['fingers-no-reference'] }) }),
  'desk, file with fingers not yet compared': page({ file: withFingers({}) }),
  'desk, file without fingers': page({ file: withFingers({ outcome: 'unclear' }, { noted: lacking, exception }) }),
  'desk, file with an unconfirmed exception': page({
    file: withFingers({ outcome: 'unclear' }, { noted: lacking, exception: unconfirmed }),
  }),
  'desk, file with letters to send': page({ file: { ...file, letters: ['apology', 'undelivered'] } }),
  'desk, own file': page({ may: { ...nothing, isOwn: true } }),
  'desk, two identities': page({ identities: 'linkable' }),
  'desk, linked identities': page({ identities: 'linked' }),
  'desk, decided file': page({ may: nothing, file: decided }),
  'desk, file with a card': page({ may: nothing, file: withCard }),
  'desk, file with a card to deliver': page({ may: nothing, file: { ...withCard, card: { ...card, irisReason: 'missing' } } }),
  'desk, imported file': page({ may: nothing, file: imported }),
  ...named('desk, file', ['chooseOutcome', 'chooseReason', 'explainOther', 'chooseItem'], (error) => page({ error, typed })),
  'desk, file changed meanwhile': page({
    error: 'changed',
    typed: { reasons: [], explanation: 'x' },
    changes: ['application.checked', 'something.new'].map((event) => ({ at, event, actor: 'system', officerId: undefined, details: {} })),
  }),
  'desk, file to complete': page({
    may: { ...nothing, complete: true },
    file: { ...decided, application: { ...decided.application, state: 'needs-supplement' }, decision: undefined },
  }),
  ...named('desk, file', ['asked', 'completed', 'asked-before', 'changed', 'nothing-missing', 'state-forbids', 'unknown'], (said) =>
    page({ said }),
  ),
  'desk, confirm': sample(confirmDecisionView, { desk: deskHead, pass }, door),
  'desk, confirm one': sample(
    confirmDecisionView,
    { desk: deskHead, pass: { ...pass, outcome: 'grant', answer: { reasons: [] }, files: pass.files.slice(0, 1) } },
    door,
  ),
  'desk, results': sample(decisionResultsView, { desk: deskHead, results: results.map((outcome) => ({ ...one, outcome })) }, door),
  'desk, opened files': sample(openedFilesView, { desk: deskHead, files: opened }, door),
  'desk, no opened files': sample(openedFilesView, { desk: deskHead, files: [] }, door),
  ...named('desk, opened files', ['none', 'too-many', 'several-procedures', 'not-seen', 'chooseOutcome'], (problem) =>
    sample(openedFilesView, { desk: deskHead, files: opened, problem }, door),
  ),
};
