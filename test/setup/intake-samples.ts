import { intakeAccountView } from '../../views/pages/intake/account.tsx';
import { intakeContactsView } from '../../views/pages/intake/contacts.tsx';
import { intakeDetailsView } from '../../views/pages/intake/details.tsx';
import { intakeDeviceView } from '../../views/pages/intake/device.tsx';
import { confirmExceptionView, intakeExceptionView } from '../../views/pages/intake/exception.tsx';
import { intakeFaceView } from '../../views/pages/intake/face.tsx';
import { intakeFingersView } from '../../views/pages/intake/fingers.tsx';
import { intakeListView } from '../../views/pages/intake/list.tsx';
import { intakePapersView } from '../../views/pages/intake/papers.tsx';
import { textsFor } from '../../views/texts/texts.ts';
import { type PageSample, sample } from './sample.ts';
import { at, desk, door, errors, every, exception, file, fingers, id, longName, page, typed } from './intake-sample-parts.ts';

const offer = { qr: { size: 21, path: 'M0 0h7v1h-7z' }, secret: 'ABCD EFGH', accountLabel: 'DD-7KQ2-M9XF', sealed: 'x' };
const contacts = { isKeying: false, typed: { phone: '', email: '' }, phoneInUse: true, contacts: file.contacts };
const asked = { question: 'asked', answer: 'mine', said: undefined } as const;
const factors = [
  { kind: 'password', label: undefined, proved: false },
  { kind: 'totp', label: 'Điện thoại của tôi', proved: false },
  { kind: 'passkey', label: undefined, proved: false },
  { kind: 'recovery-code', label: undefined, proved: true },
] as const;
const listed = { id, reference: 'DD-7KQ2-M9XF', procedure: 'citizen-level-2', state: 'draft', startedAt: at } as const;
const lists = {
  desk,
  path: '/intake/citizens',
  own: [listed],
  toConfirm: [listed],
  sent: [{ ...listed, state: 'registry-check' }],
  procedures: ['citizen-level-2', 'citizen-level-2-with-card'],
  errors,
} as const;
const unit = (name: string) => ({ id: name, name: { vi: name, en: name } });
const fingersPage = { fingers, areExpired: true, needsException: true, exception, isComplete: true, triesToUnreadable: 3 };

const said = Object.fromEntries(
  (Object.keys(textsFor('vi').intake.list.said) as (keyof ReturnType<typeof textsFor>['intake']['list']['said'])[]).map((one) => [
    `intake, list, ${one}`,
    sample(
      intakeListView,
      {
        ...lists,
        kind: 'foreigners',
        procedures: ['foreigner-level-2'],
        units: [unit('A')],
        language: 'en',
        own: [],
        toConfirm: [],
        sent: [],
        said: one,
      },
      door,
    ),
  ]),
);

/** Pages of the intake at a counter. */
export const intakeSamples: Readonly<Record<string, PageSample>> = {
  'intake, list': sample(
    intakeListView,
    {
      ...lists,
      kind: 'citizens',
      units: [unit('Công an phường Mẫu'), unit('Công an xã Mẫu')],
      language: 'vi',
      errors: [{ field: 'unit', problem: 'missing-unit' }],
    },
    door,
  ),
  ...said,
  'intake, details': sample(
    intakeDetailsView,
    { ...page('details'), typed, doubts: ['unknown-place', 'other-sex', 'other-birth-year'] },
    door,
  ),
  'intake, details of a foreigner, wrong': sample(
    intakeDetailsView,
    { ...page('details', 'foreigners'), typed, doubts: [], errors: [{ field: 'issuingState', problem: 'no-such-state' }, ...every()] },
    door,
  ),
  'intake, contacts': sample(intakeContactsView, { ...page('contacts'), ...contacts, isKeying: true }, door),
  'intake, contacts, code': sample(
    intakeContactsView,
    { ...page('contacts'), ...contacts, errors: [{ field: 'code', problem: 'wrong-code' }] },
    door,
  ),
  'intake, contacts, code of the phone': sample(
    intakeContactsView,
    { ...page('contacts'), ...contacts, contacts: [{ kind: 'phone', address: '+84500000999', confirmed: false, codeIsOut: true }] },
    door,
  ),
  'intake, contacts, done': sample(intakeContactsView, { ...page('contacts'), ...contacts, contacts: file.contacts.slice(0, 1) }, door),
  'intake, papers': sample(
    intakePapersView,
    {
      ...page('papers'),
      papers: [
        { kind: 'health-insurance', isWanted: true, number: 'x' },
        { kind: 'driving-licence', isWanted: false, number: '' },
      ],
      errors: [{ field: 'number-health-insurance', problem: 'missing-paper-number' }],
    },
    door,
  ),
  'intake, face': sample(intakeFaceView, { ...page('face'), picture: '/assets/icon-192.png', forCard: undefined }, door),
  'intake, fingers': sample(
    intakeFingersView,
    { ...page('fingers'), ...fingersPage, errors: [{ field: 'right-index', problem: 'finger-unusable' }] },
    door,
  ),
  'intake, fingers, enough': sample(
    intakeFingersView,
    { ...page('fingers'), ...fingersPage, areExpired: false, needsException: false },
    door,
  ),
  'intake, exception': sample(
    intakeExceptionView,
    {
      ...page('fingers'),
      typed: { reason: '', furtherCheck: '', words: '' },
      stated: undefined,
      errors: [{ field: 'reason', problem: 'missing-reason' }],
    },
    door,
  ),
  'intake, exception, stated': sample(intakeExceptionView, { ...page('fingers'), typed: exception, stated: exception }, door),
  'intake, exception, confirmed': sample(intakeExceptionView, { ...page('fingers'), typed: exception, stated: { confirmedBy: 'p' } }, door),
  'intake, confirming': sample(
    confirmExceptionView,
    { desk, kind: 'citizens', list: '/intake/citizens', action: '/x', reference: 'DD-7KQ2-M9XF', name: longName, exception },
    door,
  ),
  'intake, account, not looked': sample(
    intakeAccountView,
    { ...page('account'), question: 'not-looked', answer: undefined, factors: [], said: 'incomplete' },
    door,
  ),
  'intake, account, none': sample(
    intakeAccountView,
    { ...page('account'), question: 'none', answer: undefined, factors: [], said: undefined },
    door,
  ),
  'intake, account, level 2': sample(
    intakeAccountView,
    { ...page('account'), question: 'none', answer: undefined, factors: [], said: 'level-2' },
    door,
  ),
  'intake, account, asked': sample(
    intakeAccountView,
    { ...page('account'), ...asked, factors, errors: [{ field: 'code', problem: 'wrong-app-code' }] },
    door,
  ),
  'intake, account without factors': sample(intakeAccountView, { ...page('account'), ...asked, factors: [] }, door),
  'intake, device': sample(intakeDeviceView, { ...page('device'), devices: [], offer: undefined, phone: undefined }, door),
  'intake, device, offered': sample(intakeDeviceView, { ...page('device'), devices: ['totp'], offer, phone: undefined }, door),
  'intake, device, for the phone': sample(
    intakeDeviceView,
    { ...page('device'), devices: ['passkey'], offer: undefined, phone: { qr: offer.qr, minutes: 10 } },
    door,
  ),
};
