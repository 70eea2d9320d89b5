import type { messages as source, MessageText, MessageWords } from '../vi/messages.ts';

const factors: typeof source.factors = {
  password: 'password',
  totp: 'authenticator app',
  sms: 'code by text message',
  'recovery-code': 'recovery code',
  passkey: 'passkey',
  'registry-face': 'face',
  'registry-fingerprint': 'fingerprint',
};

const named = ({ factor, label }: MessageWords): string => (label ? `${factor} “${label}”` : factor);

const notYou = 'If this was not you, sign in, open My account, end all sessions and change your password at once.';

const kinds: typeof source.kinds = {
  'new-device-sign-in': {
    subject: () => 'Sign-in on a new device',
    paragraphs: ({ at, device, address, service }) => [
      `Your identification account was signed in to at ${at}, on a device that was never used before.`,
      `Device: ${device}`,
      `Network address: ${address}`,
      service ? `Service: ${service}` : '',
      'If this was you, there is nothing to do.',
    ],
  },
  'factor-added': {
    subject: () => 'A way to prove who you are was added',
    paragraphs: (words) => [`Added to your account at ${words.at}: ${named(words)}.`, notYou],
  },
  'factor-removed': {
    subject: () => 'A way to prove who you are was removed',
    paragraphs: (words) => [`Removed from your account at ${words.at}: ${named(words)}.`, notYou],
  },
  'password-changed': {
    subject: () => 'Your password was changed',
    paragraphs: ({ at }) => [`The password of your account was changed at ${at}.`, notYou],
  },
  'recovery-code-used': {
    subject: () => 'A recovery code was used',
    paragraphs: ({ at, left }) => [
      `A recovery code of your account was used at ${at}. Codes left: ${left}.`,
      'Please add a new way to prove who you are: recovery codes are only for when the others are lost.',
      notYou,
    ],
  },
  'recovery-codes-issued': {
    subject: () => 'New recovery codes',
    paragraphs: ({ at }) => [`A new set of recovery codes was made at ${at}. The old codes no longer work.`, notYou],
  },
  'hold-started': {
    subject: () => 'Your account is on hold',
    paragraphs: ({ at }) => [
      `Since ${at} your account is on hold to protect you. All sessions have ended and nobody can sign in.`,
      'The hold does not end with time. To use the account again, recover it with a recovery code and set a new password, or go to the nearest police office.',
    ],
  },
  'hold-ended': {
    subject: () => 'Your account can be used again',
    paragraphs: ({ at }) => [`The hold on your account ended at ${at} after a successful recovery.`, notYou],
  },
  'session-ended-elsewhere': {
    subject: () => 'A session was ended',
    paragraphs: ({ at, device }) => [`One of your sessions was ended from elsewhere at ${at}.`, device ? `Device: ${device}` : '', notYou],
  },
  'account-locked': {
    subject: () => 'Your account is locked',
    paragraphs: ({ at, ground, liftedBy }) => [
      `Your identification account was locked at ${at}. Every session was ended, and until it is opened again you cannot sign in to any service.`,
      ground ? `Why: ${ground}` : '',
      liftedBy ? `Who can lift it: ${liftedBy}` : '',
      'The page for locked accounts shows you how your account stands. If this is not right, go to the nearest police office and bring your identity papers.',
    ],
  },
} satisfies Record<string, MessageText>;

export const messages: typeof source = {
  kinds,
  factors,
  clock: (time, date) => `${time} on ${date}`,
  sms: {
    code: (code) => `Your code: ${code}. Give it to nobody, officers included.`,
    other: 'Something changed in your account. Sign in and read your inbox.',
  },
  whyLocked: 'The page for locked accounts: why, and who can lift it',
  notMe: 'Not you? Open the link below to end the sessions and put the account on hold (works for 7 days):',
  mailEnd: [
    'Nobody, officers included, may ask you for your password or for a code.',
    'This mail was sent by a machine, please do not answer it.',
    'Định Danh – Electronic identification account',
  ],
};
