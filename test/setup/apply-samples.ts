import type { FileStatus, Stage } from '../../src/domain/registrations/status.ts';
import type { Application } from '../../src/domain/registrations/types.ts';
import { textsFor } from '../../views/texts/texts.ts';
import { accountExistsView } from '../../views/pages/apply/account-exists.tsx';
import { checkView } from '../../views/pages/apply/check.tsx';
import { codeView } from '../../views/pages/apply/code.tsx';
import { contactsView } from '../../views/pages/apply/contacts.tsx';
import { detailsView } from '../../views/pages/apply/details.tsx';
import { documentView } from '../../views/pages/apply/document.tsx';
import { doneView } from '../../views/pages/apply/done.tsx';
import { faceView } from '../../views/pages/apply/face.tsx';
import type { ApplyProblem } from '../../views/pages/apply/frame.tsx';
import { guardianView } from '../../views/pages/apply/guardian.tsx';
import { keepView } from '../../views/pages/apply/keep.tsx';
import { noDraftView } from '../../views/pages/apply/no-draft.tsx';
import { phoneInUseView } from '../../views/pages/apply/phone-in-use.tsx';
import { startView } from '../../views/pages/apply/start.tsx';
import { askView } from '../../views/pages/apply-file/ask.tsx';
import { fileView } from '../../views/pages/apply-file/file.tsx';
import { notByMeEndView, notByMeView } from '../../views/pages/apply-file/not-me.tsx';
import { supplementView } from '../../views/pages/apply-file/supplement.tsx';
import { withdrawView } from '../../views/pages/apply-file/withdraw.tsx';
import { offlineView } from '../../views/pages/offline.tsx';
import { type PageSample, sample } from './sample.ts';

const step = { back: '/apply', step: { number: 1, of: 5 } } as const;
const keptUntil = new Date('2026-12-24T03:00:00Z');
const contact = 'mot.dia.chi.thu.dien.tu.rat.dai.va.khong.co.khoang.trang@vidu.example';
const longName = `Nguyễn ${'Thị '.repeat(20)}Ngọc`;

const application: Application = {
  id: '0192a5c0-0000-7000-8000-000000000001',
  reference: 'DD-7KQ2-M9XF',
  procedure: 'citizen-level-1',
  subjectKind: 'citizen',
  state: 'registry-check',
  version: 4,
  channel: 'online',
  language: 'vi',
  unitId: 'u',
  keyedBy: undefined,
  ruleSet: undefined,
  limitCase: 'level-1',
  accountId: undefined,
  linkedId: undefined,
  repudiatesId: undefined,
  lateDueOn: undefined,
  flags: [],
  startedAt: new Date('2026-11-23T02:00:00Z'),
  submittedAt: new Date('2026-11-23T02:20:00Z'),
  firstReceivedAt: new Date('2026-11-23T02:20:00Z'),
  receivedAt: new Date('2026-11-23T02:20:00Z'),
  dueOn: '2026-11-24',
  printedDueOn: '2026-11-24',
  decidedAt: undefined,
};

const status: FileStatus = {
  application,
  stage: 'checking',
  unit: { vi: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội', en: 'Police Department for Administrative Management of Social Order' },
  dueOn: '2026-11-24',
  isLate: false,
  keptUntil: undefined,
  missing: [],
  messages: [
    {
      id: 'm',
      kind: 'application-received',
      channel: 'inbox',
      language: 'vi',
      variables: { reference: 'DD-7KQ2-M9XF', dueOn: '2026-11-24' },
      at: new Date('2026-11-23T02:20:01Z'),
      origin: '',
    },
  ],
  mayWithdraw: true,
  mayActivate: false,
};

const everyProblem = (Object.keys(textsFor('vi').apply.problems) as ApplyProblem[]).map((problem) => ({ problem }));

function fileAt(stage: Stage, more: Partial<FileStatus> = {}): PageSample {
  return sample(fileView, { status: { ...status, stage, mayWithdraw: false, messages: [], ...more } });
}

export const applySamples: Readonly<Record<string, PageSample>> = {
  'apply start': sample(startView, { goOn: '/apply/next' }),
  'apply start, every problem': sample(startView, { errors: [{ field: 'who', problem: 'missing-who' }, ...everyProblem] }),
  'apply guardian': sample(guardianView, { back: '/apply', tooYoung: false }),
  'apply guardian, too young': sample(guardianView, { back: '/apply', tooYoung: true }),
  'apply document': sample(documentView, { ...step, kind: 'passport', errors: [{ field: 'issuingState', problem: 'no-such-state' }] }),
  'apply details': sample(detailsView, { ...step, subjectKind: 'citizen' }),
  'apply details, wrong': sample(detailsView, {
    ...step,
    subjectKind: 'foreigner',
    name: longName,
    day: '29',
    month: '2',
    year: '2007',
    sex: 'female',
    errors: [{ field: 'day', problem: 'not-a-date' }],
  }),
  'apply details, doubts': sample(detailsView, {
    ...step,
    subjectKind: 'citizen',
    number: '003090000001',
    name: 'Nguyễn Thị Bình',
    day: '1',
    month: '3',
    year: '1991',
    sex: 'female',
    doubts: ['unknown-place', 'other-sex', 'other-birth-year'],
  }),
  'apply contacts': sample(contactsView, {
    ...step,
    fields: [
      { kind: 'phone', optional: false },
      { kind: 'email', optional: true },
    ],
    oneOf: false,
    ownPhone: true,
    errors: [{ field: 'phone', problem: 'missing-phone' }],
  }),
  'apply contacts, one of two': sample(contactsView, {
    ...step,
    fields: [
      { kind: 'email', optional: false },
      { kind: 'phone', optional: true },
    ],
    oneOf: true,
    ownPhone: false,
    email: contact,
  }),
  'apply code': sample(codeView, { ...step, kind: 'phone', address: '+84912345678', sentAgain: false }),
  'apply code, e-mail': sample(codeView, { ...step, kind: 'email', address: contact, sentAgain: true, errors: [{ problem: 'code-held' }] }),
  'apply keep': sample(keepView, { reference: 'DD-7KQ2-M9XF', code: '7KQ2M-9XFAB', keptUntil, next: '/apply/next' }),
  'apply keep, code lost': sample(keepView, { reference: 'DD-7KQ2-M9XF', code: undefined, keptUntil, next: '/apply/next' }),
  'apply account exists': sample(accountExistsView, {}),
  'apply phone in use': sample(phoneInUseView, { phone: '+84912345678' }),
  'apply face': sample(faceView, { ...step, hasPicture: false }),
  'apply face, again': sample(faceView, { ...step, hasPicture: true, errors: [{ field: 'taken', problem: 'missing-picture' }] }),
  'apply check': sample(checkView, {
    ...step,
    declared: { personalNumber: '003090000001', fullName: longName, birthDate: '1990-04-05', sex: 'male', nationality: 'VNM' },
    contacts: [
      { kind: 'phone', address: '+84912345678' },
      { kind: 'email', address: contact },
    ],
    face: 'camera',
    version: 4,
  }),
  'apply check, foreigner': sample(checkView, {
    ...step,
    declared: {
      document: { kind: 'passport', number: 'P1234567A', issuingState: 'PHL' },
      nationality: 'PHL',
      fullName: 'Maria Santos',
      birthDate: '1990-04',
      sex: 'female',
    },
    contacts: [{ kind: 'email', address: contact }],
    face: 'upload',
    version: 4,
    errors: [{ problem: 'answers-changed' }],
  }),
  'apply done': sample(doneView, { reference: 'DD-7KQ2-M9XF', code: '7KQ2M-9XFAB', dueOn: '2026-11-24' }),
  'apply, no draft': sample(noDraftView, {}),
  'file ask': sample(askView, { errors: ['missing-reference', 'missing-code'] }),
  'file ask, wrong': sample(askView, { reference: 'DD-7KQ2-M9XF', errors: ['wrong'] }),
  'file ask, held': sample(askView, { reference: 'DD-7KQ2-M9XF', errors: ['held'] }),
  file: sample(fileView, { status }),
  'file, supplement': fileAt('supplement', { missing: ['face-picture', 'papers', 'unheard-of'], isLate: true }),
  'file, draft': fileAt('draft', { keptUntil, unit: undefined, dueOn: undefined, mayWithdraw: true }),
  'file, granted': fileAt('granted', { mayActivate: true, application: { ...application, decidedAt: new Date('2026-11-23T03:00:00Z') } }),
  'file, refused': fileAt('refused', { application: { ...application, procedure: 'foreigner-level-2' } }),
  'file, stopped': fileAt('stopped'),
  'file, withdrawn': sample(fileView, { status: { ...status, stage: 'withdrawn' }, done: 'withdrawn' }),
  'file, answered': sample(fileView, { status, done: 'answered' }),
  'file supplement': sample(supplementView, {
    back: '/apply/file',
    items: ['face-picture', 'papers', 'full-name'],
    note: 'Ảnh bị tối. Chụp lại ở nơi đủ sáng.',
    fields: ['number', 'name', 'birthDate', 'sex', 'face', 'papers'],
    errors: [{ field: 'papers', problem: 'missing-papers' }],
  }),
  'file supplement, at the office': sample(supplementView, { back: '/apply/file', items: ['phone'], note: undefined, fields: [] }),
  'file withdraw': sample(withdrawView, { action: '/apply/file/withdraw', back: '/apply/file', isDraft: false, late: true }),
  'file withdraw, draft': sample(withdrawView, { action: '/apply/give-up', back: '/apply/check', isDraft: true }),
  'file not me': sample(notByMeView, { token: 'x' }),
  'file not me, done': sample(notByMeEndView, { end: 'stopped' }),
  'file not me, noted': sample(notByMeEndView, { end: 'noted' }),
  'file not me, late': sample(notByMeEndView, { end: 'late' }),
  'file not me, gone': sample(notByMeEndView, { end: 'no-link' }),
  offline: sample(offlineView, {}),
};
