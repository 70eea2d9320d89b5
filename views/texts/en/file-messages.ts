import type { fileMessages as source } from '../vi/file-messages.ts';

const nothingElse = 'There is nothing for you to do. We will tell you when there is a result.';
const hotlineAfter = 'After that you have to call the hotline to have it opened again.';
const police = 'go to the nearest police office and bring your identity papers.';

const kinds: typeof source.kinds = {
  'contact-code': {
    subject: () => 'Your code',
    paragraphs: ({ code, minutes }) => [
      `Your code: ${code}`,
      `It works once, within ${minutes} minutes.`,
      'Give it to nobody, officers included. If you did not ask for it, there is nothing to do.',
    ],
  },
  'application-received': {
    subject: () => 'Your application was received',
    paragraphs: ({ at, dueOn }) => [
      `Your application was received at ${at}.`,
      `There will be a result by ${dueOn} at the latest.`,
      nothingElse,
    ],
  },
  'application-supplement': {
    subject: () => 'Your application needs something more',
    paragraphs: ({ items, answerBy }) => [
      items ? `Your application still lacks: ${items}.` : 'Your application still lacks information or papers.',
      answerBy
        ? `Please send all of it at once, by ${answerBy} at the latest. After that day the application is returned.`
        : 'Please send all of it at once. The status page says until when.',
      'The time limit starts again when everything is there.',
    ],
  },
  'application-granted': {
    subject: () => 'Your application was granted',
    paragraphs: ({ at, days }) => [
      `Your application was granted at ${at}. One step is left: activate the account.`,
      days
        ? `Please activate it within ${days} days, counted from the day after you receive this.`
        : 'Please activate it soon. The status page says until when.',
      hotlineAfter,
    ],
  },
  'application-refused': {
    subject: () => 'Your application was refused',
    paragraphs: ({ at }) => [
      `Your application was refused at ${at}.`,
      'The reasons, the legal basis and how to complain stand in the written answer. The status page says how to get it.',
    ],
  },
  'application-returned': {
    subject: () => 'Your application was returned',
    paragraphs: ({ at }) => [
      `Your application was returned at ${at}, because what was missing did not come in time.`,
      'If you still need an account, you can apply again at any time.',
    ],
  },
  'application-late': {
    subject: () => 'Your application is late',
    paragraphs: ({ dueOn }) => [
      'There is no result of your application yet, although it is due. We apologise.',
      `The new date: ${dueOn} at the latest.`,
      nothingElse,
    ],
  },
  'due-date-moved': {
    subject: () => 'The date of your result has changed',
    paragraphs: ({ dueOn }) => [
      'Public holidays have changed, and so has the date of your result.',
      `There will be a result by ${dueOn} at the latest.`,
      nothingElse,
    ],
  },
  'activation-reminder': {
    subject: () => 'Please activate your account',
    paragraphs: ({ endsOn }) => [
      'Your application was granted, but the account is not activated yet.',
      `Please activate it before the end of ${endsOn}.`,
      hotlineAfter,
    ],
  },
  'activation-reopened': {
    subject: () => 'You can activate your account again',
    paragraphs: ({ at, endsOn }) => [
      `The hotline opened the activation of your account again at ${at}.`,
      endsOn ? `Please activate it before the end of ${endsOn}.` : 'Please activate it soon. The status page says until when.',
      `If it was not you who called the hotline, ${police}`,
    ],
  },
  'account-activated': {
    subject: () => 'Your account is activated',
    paragraphs: ({ at }) => [`Your identification account was activated at ${at}.`, `If this was not you, ${police}`],
  },
  'account-raised': {
    subject: () => 'Your account now has level 2',
    paragraphs: ({ at }) => [
      `Your identification account was raised to level 2 at ${at}.`,
      'Ways to sign in that were not proved again at the counter no longer work.',
      `If this was not you, ${police}`,
    ],
  },
  'account-repudiated': {
    subject: () => 'This account can no longer be used',
    paragraphs: ({ at }) => [
      `Since ${at} this identification account can no longer be used: the person whose papers it names said that they did not make it.`,
      `If you believe that this is a mistake, ${police}`,
    ],
  },
  'applied-in-your-name': {
    subject: () => 'Somebody applied in your name',
    paragraphs: ({ at }) => [
      `At ${at} an application for an identification account was made in your name.`,
      'If this was you, there is nothing to do.',
    ],
  },
  'contact-claimed': {
    subject: () => 'One of your contacts is about to go',
    paragraphs: ({ at, hours }) => [
      `At ${at} somebody else proved that they use a phone number or mail address of your account.`,
      hours
        ? `After ${hours} hours it no longer belongs to your account. Your ways to sign in stay as they are.`
        : 'It will no longer belong to your account. Your ways to sign in stay as they are.',
      'If you still use this phone number, sign in with a code sent to it before then: it stays with your account.',
      `If you cannot sign in that way, ${police}`,
    ],
  },
};

export const fileMessages: typeof source = {
  kinds,
  missing: {
    'face-picture': 'a clear picture of your face',
    'personal-number': 'the personal number',
    'full-name': 'the full name',
    'birth-date': 'the date of birth',
    sex: 'the sex',
    nationality: 'the nationality',
    phone: 'a phone number registered in your own name',
    email: 'an e-mail address',
    'identity-card': 'the identity card',
    passport: 'the passport or travel document',
    'residence-card': 'the permanent or temporary residence card',
    papers: 'papers that prove it',
    statement: 'your statement of consent',
  },
  otherMissing: 'what the status page names',
  reference: (reference) => `Reference: ${reference}`,
  notMe: 'Not you? Open the link below to stop the application (works for 30 days):',
  links: {
    status: 'Follow your application:',
    activate: 'Activate your account:',
  },
  sms: {
    news: 'There is news about your file. Please open its status page.',
    ask: 'There is news for you. Read your inbox or ask the nearest police.',
  },
};
