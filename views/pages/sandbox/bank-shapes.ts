import type { Claims, PartyProblemKind } from './party-shapes.ts';

export const bankPurposes = ['open', 'balance', 'transfer'] as const;
export type BankPurpose = (typeof bankPurposes)[number];

/** What a developer wants to see beside a page of a signed-in customer. */
export interface BankEvidence {
  /** The authorization request as it was sent. */
  readonly asked: Readonly<Record<string, string>>;
  readonly idToken: { readonly raw: string; readonly header: Claims; readonly payload: Claims };
  readonly userinfo: Claims;
  /** Undefined when the provider did not answer. */
  readonly introspection: Claims | undefined;
  /** WWW-Authenticate with which the bank's interface asked for more, when this sign-in was a step-up. */
  readonly challenge: string | undefined;
}

/** What every page of a signed-in customer gets. */
export interface CustomerProps {
  readonly name: string | undefined;
  readonly evidence: BankEvidence;
}

export interface ShownEntry {
  readonly reference: string;
  readonly payee: string;
  /** Whole đồng. */
  readonly amount: number;
  readonly note: string;
  readonly at: Date;
}

export type BankOwnProblem = 'other-person' | 'not-fresh' | 'order-unknown';

export type BankProblemKind = PartyProblemKind | BankOwnProblem;
