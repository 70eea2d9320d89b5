import type { statement as source } from '../vi/statement.ts';

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
