import type { dryRun as source } from '../vi/dry-run.ts';

export const dryRun: typeof source = {
  intro: (generation) =>
    `Had they been received under ${generation}, the open applications would differ as follows. None of them is changed: each ends under the rules of the day of its receipt.`,
  looked: (looked, open) => `Looked at ${looked} of ${open} open applications, those due first.`,
  withoutAnswers: (count) => `For ${count} applications a register has not answered yet, so whether the person may apply was not judged.`,
  caption: 'What would differ',
  head: { procedure: 'Procedure', change: 'About', was: 'Now', is: 'Would be', count: 'Applications' },
  none: 'No application would differ.',
  kinds: {
    limit: 'Time limit',
    office: 'Receiving office',
    contacts: 'Missing contacts',
    eligibility: 'Whether the person may apply',
  },
  notOpen: {
    'no-residence-card': 'no: a residence card is needed',
    'no-entry': 'no: has not entered the country',
    'in-guardians-account': 'no: registered inside the account of parent or guardian',
    'not-listed': 'no: the rules do not name this case',
    'other-subject': 'no: the procedure is for others',
    'level-too-high': 'not at this level',
    'no-valid-card': 'no: a valid card is needed',
    'card-is-valid': 'no: the card is valid, another procedure applies',
  },
  open: 'yes, alone',
  openThroughGuardian: 'yes, through the guardian',
  unclear: 'unclear, the date of birth is not precise enough',
  receives: (unit) => `${unit} receives it`,
  receivesNot: (unit) => `${unit} does not receive it`,
  nothingMissing: 'none missing',
};
