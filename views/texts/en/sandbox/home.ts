import type { sandboxHome as source } from '../../vi/sandbox/home.ts';

export const sandboxHome: typeof source = {
  title: 'See Định Danh at work',
  lead: 'Here are an invented bank, an invented portal of public services, a mailbox and a few people who do not exist. In two minutes you see a sign-in from both sides.',
  start: 'Go to the Model Bank',
  places: {
    title: 'What is here',
    bank: {
      title: 'Model Bank',
      text: 'Open an account, see the balance, transfer money. Beside every page: the ID token, decoded and explained.',
    },
    portal: {
      title: 'Public Service Portal (model)',
      text: 'A state service on a server of its own: notice of a stay takes level 1, a criminal record certificate level 2.',
    },
    mailbox: {
      title: 'Test mailbox',
      text: 'Every text and e-mail that would have been sent, and the codes of the authenticator app: you need no phone.',
    },
    registries: {
      title: 'Test registers',
      text: 'Several hundred people who do not exist, with faces and fingers to try applications with, and faults on demand.',
    },
    provider: { title: 'My account', text: 'The account holder’s pages: profile, factors, sessions, consents, history.' },
    backOffice: {
      title: 'For officers',
      text: 'A door of its own: open files and tasks. It demands level 2; An can sign in and has no right there.',
    },
    discovery: { title: 'Discovery document', text: 'The first thing a service reads: where the endpoints are and what is supported.' },
  },
  people: {
    title: 'People who do not exist',
    name: 'Name',
    login: 'Login number',
    account: 'Account',
    factors: 'Factors',
    kinds: { citizen: 'citizen', foreigner: 'foreigner', organization: 'organization' },
    states: { active: 'active', locked: 'locked', waiting: 'waiting for activation', dead: 'ended' },
    level: (level) => `level ${level}`,
    password: 'password',
    totp: 'code from an app',
    none: 'none yet',
    passwordIs: 'Password of everybody who has one',
    secretIs: 'Key for the authenticator app',
    secretHint: 'SHA-1, 6 digits, 30 seconds. Or look up the present code in the mailbox. A code counts once.',
  },
  officers: {
    title: 'Officers who do not exist',
    name: 'Name',
    login: 'Login number',
    role: 'Role',
    unit: 'Unit',
    hint: 'They sign in as everybody does, with the password and a code from the app. The real system demands a passkey.',
    open: 'Open the desk',
  },
  waiting: {
    title: 'Activate the account of Phạm Thu Dung',
    text: 'Her file was granted at level 2. With these three codes, and the one that is sent to the test mailbox, the account is really activated. The activation code otherwise stands on the slip of the office alone.',
    reference: 'File reference',
    code: 'File code',
    slip: 'Activation code of the slip',
    open: 'Open the activation page',
  },
  tries: {
    title: 'Try this',
    items: [
      'As Nguyễn Văn An, open an account at the bank with the password: level 1 is enough.',
      'Transfer money: the bank demands level 2, you are asked for a code only, and the order is carried out. Watch acr in the ID token go from level 1 to level 2.',
      'As Trần Thị Bình, open an account, then try to transfer money: an account of level 1 cannot reach level 2, and you see why and how to get there.',
      'Still as Trần Thị Bình, go to the Public Service Portal: notice of a stay works, and about the criminal record certificate the portal says honestly why not, and where level 2 is to be had.',
      'As Lê Quốc Cường: the account is locked, and the bank is not told why.',
      'On the account pages end all sessions, then come back to the bank: its session has ended too.',
    ],
  },
};
