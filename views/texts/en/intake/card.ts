import type { intakeCard as source } from '../../vi/intake/card.ts';

/** Level 2 together with the identity card, for the officer who keys. */
export const intakeCard: typeof source = {
  list: {
    legend: 'What does the applicant ask for?',
    level2: 'Level-2 account',
    level2Hint: 'The applicant has a valid identity card.',
    withCard: 'Level-2 account together with the identity card',
    withCardHint: 'No card yet, or it has expired or was revoked. One visit, two files that go together.',
    procedure: 'Procedure',
  },
  detailsShown: 'Key what the applicant says and what their documents show. The population register is asked when the file is sent.',
  face: {
    intro:
      'Take it here at the counter: looking straight, in good light, without sunglasses, mask or hat. This picture goes onto the card.',
    kept: 'It is sealed until the card system has it and is erased then; nobody here can open it again.',
    have: 'There is a picture, sealed. Choose another one to replace it.',
  },
  fingersIntro: 'Images of fingers are sealed, forwarded to the card system when the file is sent, and then erased here.',
  iris: {
    intro:
      'The eyes are captured from the age of 6. The images are sealed until the card system has them and are erased then; nobody here can open them again.',
    left: 'Image of the left iris',
    right: 'Image of the right iris',
    have: { both: 'Both eyes were captured.', one: 'One eye was captured.', none: 'Noted: no eye can be captured.' },
    again: 'Saving again replaces everything noted on this page.',
    reason: 'If one or both eyes are lacking: why?',
    both: 'Both eyes are captured',
    reasons: {
      missing: 'The eye is missing',
      injured: 'The eye is injured or was operated on',
      unreadable: 'Tried several times, cannot be read',
    },
  },
  delivery: {
    legend: 'Where does the applicant want to get the card?',
    unit: 'At this office',
    address: 'Sent to an address',
    addressHint: 'The applicant pays for the delivery.',
    where: 'Address for the card',
    whereHint: 'House number, street, commune or ward, province or city.',
    changes: 'The collection form was signed for the present place. If it changes, the applicant has to sign again.',
  },
  form: {
    noDelivery: 'Note first where the card is to go: the form says so.',
    toDelivery: 'Note where the card is to go',
    intro:
      'Ask the applicant to read this again, then print this page for them to sign. Signing is the applicant’s own act: you can neither sign nor tick a box for them.',
    title: 'Collection form for the identity card (CC01)',
    file: 'Card application',
    nationality: 'Nationality',
    phone: 'Phone',
    taken: 'Captured',
    captures: {
      face: 'face',
      fingers: (count) => (count === 1 ? '1 finger' : `${count} fingers`),
      iris: (count) => (count === 1 ? '1 iris' : `${count} irises`),
    },
    delivery: 'Getting the card',
    atUnit: 'at the office that takes the file in',
    toAddress: (address) => `sent to ${address}`,
    truth: 'I have read this again. What stands here is true, and I apply for an identity card.',
    signHere: 'Signature of the applicant',
    have: 'There is a form that the applicant signed.',
    again: 'Choosing another image replaces it.',
    signed: 'Image of the signed form',
    signedHint: 'A photo, a scan, or an image from a signature pad. The applicant’s signature must be clear.',
    save: 'Save the signed form',
  },
  check: {
    face: 'there is a picture, sealed',
    iris: { both: 'both eyes', one: 'one eye', none: 'cannot be captured' },
    delivery: 'at this office',
    form: 'signed by the applicant',
    intro:
      'Ask the applicant to look at everything one last time. When you send it, the population register is asked first. If it agrees, both files are received at once and have one limit together.',
  },
  result: {
    title: 'Two files were sent',
    account: 'Reference of the account',
    card: 'Reference of the identity card',
    cardSystem: 'Reference of the card system',
    cardState: 'Identity card',
    states: {
      prepared: 'not with the card system yet',
      filed: 'the card system has it and decides',
      issued: 'the card is issued',
      refused: 'refused (CC03)',
    },
    together: 'When the card is issued, the account is granted. If the card is refused, so is the account. Both have the same limit.',
    waits: {
      title: 'Waiting for the population register',
      text: 'The population register does not have this person, or says something else than was declared. It has to be corrected first, so there is no date yet: the limit begins only when it is certain who the applicant is.',
      next: 'Tell the applicant to have it corrected by the police where they live. After that both files go on by themselves: nothing is handed in again and nobody has to come back. Print the slip to follow the file.',
    },
    silent: {
      title: 'The population register has not answered',
      text: 'It is asked again by itself. If it agrees, the limit counts from the moment the file was sent. Print the slip to follow the file.',
    },
    resumed: (date) => `The file waited for the population register and went on by itself at ${date}. The limit counts from then.`,
    slip: 'Appointment slip for the card, CC02 (PDF)',
  },
  file: {
    title: 'The identity card that goes with it',
    delivery: 'Getting the card',
    noIris: 'Iris',
  },
};
