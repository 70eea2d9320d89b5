import type { counterStatement as counterSource, statement as source } from '../vi/statement.ts';

export const statement: typeof source = {
  title: 'What you agree to',
  intro: 'I ask for an electronic identification account of my own free will and agree that my data are used as follows.',
  parts: [
    {
      name: 'Data',
      text: 'What I declared, the phone number and e-mail address I confirmed, the picture of my face and the result of comparing it. The picture of my face is sensitive data.',
    },
    {
      name: 'Purpose',
      text: 'To check who I am, issue and manage the account, and tell me the result. For nothing else.',
    },
    {
      name: 'Compared with',
      text: 'The national population database, the identity card database, the immigration database (foreigners) and the carrier of the phone number.',
    },
    {
      name: 'Controller',
      text: 'The authority for electronic identification and authentication, Ministry of Public Security.',
    },
    {
      name: 'Kept',
      text: 'Account data are kept for good as the decree says. Applications that are not submitted are erased after 30 days; pictures of applications that are not granted after 90 days.',
    },
    {
      name: 'My rights',
      text: 'To know, see, correct, withdraw my consent, ask for deletion or restriction, object, complain and claim damages. I can withdraw the application at any time before it is decided.',
    },
  ],
  truth: 'What I declare is true. False data, or data of somebody else, may be fined.',
};

/** What applicants agree to at a counter. */
export const counterStatement: typeof counterSource = {
  title: 'Statement of consent of the applicant',
  about: (name: string, reference: string) => `Applicant: ${name}. File: ${reference}.`,
  intro: {
    citizens:
      'Of my own will I ask for an electronic identification account of level 2 and the electronic identity card, and agree that my data are processed as follows.',
    foreigners:
      'Of my own will I ask for an electronic identification account of level 2, and agree that my data are processed as follows.',
  },
  data: {
    name: 'Data',
    text: 'What I declared, contacts I confirmed, documents I want in the account, the picture of my face, my fingerprints, and the results of comparing them. Face and fingerprints are sensitive data.',
  },
  fingers: {
    name: 'Fingerprints',
    citizens:
      'Images of my fingers are only compared with the identity card register and then erased; while the register has not answered they are kept for 24 hours at most.',
    foreigners:
      'Images of my fingers are only compared with the immigration register and then erased; while the register has not answered they are kept for 24 hours at most. If that register has no face and fingerprints of me, they are entered there.',
  },
  purpose: {
    name: 'Purpose',
    text: 'To check who I am, to issue and manage the account, and to tell me the result. They are used for nothing else.',
  },
  registers: {
    name: 'Checked with',
    citizens:
      'The national population register, the identity card register, the operator of my phone number, and the authorities of the documents I want in the account.',
    foreigners:
      'The national immigration register, the operator of my phone number, and the authorities of the documents I want in the account.',
  },
  controller: { name: 'Controller', text: 'The authority for electronic identification and authentication, Ministry of Public Security.' },
  retention: {
    name: 'Kept for',
    text: 'Account data and this statement are kept for good, as the decree says. Files that are not sent are erased after 30 days; pictures of files that are not granted after 90 days.',
  },
  rights: {
    name: 'My rights',
    text: 'To know, see and correct my data, to withdraw consent, to ask for erasure or restriction, to object, to complain and to claim damages. I can withdraw the file at any time before it is decided.',
  },
  truth: 'What I declare is true. Declaring false data or using the data of others may be fined.',
  version: 'Version',
};
