import type { portal as source } from '../../vi/sandbox/portal.ts';

export const portal: typeof source = {
  name: 'Public Service Portal (model)',
  nav: { label: 'Public Service Portal', front: 'Portal home', sandbox: 'Sandbox', logOut: 'Log out' },
  signedInAs: (name) => `Signed in: ${name}`,
  signedInNameless: 'Signed in',
  levels: { 1: 'level 1', 2: 'level 2' },
  services: {
    'stay-notification': {
      title: 'Notice of a stay',
      text: 'Tell the commune or ward police that a guest stays with you, Vietnamese or foreign. An account of level 1 is enough: the law opens this to both levels.',
      button: 'Give notice of a stay',
    },
    'criminal-record': {
      title: 'Ask for a criminal record certificate',
      text: 'This paper speaks about you, so the office that writes it must be sure who you are: it takes an account of level 2 and two different factors.',
      button: 'Ask for a certificate',
    },
  },
  front: {
    title: 'Deal with public offices from home',
    lead: 'You prove who you are with your e-ID account. Each service says which level it needs.',
    servicesTitle: 'Services',
    level: 'The portal asks for',
    standings: {
      open: 'This sign-in is enough.',
      'step-up': 'Only one more factor is needed.',
      'account-too-low': 'Your account is of level 1.',
    },
    why: 'Why, and what to do',
    hello: (name) => `Hello, ${name}`,
    helloNameless: 'Hello',
    filings: 'What you have filed',
    head: { reference: 'Receipt number', service: 'Service', at: 'At' },
    none: 'Nothing yet.',
    ended: 'Your session at the portal has ended',
    endedAt: (at) =>
      `At ${at} Định Danh told the portal that the sign-in session is over (back-channel log-out). The portal deleted its session. Choose a service to sign in again.`,
    developersTitle: 'For the developers of a state service',
    developers: [
      'This portal runs on a server of its own. It proves itself to Định Danh with its own key (private_key_jwt) and publishes the public half at /jwks.',
      'Each service asks for its level with acr_values and an essential acr claim. When the token comes, the portal itself compares acr by rank and refuses a lower one, even if the signature is right.',
      'It is a service of kind=state: Định Danh asks for consent once and remembers it until you withdraw it or the portal asks for more.',
      'The portal remembers in memory only: a restart forgets filings and sessions.',
    ],
  },
  needs: {
    yourAccount: 'Your account',
    yourSignIn: 'This sign-in',
    wanted: 'This service needs',
    still: 'With level 1 you can still give notice of a stay, here and now.',
    'account-too-low': {
      title: 'Your account is of level 1',
      why: (service) =>
        `“${service}” needs an account of level 2. No further factor changes that: for level 2 an officer has to meet you and match your face and fingerprints.`,
      button: 'I have level 2 now, ask again',
    },
    'step-up': {
      title: 'One more factor is needed',
      why: (service) =>
        `“${service}” needs level 2: two different factors. Your account can reach it; Định Danh asks only for what is missing and brings you back here.`,
      button: 'Prove it with one more factor',
    },
  },
  way: {
    title: 'How to get level 2',
    citizen:
      'Vietnamese citizens: go to any commune, ward or special-zone police, or to an identity office, with your identity card and a phone whose number is registered in your name.',
    foreigner:
      'Foreigners: go to the immigration office of a province or of the ministry, with your passport, permanent or temporary residence card, and a phone whose number is registered in your name.',
    guide: 'Guide: who, what to bring, how long it takes',
    offices: 'Find an office near you',
  },
  stay: {
    title: 'Notice of a stay',
    lead: 'Give notice before 23:00 on the day the guest arrives; for an arrival after 23:00, before 8:00 the next day. One notice is enough for several days.',
    fields: {
      guest: 'Full name of the guest',
      paper: 'Identification or passport number of the guest',
      arrival: 'Day of arrival',
      nights: 'Nights',
      place: 'Place of the stay',
    },
    hints: {
      guest: 'As it stands on the paper',
      paper: 'For example 003090000001 or P1234567',
      arrival: 'For example 25/11/2026',
      nights: 'From 1 to 29. From 30 days on it is temporary residence, another procedure.',
      place: 'Number, street, commune or ward, province or city',
    },
    submit: 'Send the notice',
    problems: {
      guest: 'Enter the guest’s full name, at most 200 characters',
      paper: 'Enter the number of the guest’s paper: 5 to 20 letters and digits',
      arrival: 'Enter the day of arrival, for example 25/11/2026',
      'arrival-far': 'The day of arrival must be between yesterday and 30 days from now',
      nights: 'Enter the number of nights, 1 to 29',
      place: 'Enter the place of the stay, at most 200 characters',
    },
  },
  record: {
    title: 'Ask for a criminal record certificate',
    lead: 'You have signed in at level 2. Định Danh sent what stands below with your consent; you need not type it.',
    about: 'The certificate is for',
    reason: 'What you need it for',
    reasons: { work: 'A job', study: 'Studying abroad', other: 'Something else' },
    missing: 'Choose what you need the certificate for',
    submit: 'Send the request',
  },
  receipt: {
    'stay-notification': {
      title: 'Notice of a stay received',
      next: 'There is nothing more for you to do. Keep the receipt number.',
    },
    'criminal-record': {
      title: 'Request for a certificate received',
      next: 'This is a model portal: no certificate is issued. Keep the receipt number to see how an office answers.',
    },
    reference: 'Receipt number',
    at: 'Sent at',
    front: 'To the portal’s home page',
  },
  signIn: {
    title: 'How sure the portal is',
    lead: 'What the portal asked and what the ID token answered. The portal keeps it to account for it later.',
    asked: 'Asked',
    came: 'Came back',
    account: 'Account level',
    authn: 'Authentication level',
    at: 'Authenticated at',
    rules: 'Rule set',
    token: 'Content of the ID token',
  },
  problems: {
    denied: {
      title: 'You are not signed in',
      todo: 'The sign-in was cancelled, or the account cannot be used at the moment; Định Danh does not tell the portal which. Nothing was sent to the portal. Try again if you want to go on.',
    },
    unmet: {
      title: 'Level 2 was not reached',
      todo: 'Định Danh says that this sign-in cannot reach level 2: your account is of level 1, or it has no second factor. The portal does not take this request. For notice of a stay level 1 is enough.',
    },
    'too-low': {
      title: 'The portal does not accept this answer',
      todo: 'The answer is properly signed but says a lower level than the portal asked for, so no session was opened. You did nothing wrong. Try again; if it happens again, tell the portal the error code below.',
    },
    again: {
      title: 'Please begin again',
      todo: 'This sign-in cannot go on: the answer was used, has expired, or the session has just ended. Choose the service on the home page again.',
    },
    ours: {
      title: 'The portal’s request is wrong',
      todo: 'You did nothing wrong and cannot mend it. Tell the portal the error code below, or file at an office.',
    },
    away: {
      title: 'Định Danh cannot answer now',
      todo: 'Try again in a few minutes. Nothing has been filed.',
    },
    untrusted: {
      title: 'The portal does not trust this answer',
      todo: 'Issuer, signature or nonce are wrong: the answer may be a forgery. The portal stopped here. Close this page and begin again from the portal’s home page.',
    },
    'filing-unknown': {
      title: 'This filing was not found',
      todo: 'You have no filing of this number, or the portal was restarted and forgot it. See the list on the home page.',
    },
  },
  problemPage: {
    technical: 'Technical details',
    error: 'Error code',
    description: 'Description',
    asked: 'Request that was sent',
    again: 'Try again',
    front: 'To the portal’s home page',
  },
  loggedOut: {
    title: 'You are logged out of the portal',
    text: 'The portal has deleted your session. If you also agreed at Định Danh, your session there and at other services has ended too.',
    back: 'To the portal’s home page',
  },
};
