import { counterDeviceEndView, counterDeviceView } from '../../views/pages/apply/counter-device.tsx';
import { askToActivateView } from '../../views/pages/activate/ask.tsx';
import { proveContactView } from '../../views/pages/activate/contact.tsx';
import { proveDeviceView } from '../../views/pages/activate/device.tsx';
import { chooseFactorView } from '../../views/pages/activate/factor.tsx';
import { activatedView, finishActivationView, ownPasswordView } from '../../views/pages/activate/finish.tsx';
import { nothingToActivateView, overdueView, stuckView } from '../../views/pages/activate/over.tsx';
import { ownPasskeyView, ownTotpView } from '../../views/pages/activate/own-device.tsx';
import { proveSlipView } from '../../views/pages/activate/slip.tsx';
import { startActivationView } from '../../views/pages/activate/start.tsx';
import { type PageSample, sample } from './sample.ts';

const endsOn = '2026-11-30';
const passkey = { optionsUrl: '/activate/device/options', answerUrl: '/activate/device/answer' };
const totp = {
  qr: { size: 3, path: 'M0 0h1v1h-1zM1 1h1v1h-1zM2 2h1v1h-1z' },
  secret: 'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP',
  accountLabel: 'Định Danh: 003••••••001',
  hidden: { offer: 'sealed' },
  endsOn,
};

export const activateSamples: Readonly<Record<string, PageSample>> = {
  'activate, passkey at a counter': sample(counterDeviceView, {
    reference: 'DD-7KQ2-M9XF',
    passkey: { optionsUrl: '/x', answerUrl: '/x' },
  }),
  'activate, passkey at a counter, done': sample(counterDeviceEndView, { end: 'done' }),
  'activate, passkey at a counter, gone': sample(counterDeviceEndView, { end: 'gone' }),
  activate: sample(askToActivateView, {}),
  'activate, missing': sample(askToActivateView, { reference: '', errors: ['missing-reference', 'missing-code'] }),
  'activate, wrong': sample(askToActivateView, { reference: 'DD-7KQ2-M9XF', errors: ['wrong'] }),
  'activate, held': sample(askToActivateView, { reference: 'DD-7KQ2-M9XF', errors: ['held'] }),
  'activate, start online': sample(startActivationView, { channel: 'online' }),
  'activate, start after a counter': sample(startActivationView, { channel: 'counter', endsOn }),
  'activate, contact': sample(proveContactView, { kind: 'phone', isOut: false, others: [], endsOn }),
  'activate, contact, sent by mail': sample(proveContactView, { kind: 'email', isOut: true, others: ['slip', 'device'] }),
  'activate, contact, wrong': sample(proveContactView, { kind: 'phone', isOut: true, others: [], endsOn, error: 'wrong' }),
  'activate, contact, not sent': sample(proveContactView, { kind: 'phone', isOut: true, others: [], endsOn, error: 'not-sent' }),
  'activate, contact by mail': sample(proveContactView, { kind: 'email', isOut: false, others: ['contact'] }),
  'activate, contact, missing': sample(proveContactView, { kind: 'phone', isOut: true, others: [], endsOn, error: 'missing' }),
  'activate, contact, held': sample(proveContactView, { kind: 'phone', isOut: true, others: [], endsOn, error: 'held' }),
  'activate, slip, missing': sample(proveSlipView, { others: [], endsOn, error: 'missing' }),
  'activate, device, missing': sample(proveDeviceView, { totp: true, others: [], endsOn, error: 'missing' }),
  'activate, device, held': sample(proveDeviceView, { totp: true, passkey, others: ['contact'], endsOn, error: 'held' }),
  'activate, done at level 1': sample(activatedView, { level: 1, username: '900000000001' }),
  'activate, slip': sample(proveSlipView, { others: ['device'], endsOn }),
  'activate, slip, wrong': sample(proveSlipView, { others: [], endsOn, error: 'wrong' }),
  'activate, slip, held': sample(proveSlipView, { others: ['contact'], endsOn, error: 'held' }),
  'activate, device': sample(proveDeviceView, { totp: true, passkey, others: ['slip'], endsOn }),
  'activate, device, app only': sample(proveDeviceView, { totp: true, others: [], endsOn, error: 'wrong' }),
  'activate, factor': sample(chooseFactorView, { choices: ['passkey', 'totp', 'text'], endsOn }),
  'activate, factor, missing': sample(chooseFactorView, { choices: ['passkey', 'totp'], endsOn, error: 'missing' }),
  'activate, totp': sample(ownTotpView, totp),
  'activate, totp, wrong': sample(ownTotpView, { ...totp, error: 'wrong' }),
  'activate, passkey': sample(ownPasskeyView, { passkey, endsOn }),
  'activate, password': sample(ownPasswordView, { username: '003300000004', beside: true, endsOn }),
  'activate, password alone, too short': sample(ownPasswordView, { username: '003300000004', beside: false, endsOn, error: 'too-short' }),
  'activate, password, mismatch': sample(ownPasswordView, { username: '003300000004', beside: true, endsOn, error: 'mismatch' }),
  'activate, finish': sample(finishActivationView, { endsOn }),
  'activate, done': sample(activatedView, { level: 2, username: '003300000004' }),
  'activate, overdue': sample(overdueView, { endedOn: endsOn }),
  'activate, stuck': sample(stuckView, { endsOn }),
  'activate, nothing': sample(nothingToActivateView, {}),
};
