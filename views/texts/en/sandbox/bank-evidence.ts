import type { evidence as source, evidenceClaims as sourceClaims } from '../../vi/sandbox/bank-evidence.ts';

export const evidenceClaims: typeof sourceClaims = {
  iss: { name: 'Issuer', means: 'Who signed this token. It must equal the issuer you configured; anything else is somebody else’s token.' },
  sub: {
    name: 'This person’s identifier at your bank',
    means:
      'Random, never changes, and different for every organization (pairwise): another bank sees another value for the same person. Store your customer under it. It is not the personal identification number.',
  },
  aud: { name: 'Audience', means: 'Your client_id. Refuse a token that is meant for another service.' },
  exp: {
    name: 'Expires',
    means:
      'Do not accept the token after this. How long the bank’s own session lasts is the bank’s decision and does not extend the token.',
  },
  iat: { name: 'Issued at', means: 'When the token was signed. Not when the person proved who they are: see auth_time.' },
  nonce: {
    name: 'Nonce',
    means: 'The very value the bank sent in its request. If they match, the token answers this request and is not a stolen one sent again.',
  },
  at_hash: { name: 'Access token hash', means: 'Ties the access token that came along to this ID token, so that nobody can swap it.' },
  sid: {
    name: 'Session at Định Danh',
    means: 'Store it with your session. The log-out token will name it, so you know which session to end.',
  },
  acr: {
    name: 'Assurance level of this authentication',
    means: 'What you decide from. The values are ordered: a higher one satisfies a lower demand. Never above what was really done.',
  },
  amr: { name: 'Methods used', means: 'For your records, not for decisions: decide from acr.' },
  auth_time: {
    name: 'Authenticated at',
    means: 'The time of the oldest factor that was counted. If you need it fresher, send max_age in a new request.',
  },
  account_level: {
    name: 'Account level',
    means: 'How thoroughly the identity was proved when the account was issued: 1 or 2. It does not change from sign-in to sign-in.',
  },
  authn_level: {
    name: 'Authentication level',
    means: '1: one factor. 2: two different factors. acr level 2 takes both: an account of level 2 and an authentication of level 2.',
  },
  subject_kind: { name: 'Kind of subject', means: 'citizen, foreigner or organization.' },
  act: { name: 'Acting person', means: 'Present when somebody acts for the account holder. Absent: they act for themselves.' },
  rule_set: { name: 'Rule set', means: 'The legal rules in force when the token was issued. Keep it for later questions.' },
  active: {
    name: 'Active',
    means: 'false as soon as the account is locked, the session ends or the consent is withdrawn. Then nothing else is said.',
  },
  client_id: { name: 'Whose token', means: 'An API must check that the token was issued to a service it accepts.' },
  token_type: { name: 'Token type', means: 'Bearer: whoever holds it can use it, so send it over TLS only and never in an address.' },
  scope: { name: 'Scope', means: 'What the access token may fetch.' },
  events: { name: 'Events', means: 'Says that this is a log-out token, so that nobody can use an ID token in its place.' },
  jti: { name: 'Token id', means: 'One per token. The bank remembers used ones and refuses a second delivery.' },
};

export const evidence: typeof source = {
  title: 'Behind this page',
  lead: 'What the bank asked and got, exactly as it went over the wire.',
  asked: { title: '1. The bank asked', lead: 'Parameters of the request that the browser took to /auth.' },
  stepUp: {
    title: 'Why it asked again: the API demanded more',
    lead: 'The bank’s API answered 401 with this line (RFC 9470), and the bank made its new request from it.',
  },
  idToken: {
    title: '2. It received an ID token',
    lead: 'Three parts joined by dots: header, payload, signature. The bank has checked the signature with the public key in the JWKS.',
    raw: 'As received',
    header: 'Header (decoded)',
    payload: 'Payload (decoded)',
    explained: 'What each claim says',
  },
  userinfo: {
    title: '3. Userinfo answered',
    lead: 'Data about the person: only what the bank is admitted for, asked for, and the person agreed to.',
  },
  introspection: {
    title: '4. Introspection says at this moment',
    lead: 'The access token cannot be read; the API asks Định Danh each time. This page asked when you opened it.',
    nothing: 'Định Danh did not answer.',
  },
  undescribed: 'This claim is not explained here.',
  reading: {
    acr: {
      'urn:dinhdanh:acr:level-1': 'Level 1: an account of level 1 or more, at least one factor. Enough to look, not enough to pay.',
      'urn:dinhdanh:acr:level-2': 'Level 2: an account of level 2 and two different factors. Enough to pay.',
      'urn:dinhdanh:acr:level-2-biometric': 'Level 2 with a biometric matched by the database.',
    },
    amr: {
      pwd: 'password',
      otp: 'one-time code',
      sms: 'code by text message',
      pop: 'passkey',
      user: 'user verified on the device',
      hwk: 'key inside the device',
      swk: 'backed-up key',
      mfa: 'several factors',
      face: 'face',
      fpt: 'fingerprint',
    },
  },
};
