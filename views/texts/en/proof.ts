import type { proof as source } from '../vi/proof.ts';

export const proof: typeof source = {
  title: 'This letter is genuine',
  text: 'The authority below issued a letter with this number and date. Compare them with the letter you hold.',
  number: 'Number',
  date: 'Decided on',
  authority: 'Authority',
  outcome: 'Outcome',
  outcomes: { grant: 'Electronic identification account granted', refuse: 'Electronic identification account refused' },
  nobody: 'This page does not say whom the letter is about. If number or date differ from the letter, it is not from this authority.',
  unknownTitle: 'Letter not found',
  unknown: 'There is no letter with this code.',
  compare: 'Scan the code again, or type the whole address printed beside it. If it is still not found, ask a police office.',
};
