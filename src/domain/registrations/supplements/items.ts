/** What can be missing in a file, as an officer asks for it: everything here can be given afterwards, at home or at the desk. */
export const supplementItems: readonly string[] = [
  'face-picture',
  'full-name',
  'birth-date',
  'sex',
  'personal-number',
  'identity-card',
  'passport',
  'residence-card',
  'papers',
];
