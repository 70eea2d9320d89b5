import type { RefusalReason } from './types.ts';

/** The list an officer chooses reasons from. What only a machine or a register can know (an account that exists) is among it too. */
export const refusalReasons: readonly RefusalReason[] = [
  'data-differ',
  'face-differs',
  'fingers-differ',
  'phone-not-own',
  'card-not-valid',
  'document-not-valid',
  'no-residence-card',
  'needs-guardian',
  'age',
  'dead',
  'no-such-number',
  'no-such-document',
  'account-exists',
  'card-refused',
  'not-by-applicant',
  'other',
];
