import type { desk as source } from '../vi/desk.ts';

export const desk: typeof source = {
  nav: {
    label: 'Pages of the desk',
    home: 'Desk',
    worklist: 'Open files',
    tasks: 'Tasks',
  },
  head: {
    signedInAs: 'Officer',
    logOut: 'Sign out',
    at: 'at',
    registries: 'Registers',
    byCeremony: (date) =>
      `You were appointed by two operators and have not been proofed at a counter. Without that your rights end on ${date}.`,
    totpStandsIn:
      'In the sandbox only: you signed in with a one-time code in place of a passkey. The real system takes a passkey or another phishing-resistant device, nothing else.',
  },
  roles: {
    reception: 'Reception of citizens',
    'immigration-reception': 'Reception of foreigners',
    decider: 'Deciding files',
    hotline: 'Hotline',
  },
  registries: {
    population: 'Population',
    'id-card': 'Identity cards',
    immigration: 'Immigration',
    subscriber: 'Subscribers',
    'driving-licence': 'Driving licences',
    'vehicle-registration': 'Vehicles',
    'health-insurance': 'Health insurance',
    'social-insurance': 'Social insurance',
  },
  lamps: { working: 'answers', slow: 'answers slowly', down: 'does not answer' },
  home: {
    title: 'Desk',
    rolesTitle: 'What you may do today',
    idle: 'After 15 minutes without use you must sign in again. After 12 hours always.',
    recorded: 'Every look at a person’s data and every action is recorded.',
  },
};
