import type { HolderPapers } from '../../src/domain/overviews/papers.ts';
import type { View } from '../../src/platform/http/types.ts';
import { noRightView, signedOutView } from '../../views/pages/back-office/no-right.tsx';
import { limitedDeskView } from '../../views/pages/limited/desk.tsx';
import { limitedCodeView, limitedEndView, limitedSignInView } from '../../views/pages/limited/sign-in.tsx';
import { notMeDoneView, notMeGoneView, notMeView } from '../../views/pages/not-me.tsx';
import { addPasskeyView } from '../../views/pages/self-service/add-passkey.tsx';
import { addTotpView } from '../../views/pages/self-service/add-totp.tsx';
import { changePasswordView } from '../../views/pages/self-service/change-password.tsx';
import { confirmIdentityView } from '../../views/pages/self-service/confirm-identity.tsx';
import { consentsView, withdrawView } from '../../views/pages/self-service/consents.tsx';
import { endAllView, endedView } from '../../views/pages/self-service/end-all.tsx';
import { factorsView } from '../../views/pages/self-service/factors.tsx';
import { historyView } from '../../views/pages/self-service/history.tsx';
import { messagesView } from '../../views/pages/self-service/messages.tsx';
import { profileView } from '../../views/pages/self-service/profile.tsx';
import { issueRecoveryCodesView, recoveryCodesView } from '../../views/pages/self-service/recovery-codes.tsx';
import { factorKeptView, removeFactorView } from '../../views/pages/self-service/remove-factor.tsx';
import { sessionsView } from '../../views/pages/self-service/sessions.tsx';
import { signInFailedView } from '../../views/pages/sign-in-failed.tsx';
import { type PageSample, sample } from './sample.ts';

const at = new Date('2026-11-24T03:04:05.200Z');
const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';
const bank = { vi: 'Ngân hàng Thương mại Cổ phần Sen Việt', en: 'Sen Viet Commercial Bank' };
const claims = ['name', 'birthdate', 'personal_number', 'phone_number', 'https://bank.example/claims/undescribed'];
const bare = (view: View<object>): PageSample => sample(view, {});

const papers: HolderPapers = {
  integrated: (['valid', 'expired', 'seized', 'suspended', 'revoked'] as const).map((status, index) => ({
    kind:
      (['driving-licence', 'vehicle-registration', 'health-insurance', 'social-insurance', 'residence-card'] as const)[index] ?? 'tax-code',
    number: `GT${100_001 + index}`,
    register: 'driving-licence',
    status,
    expiresOn: index < 2 ? '2034-05-31' : undefined,
    asOf: at,
    integratedAt: at,
  })),
  missing: (['at-the-grant', 'once-answered', 'not-found', 'no-register', 'not-permitted'] as const).map((standing) => ({
    kind: 'birth-certificate',
    number: '12345/2020',
    standing,
  })),
};

const profile = {
  person: {
    name: 'Nguyễn Văn An',
    number: '003090000001',
    birthDate: '1990-04-05',
    phone: '+84 912 000 001',
    email: 'mot.dia.chi.thu.dien.tu.rat.dai.va.khong.co.khoang.trang@vidu.example',
  },
  subjectKind: 'citizen',
  level: 2,
  papers,
  signedIn: { acr: 'urn:dinhdanh:acr:level-2', at, byRecovery: false },
} as const;

const factors = {
  factors: [
    { id: 'a', kind: 'password', addedAt: at, lastUsedAt: at },
    { id: 'b', kind: 'totp', addedAt: at },
    { id: 'c', kind: 'passkey', label: 'iPhone của An', addedAt: at, lastUsedAt: at },
    { id: 'd', kind: 'sms' },
  ],
  codesLeft: 2,
  addOnly: false,
  done: 'passkey-added',
} as const;

const session = { startedAt: at, lastUsedAt: at, address: '203.0.113.7', services: [bank.vi, 'Cổng Dịch vụ công'] } as const;
const sessions = {
  sessions: [
    { ...session, uid: 'u1', isHere: true, userAgent: chrome, factors: ['password', 'totp'] },
    {
      ...session,
      uid: 'u2',
      isHere: false,
      userAgent: 'curl/8.5.0',
      address: '2001:db8:85a3:8d3:1319:8a2e:370:7348',
      services: [],
      factors: ['passkey'],
    },
  ],
  devices: [
    { id: 'd1', userAgent: phone, since: at, lastSeenAt: at },
    { id: 'd2', userAgent: '', since: at, lastSeenAt: at },
  ],
} as const;

const row = { at, service: bank, address: '203.0.113.7', userAgent: chrome, cursor: 'x' } as const;
const history = {
  entries: [
    { ...row, outcome: { kind: 'answered', acr: 'urn:dinhdanh:acr:level-2', claims, offline: true } },
    { ...row, outcome: { kind: 'answered', acr: 'urn:dinhdanh:acr:level-1', claims: [], offline: false } },
    { ...row, address: undefined, userAgent: undefined, outcome: { kind: 'refused', code: 'unmet_authentication_requirements' } },
    { ...row, service: undefined, outcome: { kind: 'refused', code: 'never heard of' } },
  ],
  nextHref: '/me/history?after=x',
  newestHref: '/me/history',
} as const;

const message = { id: 'm1', channel: 'inbox', language: 'vi', at, origin: '' } as const;
const messages = {
  messages: [
    {
      ...message,
      kind: 'new-device-sign-in',
      variables: { device: chrome, address: '203.0.113.7', service: bank.vi, notMeToken: 'x' },
    },
    { ...message, id: 'm2', kind: 'factor-added', variables: { factor: 'passkey', label: 'iPhone' } },
  ],
} as const;

const totp = {
  action: '/me/factors/totp',
  qr: { size: 3, path: 'M0 0h1v1h-1zM1 1h1v1h-1zM2 2h1v1h-1z' },
  secret: 'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP',
  accountLabel: 'Định Danh: 003••••••001',
  hidden: { enrolment: 'sealed' },
} as const;

const confirm = {
  action: '/me/confirm',
  kind: 'totp',
  passkeyHref: '/me/confirm/again',
  otherHref: '/me/confirm?way=sms',
  hidden: { to: '/me/factors' },
} as const;

const desk = {
  maskedNumber: '003••••••003',
  subjectKind: 'citizen',
  grounds: [{ code: 'card-expired', since: at }, { code: 'held' }, { code: 'never-heard-of' }],
  openSessions: 2,
  needsCode: true,
  consents: [{ clientId: 'bank', service: bank.vi }],
  messages: messages.messages,
} as const;
const deskEmpty = {
  ...desk,
  subjectKind: 'foreigner',
  grounds: [{ code: 'waiting' }, { code: 'held' }],
  needsCode: false,
  openSessions: 0,
  consents: [],
  messages: [],
} as const;
const desks = { maskedName: 'N••• V••• An', maskedNumber: '003••••••001', accountHref: 'http://localhost:3000/me' };
const codes = Array.from({ length: 10 }, (_, index) => `abcd-efgh-jkmn-${1000 + index}`);
const consent = { clientId: 'bank', service: bank.vi, kind: 'private', claims, givenAt: at, offline: true } as const;

export const selfServiceSamples: Readonly<Record<string, PageSample>> = {
  me: sample(profileView, profile),
  'me, level 1, by recovery': sample(profileView, {
    ...profile,
    person: { ...profile.person, phone: undefined, email: undefined },
    level: 1,
    papers: undefined,
    subjectKind: 'foreigner',
    signedIn: { acr: 'urn:dinhdanh:acr:level-1', at, byRecovery: true },
  }),
  'me, no papers': sample(profileView, { ...profile, papers: { integrated: [], missing: [] } }),
  'me factors': sample(factorsView, factors),
  'me factors, add only': sample(factorsView, { factors: [], codesLeft: 0, addOnly: true }),
  'me factors, no codes': sample(factorsView, { factors: [], codesLeft: 0, addOnly: false }),
  'me totp': sample(addTotpView, totp),
  'me totp wrong': sample(addTotpView, { ...totp, error: 'wrong' }),
  'me totp missing': sample(addTotpView, { ...totp, error: 'missing' }),
  'me totp expired': sample(addTotpView, { ...totp, error: 'expired' }),
  'me passkey': sample(addPasskeyView, { passkey: { optionsUrl: '/me/factors/passkey/options', answerUrl: '/me/factors/passkey/answer' } }),
  'me password': sample(changePasswordView, { username: '003090000001' }),
  'me password mismatch': sample(changePasswordView, { username: '003090000001', error: 'mismatch' }),
  'me recovery codes': bare(issueRecoveryCodesView),
  'me recovery codes, shown': sample(recoveryCodesView, { codes }),
  'me remove': sample(removeFactorView, { kind: 'totp', action: '/me/factors/b/remove', losesLevel: true }),
  'me remove, another left': sample(removeFactorView, {
    kind: 'passkey',
    label: 'iPhone của An',
    action: '/me/factors/c/remove',
    losesLevel: false,
  }),
  'me remove refused': sample(factorKeptView, { why: 'recently-recovered' }),
  'me confirm': sample(confirmIdentityView, confirm),
  'me confirm, passkey only': sample(confirmIdentityView, { ...confirm, kind: undefined, otherHref: undefined }),
  'me confirm, not sent': sample(confirmIdentityView, { ...confirm, kind: 'sms', error: { kind: 'not-sent' } }),
  'me sessions': sample(sessionsView, sessions),
  'me sessions, no devices': sample(sessionsView, { ...sessions, devices: [], done: 'session-ended' }),
  'me end all': sample(endAllView, { offlineServices: [bank.vi] }),
  'me ended': bare(endedView),
  'me consents': sample(consentsView, { consents: [consent, { ...consent, clientId: 'x', kind: 'state', claims: [], offline: false }] }),
  'me consents, none': sample(consentsView, { consents: [], done: 'withdrawn' }),
  'me withdraw': sample(withdrawView, { service: bank.vi, action: '/me/consents/bank/withdraw' }),
  'me history': sample(historyView, history),
  'me history, none': sample(historyView, { entries: [] }),
  'me messages': sample(messagesView, messages),
  'me messages, none': sample(messagesView, { messages: [] }),
  'door sign-in stale': sample(signInFailedView, { problem: 'stale', againHref: '/me' }),
  'door sign-in level': sample(
    signInFailedView,
    { problem: 'level', againHref: '/', accountHref: 'http://localhost:3000/me' },
    'back-office',
  ),
  'limited sign-in': sample(limitedSignInView, {}),
  'limited sign-in missing': sample(limitedSignInView, { error: { kind: 'missing', fields: ['username', 'password'] } }),
  'limited sign-in held': sample(limitedSignInView, { username: '003090000001', error: { kind: 'held', until: at } }),
  'limited sign-in wrong': sample(limitedSignInView, { username: '003090000001', error: { kind: 'wrong' } }),
  'limited sign-in closed': sample(limitedSignInView, { username: '003090000001', error: { kind: 'held' } }),
  'limited code': sample(limitedCodeView, { way: 'totp', others: ['sms', 'recovery-code'], error: { kind: 'wrong' } }),
  'limited recovery code': sample(limitedCodeView, { way: 'recovery-code', others: ['totp'] }),
  'limited nothing': sample(limitedEndView, { why: 'none' }),
  'limited gone': sample(limitedEndView, { why: 'gone' }),
  'limited fine': sample(limitedEndView, { why: 'fine' }),
  'limited desk': sample(limitedDeskView, { ...desk, done: 'ended', recoverError: 'wrong' }),
  'limited desk, nothing open': sample(limitedDeskView, deskEmpty),
  'not me': sample(notMeView, { token: 'x' }),
  'not me, done': bare(notMeDoneView),
  'not me, gone': bare(notMeGoneView),
  'desk, no right': sample(noRightView, desks, 'back-office'),
  'desk, signed out': sample(signedOutView, {}, 'back-office'),
};
