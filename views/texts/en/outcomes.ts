import type { outcomes as source } from '../vi/outcomes.ts';

export const outcomes: typeof source = {
  unreachable: {
    title: (wants) => `Your account has not reached ${wants}`,
    titleFactor: (wants) => `You cannot reach ${wants} yet`,
    youHold: 'Your account',
    serviceWants: (service) => `${service} needs`,
    levelExplained: (service, wants) =>
      `For this, ${service} needs an account of ${wants}. More steps of authentication do not raise the level of an account, so we stop here.`,
    howTitle: 'How to get level 2',
    citizen: [
      'Go in person to any commune or ward police, or to the identity-card authority of the provincial police or of the Ministry of Public Security. Where you live does not matter.',
      'Bring your valid căn cước card (or citizen identity card) and a phone with a number registered in your own name.',
      'An officer enters your data and matches your face and fingerprints.',
      'The result comes within 3 working days. If you have no card, or it has expired, a new card is made at the same time and the result comes within 7 working days.',
      'Activate the account in the app within 7 days of receiving the result.',
    ],
    foreigner: [
      'Go in person to the immigration department of the Ministry of Public Security or of the provincial police.',
      'Bring your passport or international travel document, your permanent or temporary residence card, and a phone with a number registered in your own name.',
      'An officer enters your data, takes your face image and fingerprints and matches them.',
      'The result comes within 3 working days if your face and fingerprints are already in the immigration database, otherwise within 7 working days.',
      'Activate the account in the app within 7 days of receiving the result.',
    ],
    hours: 'Office hours: Monday to Friday, except public holidays. There is no fee.',
    guide: 'Full guide and where to go',
    noFactor: (service, wants) =>
      `${service} needs ${wants}, which means two different steps of authentication. You have no second way that can be used now.`,
    noFactorHow: [
      'Open My account and sign in with what you have.',
      'Under Ways to sign in, add an authenticator app or a passkey.',
      'Go back to the service and sign in again.',
    ],
    passkeyTitle: 'This service needs a passkey',
    passkey: (service) =>
      `${service} accepts only ways of signing in that a fake site cannot trick. Your account has no passkey, so we stop here.`,
    passkeyHow: [
      'Open My account and sign in as usual.',
      'Under Ways to sign in, choose Add a passkey and follow your device: fingerprint, face or unlock code.',
      'Go back to the service and sign in with the passkey.',
    ],
    howToAdd: 'How to add it',
    openAccount: 'Open My account',
    return: (service) => `Go back to ${service}`,
    returnHint: (service) => `${service} will be told that the level was not reached. Nothing else about you is sent.`,
  },
  stepUpOffer: {
    title: (wants) => `Raise this sign-in to ${wants}?`,
    intro: (service, wants, reached) =>
      `${service} would like you to sign in at ${wants}. You are at ${reached}. You can add one more step, or go on as you are; the service may then not let you do some things.`,
    strengthen: 'Add one more step',
    continueAt: (reached) => `Continue at ${reached}`,
  },
  accountNotActive: {
    title: 'This account cannot sign in at present',
    happened: 'You proved who you are, but the account cannot be used to sign in to services at present. The service is not told why.',
    limited: 'You can see why, who can settle it and the nearest office at a desk that is open to you alone.',
    limitedLink: 'See why and what can be done',
  },
  held: {
    title: 'Signing in is paused',
    reported:
      'Somebody reported a sign-in that was not made by the account holder. To protect the account, signing in stops until the holder recovers it.',
    notLegal: 'This is a protective measure. It is not a lock decided by an authority.',
    recover: 'Recover your access',
  },
  switchPerson: {
    title: 'Which account do you want to continue with?',
    signedIn: 'Signed in on this browser',
    continueAs: (who) => `Continue as ${who}`,
    someoneElse: 'Use another account',
    explain: 'When you switch, every service that uses this session is signed out.',
  },
  numberReplaced: {
    title: 'Your identification number was replaced',
    happened: 'You have signed in with your old number. The account is still yours, and this sign-in goes on.',
    now: 'Your number today is',
    whatNext: 'Please sign in with this one from now on. You find the whole number on your profile page.',
    goOn: 'Continue',
  },
  expired: {
    title: 'This sign-in has expired',
    happened:
      'The page was open too long, was finished in another tab, or was opened again with the back button. For safety we do not go on from here.',
    todo: 'Go back to the service you want to use and sign in again from there.',
    home: 'Go to the home page',
  },
};
