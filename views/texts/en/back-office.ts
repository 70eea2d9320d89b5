import type { backOffice as source } from '../vi/back-office.ts';

export const backOffice: typeof source = {
  noRight: {
    title: 'You have no right here yet',
    who: 'Signed in with the number',
    text: 'You signed in correctly, but this account has been given no right at the officers’ desk. That this page was opened has been recorded.',
    todoTitle: 'If you are an officer',
    todo: [
      'Ask the administrator of your unit: rights are given by a decision of assignment.',
      'Once you have a right, reload this page. You do not need to register anything.',
    ],
    person: 'Do you want to see your own account?',
    account: 'Open My account',
    logOut: 'Sign out',
    idle: 'After 15 minutes without use you must sign in again.',
  },
  signedOut: {
    title: 'You are signed out of the desk',
    text: 'If this computer is shared, close the browser.',
    again: 'Sign in again',
  },
};
