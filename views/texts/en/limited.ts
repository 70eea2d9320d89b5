import type { limited as source } from '../vi/limited.ts';

export const limited: typeof source = {
  signIn: {
    title: 'Why the account cannot be used',
    intro:
      'This page is for people whose account is locked or on hold. Once you have proved who you are, you see the reason, who can lift it, and can stop services. It does not sign you in anywhere.',
    username: 'Identification number',
    usernameHint: '12 digits, on the identity card or the residence card',
    password: 'Password',
    submit: 'Continue',
    missing: { username: 'Enter your identification number', password: 'Enter your password' },
    wrong: 'The number or the password is not right.',
    heldUntil: (time) => `There were many wrong attempts. You can try again after ${time}.`,
    held: 'A password cannot be used on this device. Please go to the nearest police office.',
  },
  code: {
    title: 'Enter the code from your app',
    smsTitle: 'Enter the code from the text message',
    recoveryTitle: 'Enter a recovery code',
    label: '6-digit code',
    recoveryLabel: 'Recovery code',
    other: { totp: 'Use a code from the app', sms: 'Get a code by text message', 'recovery-code': 'Use a recovery code' },
    submit: 'Show the reason',
    none: 'The account has no second way that can be used here. Please go to the nearest police office with an identity document.',
    noneTitle: 'You cannot go on here',
  },
  desk: {
    title: 'State of your account',
    who: 'Account',
    leave: 'Leave this page',
    whyTitle: 'Why the account cannot be used',
    since: 'Since',
    liftedBy: 'Who can lift it',
    held: {
      name: 'On hold to protect you',
      text: 'Somebody reported a sign-in that was not you, so every session was ended and nobody can sign in. This is a protection, not a lock by decision of an authority.',
      liftedBy: 'You yourself, on this page, with a recovery code. Without codes, go to the nearest police office.',
    },
    waiting: {
      name: 'Waiting for activation',
      text: 'The account was granted but has not been activated.',
      liftedBy:
        'You yourself, on the page that activates an account, within 7 days of the result. After that, call the hotline to have it opened again.',
    },
    grounds: {
      'holder-request': {
        name: 'Locked at your own request',
        text: 'You asked for the account to be locked.',
        liftedBy: 'You yourself, at any commune police or identity card office. It is done at once.',
      },
      'terms-breach': {
        name: 'Breach of the terms of use',
        text: 'The system recorded a use of the account against its terms.',
        liftedBy: 'The authority for electronic identification, once the breach is remedied.',
      },
      'card-revoked': {
        name: 'The identity card was revoked',
        text: 'The account follows the card: a revoked card locks it.',
        liftedBy: 'The identity card authority, when you get a new card.',
      },
      'card-held': {
        name: 'The identity card is being held',
        text: 'The account is locked while the card is held.',
        liftedBy: 'Lifted by itself when the card is given back to you.',
      },
      'authority-request': {
        name: 'Locked at the request of an authority',
        text: 'A competent authority asked for the lock.',
        liftedBy: 'The authority that asked. Ask at the identity card office of the provincial police.',
      },
      'card-expired': {
        name: 'The identity card has expired',
        text: 'The account locks by itself when the card expires.',
        liftedBy: 'Lifted by itself when you get a new card, at any commune police or identity card office.',
      },
      'number-replaced': {
        name: 'Your number was replaced',
        text: 'Your personal identification number was cancelled or established again.',
        liftedBy: 'The identity card authority, when the account is bound to the new number.',
      },
      'passport-expired': {
        name: 'The passport has expired',
        text: 'The account locks by itself when the passport or travel document expires.',
        liftedBy: 'Lifted by itself when the immigration authority records your new document.',
      },
      'residence-ended': {
        name: 'Your stay has ended',
        text: 'Your permitted stay in Vietnam has ended.',
        liftedBy: 'Lifted by itself when the immigration authority extends it.',
      },
      other: {
        name: 'The account is locked',
        text: 'A ground for a lock is in force.',
        liftedBy: 'The identity card authority, or the immigration authority if you are a foreigner.',
      },
    },
    recoverTitle: 'End the hold',
    recoverText:
      'Enter one of your ten recovery codes. Then you sign in as usual; removing and replacing ways to sign in opens again after 24 hours.',
    recoverKnown:
      'You came here with a recovery code, so no further code is needed. Removing and replacing ways to sign in opens again after 24 hours.',
    recoverLabel: 'Recovery code',
    recover: 'End the hold',
    recoverProblems: {
      missing: 'Enter a recovery code',
      wrong: 'The recovery code is not right, or was used.',
      held: 'There were many wrong attempts. Wait a while and try again.',
    },
    officeTitle: 'Where to go',
    office: {
      citizen:
        'The police of any commune, ward or special zone, or the identity card office of the provincial police or the Ministry of Public Security. Bring your card or another identity document.',
      foreigner:
        'The immigration office of the provincial police or of the Ministry of Public Security. Bring your passport and residence card.',
    },
    sessionsTitle: 'Open sessions',
    sessions: (count) => (count === 0 ? 'No session is open.' : count === 1 ? '1 session is open.' : `${count} sessions are open.`),
    endAll: 'End all sessions',
    consentsTitle: 'Services you allowed',
    noConsents: 'No service.',
    withdraw: 'Withdraw',
    messagesTitle: 'Recent messages',
    noMessages: 'No messages yet.',
    done: { ended: 'All sessions are ended.', withdrawn: 'Your agreement has been withdrawn.' },
    fineTitle: 'Your account can be used',
    fine: 'There is no ground for a lock. Sign in as usual.',
    fineLink: 'Open My account',
    goneTitle: 'This page cannot be used for this account',
    gone: 'Please contact the identity card office of the provincial police.',
  },
  notMe: {
    title: 'That sign-in was not you?',
    text: 'If you confirm, we do this at once:',
    items: [
      'end every session, on every device and at every service;',
      'stop every service from reading your data while you are away;',
      'put the account on hold: nobody can sign in, not even somebody who knows the password.',
    ],
    after: 'The hold does not end by itself. You lift it with a recovery code, or at a police office.',
    submit: 'It wasn’t me: end and hold',
    cancel: 'It was me, do nothing',
    doneTitle: 'The account is on hold',
    done: 'Every session is ended and nobody can sign in any more. We have sent you a notice.',
    next: 'What to do next',
    nextItems: [
      'With a recovery code: open the help desk below, prove who you are and end the hold there.',
      'Without recovery codes: go to any commune police with an identity document.',
      'When the account can be used again, add a passkey and change your password.',
    ],
    desk: 'Open the help desk',
    goneTitle: 'This link cannot be used any more',
    gone: 'It has been used, or is more than 7 days old. If you still fear that somebody uses your account, sign in, end all sessions and change your password.',
    account: 'Open My account',
  },
};
