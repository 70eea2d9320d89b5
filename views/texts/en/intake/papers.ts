import type { papers as vi } from '../../vi/intake/papers.ts';

/** Papers of a file, and in an account. */
export const papers: typeof vi = {
  statuses: { valid: 'valid', expired: 'expired', seized: 'seized for now', suspended: 'right of use suspended', revoked: 'revoked' },
  standings: {
    integrated: 'integrated',
    'at-the-grant': 'with the grant',
    'once-answered': 'once the register has answered and the account is granted',
    'not-found': 'not integrated: not found',
    'no-register': 'not integrated: no register to check it with',
    'not-permitted': 'not integrated: the rules do not allow it',
    'file-ended': 'not integrated: the file brought no account',
  },
  reasons: {
    'at-the-grant': 'It is being put into your account.',
    'once-answered': 'The office that keeps this paper has not answered yet. We keep asking and put it into your account when it does.',
    'not-found': 'The office that keeps it finds no such paper of yours under the number you gave. Check the number on the paper.',
    'no-register': 'There is no register yet to check this kind of paper with, so it cannot be integrated.',
    'not-permitted': 'The rules in force do not let this kind of paper into your account.',
  },
  fileTitle: 'Papers to be integrated',
  fileIntro: 'The applicant agreed to each paper by itself. Answers about papers neither hold up nor decide the file.',
  fileHead: ['Paper', 'Number declared', 'Answer of the register', 'Integrated'],
  waiting: (attempts) => (attempts === 0 ? 'being asked' : `no answer after ${attempts} tries`),
  notAsked: 'not asked',
  notFound: 'no such paper of the applicant',
  noRegister: 'nobody to ask',
  until: (day) => `until ${day}`,
  since: (time, status) => `at ${time}; now ${status}`,
  mineTitle: 'Papers in your account',
  mineIntro: 'The office that keeps each of these papers has confirmed it. Its state follows their data.',
  mineNone: 'There are none yet.',
  mineHead: ['Paper', 'Number', 'State', 'In your account since'],
  missingTitle: 'Asked for, and not there yet',
};
