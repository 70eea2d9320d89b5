import type { leaving as source } from '../vi/leaving.ts';

export const leaving: typeof source = {
  logOut: {
    title: 'Do you want to sign out?',
    who: 'Signed in with number',
    otherPerson:
      'The service that brought you here wants to sign out somebody else, not the person signed in in this browser. If you do not want to sign out, choose to stay.',
    services: 'These services will be told to sign you out:',
    noServices: 'No other service is using this session.',
    offline: 'These services can still read what you allowed, even after you sign out:',
    offlineStop: 'To stop that for good, withdraw your consent in My account.',
    submit: 'Sign out',
    stay: 'Stay signed in',
  },
  loggedOut: {
    title: 'You have signed out',
    told: 'We are telling the services that used this session. Some may take a few minutes.',
    shared: 'If others use this computer, close the browser.',
    nobodyTitle: 'You are signed out here',
    nobody: 'Nobody is signed in to Định Danh in this browser, so there is nothing left to sign out of.',
    onward: 'Go back to the service',
    home: 'Go to the home page',
  },
  formPost: {
    title: 'Going back to the service',
    body: 'You are done here and are being taken back to the service. If the page does not move on, press the button below.',
    submit: 'Continue',
  },
  home: {
    title: 'One account to prove who you are',
    lead: 'Định Danh lets you sign in to public services, banks and companies with your electronic identification account, and sends only what you allow.',
    account: 'Open My account',
    apply: 'Apply for an account',
    points: [
      {
        title: 'Checked once, used everywhere',
        text: 'Your identity has been checked by the competent authority. Services learn how thoroughly: level 1 or level 2.',
      },
      { title: 'You decide', text: 'Each service must say what it needs and why. You agree, refuse, and withdraw at any time.' },
      {
        title: 'A different code at each place',
        text: 'Organizations get different codes for you, so the code alone does not let them combine their data.',
      },
    ],
    startTitle: 'Do you want to sign in to a service?',
    start: 'Start at the page of that service and choose to sign in with an electronic identification account. It will bring you here.',
  },
  error: {
    technical: 'Technical information for the service',
    code: 'Error code',
    description: 'Description',
    todo: 'What you can do',
    home: 'Go to the home page',
    unknownServiceTitle: 'The service did not send you here correctly',
    unknownService: 'The sign-in request of the service has a fault, so to protect you we do not send you back to that address.',
    unknownServiceTodo: 'You did nothing wrong. Tell the service the reference number below.',
  },
};
