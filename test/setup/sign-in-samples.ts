import { accountNotActiveView } from '../../views/pages/sign-in/account-not-active.tsx';
import { credentialsView } from '../../views/pages/sign-in/credentials.tsx';
import { heldView } from '../../views/pages/sign-in/held.tsx';
import { interactionExpiredView } from '../../views/pages/sign-in/interaction-expired.tsx';
import { passkeyView } from '../../views/pages/sign-in/passkey.tsx';
import { recoveryCodeView } from '../../views/pages/sign-in/recovery-code.tsx';
import { recoveryView } from '../../views/pages/sign-in/recovery.tsx';
import { secondFactorView } from '../../views/pages/sign-in/second-factor.tsx';
import { smsView } from '../../views/pages/sign-in/sms.tsx';
import { stepUpOfferView } from '../../views/pages/sign-in/step-up-offer.tsx';
import { numberReplacedView } from '../../views/pages/sign-in/number-replaced.tsx';
import { switchPersonView } from '../../views/pages/sign-in/switch-person.tsx';
import { totpView } from '../../views/pages/sign-in/totp.tsx';
import { unreachableView } from '../../views/pages/sign-in/unreachable.tsx';
import { type PageSample, sample } from './sample.ts';

const until = new Date('2026-11-24T03:04:05.200Z');
const cancelAction = '/sign-in/u/cancel';
const question = {
  cancelAction,
  service: { name: 'Ngân hàng Sen', purpose: 'mở tài khoản thanh toán trực tuyến' },
  wants: 'urn:dinhdanh:acr:level-2',
} as const;
const passkey = { optionsUrl: '/sign-in/u/passkey/options', answerUrl: '/sign-in/u/passkey' };
const credentials = { ...question, action: '/sign-in/u/password', recoveryHref: '/recovery', passkey };
const maskedNumber = '0030••••0001';
const code = { ...question, action: '/sign-in/u/code', otherHref: '/sign-in/u/factors' };
const sms = { ...code, resendAction: '/sign-in/u/sms/resend', maskedPhone: '09•• ••• 123' };
const recovery = { ...question, action: '/sign-in/u/recovery', startHref: '/sign-in/u' };
const factors = { ...question, action: '/sign-in/u/factors', choices: ['passkey', 'totp', 'sms', 'recovery-code'] } as const;
const unreachable = { ...question, returnAction: cancelAction, holds: 1, subjectKind: 'citizen' } as const;

export const signInSamples: Readonly<Record<string, PageSample>> = {
  credentials: sample(credentialsView, credentials),
  'credentials missing': sample(credentialsView, { ...credentials, error: { kind: 'missing', fields: ['username', 'password'] } }),
  'credentials wrong': sample(credentialsView, { ...credentials, username: '003090000001', error: { kind: 'wrong' } }),
  'credentials held': sample(credentialsView, { ...credentials, username: '003090000001', error: { kind: 'held', until } }),
  'credentials closed': sample(credentialsView, { ...credentials, error: { kind: 'held' } }),
  'password again': sample(credentialsView, {
    ...credentials,
    person: { maskedNumber, switchHref: '/sign-in/u/switch' },
    error: { kind: 'wrong' },
  }),
  'second-factor': sample(secondFactorView, { ...factors, why: 'required', error: 'missing' }),
  'second-factor offered': sample(secondFactorView, { ...factors, why: 'offered' }),
  'second-factor fresh': sample(secondFactorView, { ...factors, why: 'fresh' }),
  totp: sample(totpView, code),
  'totp wrong': sample(totpView, { ...code, error: { kind: 'wrong' } }),
  'totp held': sample(totpView, { ...code, error: { kind: 'held', until } }),
  'totp closed': sample(totpView, { ...code, error: { kind: 'held' } }),
  sms: sample(smsView, sms),
  'sms resent': sample(smsView, { ...sms, resent: true }),
  'sms not sent': sample(smsView, { ...sms, error: { kind: 'not-sent' } }),
  'sms missing': sample(smsView, { ...sms, error: { kind: 'missing' } }),
  'recovery-code': sample(recoveryCodeView, { ...code, error: { kind: 'wrong' } }),
  passkey: sample(passkeyView, { ...question, passkey, otherHref: '/sign-in/u/factors' }),
  'unreachable citizen': sample(unreachableView, { ...unreachable, because: 'account-level' }),
  'unreachable foreigner': sample(unreachableView, { ...unreachable, because: 'account-level', subjectKind: 'foreigner' }),
  'unreachable no factor': sample(unreachableView, { ...unreachable, holds: 2, because: 'no-factor' }),
  'unreachable needs passkey': sample(unreachableView, { ...unreachable, holds: 2, because: 'needs-passkey' }),
  'step-up-offer': sample(stepUpOfferView, {
    ...question,
    action: '/sign-in/u/offer',
    reached: 'urn:dinhdanh:acr:level-1',
  }),
  'account-not-active': sample(accountNotActiveView, { returnAction: cancelAction, serviceName: 'Ngân hàng Sen' }),
  held: sample(heldView, { recoveryHref: '/recovery', cancelAction, serviceName: 'Ngân hàng Sen' }),
  recovery: sample(recoveryView, { ...recovery, known: false, error: { kind: 'missing-number' } }),
  'recovery wrong': sample(recoveryView, { ...recovery, known: true, error: { kind: 'wrong' } }),
  'switch-person': sample(switchPersonView, {
    ...question,
    maskedNumber,
    action: '/sign-in/u/switch',
  }),
  'number-replaced': sample(numberReplacedView, { ...question, maskedNumber, action: '/sign-in/u/replaced' }),
  'interaction-expired': sample(interactionExpiredView, {}),
};
