import type { errors as source } from '../vi/errors.ts';

export const errors: typeof source = {
  'bad-request': {
    title: 'The request is not valid',
    happened: 'The address or the data sent to us is incomplete or malformed, so we did not process it.',
    todo: 'Go back to the service you are using and start again. If you still see this page, tell that service.',
  },
  'form-invalid': {
    title: 'The form is not right yet',
    happened: 'Some fields of the form are missing or have content that is not valid.',
    todo: 'Go back, check each field and send the form again.',
  },
  'csrf-failed': {
    title: 'This page is out of date',
    happened: 'The form you sent does not belong to your present session. The page may have been open too long, or cookies are blocked.',
    todo: 'Reload the previous page and send it again. Allow cookies for this site.',
  },
  forbidden: {
    title: 'You may not open this page',
    happened: 'The account you are using is not allowed to see this page or to do this.',
    todo: 'If you need it for your work, contact the administrator of your unit.',
  },
  'not-found': {
    title: 'Page not found',
    happened: 'There is no page at this address, or it has moved.',
    todo: 'Check the address, or start from the home page.',
  },
  'method-not-allowed': {
    title: 'This address cannot be used like that',
    happened: 'This address does not take the kind of request that was sent.',
    todo: 'Open the page again from its link or from the service you are using.',
  },
  'interaction-expired': {
    title: 'This sign-in has expired',
    happened: 'The page was open too long, was finished in another tab, or was opened again with the back button.',
    todo: 'Go back to the service you want to use and sign in again from there.',
  },
  'body-too-large': {
    title: 'Too much data was sent',
    happened: 'What you sent is larger than this page accepts.',
    todo: 'Shorten the text or choose a smaller file and send it again.',
  },
  'too-many-requests': {
    title: 'Too many attempts',
    happened: 'We received too many requests in a short time and paused to protect accounts.',
    todo: 'Wait a few minutes and try again. You need not do anything else.',
  },
  'unseal-failed': {
    title: 'Something went wrong',
    happened: 'We could not read data that we need. The fault is ours.',
    todo: 'Try again in a few minutes. If it still fails, tell us the reference number below.',
  },
  unexpected: {
    title: 'Something went wrong',
    happened: 'An unexpected error happened on our side. What you were doing has not been recorded.',
    todo: 'Try again in a few minutes. If it still fails, tell us the reference number below.',
  },
  'database-unavailable': {
    title: 'The service is not available for the moment',
    happened: 'The system cannot work right now. Your data is safe.',
    todo: 'Try again in a few minutes. The page will work again without any action of yours.',
  },
};
