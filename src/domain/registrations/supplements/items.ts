/** What can be missing in a file, as an officer asks for it. */
export const supplementItems: readonly string[] = [
  'face-picture',
  'full-name',
  'birth-date',
  'sex',
  'nationality',
  'personal-number',
  'phone',
  'email',
  'identity-card',
  'passport',
  'residence-card',
  'papers',
  'statement',
];
