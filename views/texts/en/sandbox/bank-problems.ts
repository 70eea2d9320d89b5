import type { bankProblemPage as sourcePage, bankProblems as source } from '../../vi/sandbox/bank-problems.ts';

export const bankProblems: typeof source = {
  access_denied: {
    title: 'You are not signed in',
    means:
      'The person cancelled, did not agree to share, or the account cannot be used at the moment. Định Danh does not tell the bank which.',
    todo: 'Nothing was sent to the bank. Try again if you want to go on.',
  },
  unmet_authentication_requirements: {
    title: 'Your account does not reach the level that is needed',
    means:
      'The person proved who they are, but cannot reach the level the bank demands with any factor. Asking again changes nothing; offer another way, such as the counter.',
    todo: 'To get an account of level 2, go to a police office or a reception point with your identity card: an officer matches your face and fingerprints. With level 1 you can still see your balance.',
  },
  login_required: {
    title: 'You need to sign in again',
    means:
      'No session is fresh enough, and the request did not allow asking the person (prompt=none). Send the request again without prompt=none.',
    todo: 'Choose again what you want to do and sign in.',
  },
  consent_required: {
    title: 'Your consent is needed',
    means:
      'There is a session, but a private service needs a consent each time, and prompt=none cannot ask. Send the request again without prompt=none.',
    todo: 'Choose again what you want to do and confirm it on the page of Định Danh.',
  },
  interaction_required: {
    title: 'Định Danh has to ask you something',
    means: 'A step with the person is needed and the request did not allow it. Send the request again without prompt=none.',
    todo: 'Choose again what you want to do.',
  },
  account_selection_required: {
    title: 'An account must be chosen',
    means: 'Several accounts could be used and the request did not allow asking.',
    todo: 'Choose again what you want to do, and the account on the page of Định Danh.',
  },
  invalid_request: {
    title: 'The bank’s request is wrong',
    means: 'A parameter is missing, repeated or malformed. This is the bank’s mistake; see the description below.',
    todo: 'You did nothing wrong. Please tell the bank.',
  },
  invalid_scope: {
    title: 'The bank asked for something it may not have',
    means: 'This scope is not part of the service’s admission.',
    todo: 'You did nothing wrong. Please tell the bank.',
  },
  unauthorized_client: {
    title: 'The bank may not do it this way',
    means: 'The service is not admitted for this flow.',
    todo: 'You did nothing wrong. Please tell the bank.',
  },
  server_error: {
    title: 'Định Danh has a problem',
    means: 'A fault at the provider. Try again later, with growing pauses.',
    todo: 'Try again in a few minutes.',
  },
  temporarily_unavailable: {
    title: 'Định Danh is not available',
    means: 'The provider is overloaded or being maintained. Try again later, with growing pauses.',
    todo: 'Try again in a few minutes.',
  },
  'other-error': {
    title: 'The sign-in did not succeed',
    means: 'Định Danh answered with an error code that this bank does not know. Treat the person as not signed in.',
    todo: 'Try again. If it happens again, tell the bank the code below.',
  },
  'unknown-answer': {
    title: 'This answer belongs to no request',
    means:
      'The state fits no open request of this browser: the page was reloaded, reached by the back button, or somebody gave you a link. The bank does not use the code in it.',
    todo: 'Start again from the bank’s home page. If you were signed in, you still are.',
  },
  untrusted: {
    title: 'The bank does not trust this answer',
    means:
      'Issuer (iss), nonce, audience, time or signature are wrong: the answer may come from another provider (mix-up) or was changed. The bank stopped here.',
    todo: 'Close this page and start again from the bank’s home page.',
  },
  'token-refused': {
    title: 'Định Danh gave no token',
    means: 'The code was used or has expired (60 seconds), or the bank’s credentials are wrong. A code can be redeemed once.',
    todo: 'Start again from the bank’s home page.',
  },
  unreachable: {
    title: 'No answer',
    means: 'Định Danh or the bank’s API did not answer in time. The bank does not guess: without an answer nobody gets in.',
    todo: 'Try again in a few minutes. An unfinished transfer will not be carried out twice.',
  },
  'other-person': {
    title: 'Somebody else signed in',
    means:
      'The step-up returned another sub than the customer of this session. Another person’s level says nothing about this customer, so the order was not carried out.',
    todo: 'Prove it yourself, or log out and sign in with your own account.',
  },
  'session-over': {
    title: 'This session has just ended',
    means: 'The log-out token for this sid came before the answer. A session that has ended is not opened again.',
    todo: 'Sign in again from the bank’s home page.',
  },
  'not-fresh': {
    title: 'The authentication is not recent enough',
    means: 'After two step-ups auth_time is still older than the API’s max_age. The bank stops so that nobody walks in a circle.',
    todo: 'The order was not carried out. Make it again and authenticate within a few minutes.',
  },
  'order-unknown': {
    title: 'This order was not found',
    means: 'This customer has no order of that number, or the bank was restarted and forgot it.',
    todo: 'Make a new transfer.',
  },
};

export const bankProblemPage: typeof sourcePage = {
  means: 'What this means for a bank',
  todo: 'What you can do',
  technical: 'Technical details',
  error: 'Error code',
  description: 'Description',
  asked: 'Request that was sent',
  again: 'Try again',
  front: 'To the bank’s home page',
};
