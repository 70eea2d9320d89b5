import type { BankPurpose } from '../../../views/pages/sandbox/bank-shapes.ts';
import type { Call, Reply } from '../../platform/http/types.ts';
import { sendToSignIn } from '../party/sign-in.ts';
import type { Bank, StepUp } from './types.ts';

export interface SignInDemand {
  readonly purpose: BankPurpose;
  readonly acr: string;
  /** Seconds. */
  readonly maxAge?: number | undefined;
  readonly stepUp?: StepUp;
}

/** Only who opens an account is asked for identity data: looking and paying need nothing but the same `sub` again. */
const identityClaims = {
  name: { essential: true },
  birthdate: { essential: true },
  personal_number: { essential: true },
  phone_number: null,
  email: null,
} as const;

/** For a step-up the level is asked for twice: as a wish and as an essential claim. */
export async function beginSignIn(bank: Bank, call: Call, { purpose, acr, maxAge, stepUp }: SignInDemand): Promise<Reply> {
  return sendToSignIn(bank, call, {
    wish: { purpose, ...(stepUp ? { stepUp } : {}) },
    acr,
    isEssential: stepUp !== undefined,
    maxAge,
    ...(purpose === 'open' ? { userinfo: identityClaims } : {}),
  });
}
