import type { BankClaims, BankPurpose } from '../../../views/pages/sandbox/bank-shapes.ts';
import type { BankProblem } from './oidc/problems.ts';
import type { IssuerClient } from './oidc/issuer.ts';
import type { Ledger } from './money/ledger.ts';
import type { BankMemory } from './memory.ts';

export interface BankParts {
  readonly issuer: string;
  /** Origins under which browsers reach this door; each has its redirect URI registered. */
  readonly origins: readonly string[];
  readonly clientId: string;
  readonly clientSecret: string;
  /** Calls to the issuer and to the bank's own interface. */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
}

/** The bank's parts that work together; one for all origins. */
export interface Bank {
  readonly parts: BankParts;
  readonly issuer: IssuerClient;
  readonly memory: BankMemory;
  readonly ledger: Ledger;
}

/** An authorization request that waits for its answer. */
export interface PendingSignIn {
  /** The browser that was sent away: nobody else may bring the answer (RFC 9700 4.7). */
  readonly browser: string;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly origin: string;
  readonly asked: Readonly<Record<string, string>>;
  readonly purpose: BankPurpose;
  /** A step-up for a transfer: which one, for whom, and how often it has been tried. */
  readonly stepUp?: StepUp;
}

export interface StepUp {
  readonly order: string;
  readonly sub: string;
  readonly attempt: number;
  /** The header with which the bank's own interface asked for more. */
  readonly challenge: string;
}

export interface BankSession {
  readonly id: string;
  readonly sub: string;
  readonly sid: string | undefined;
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly idToken: { readonly raw: string; readonly header: BankClaims; readonly payload: BankClaims };
  readonly userinfo: BankClaims;
  readonly asked: Readonly<Record<string, string>>;
  readonly challenge: string | undefined;
}

/** Why a session is over, for the person who comes back with its cookie. */
export interface EndedSession {
  readonly how: 'back-channel' | 'token-refused';
  readonly at: Date;
  /** Claims of the log-out token that ended it. */
  readonly token?: BankClaims;
}

/** A problem that its page tells of as often as it is loaded. */
export interface KeptProblem {
  readonly problem: BankProblem;
  readonly asked?: Pick<PendingSignIn, 'purpose' | 'asked'>;
}

/** What the person wants to transfer. */
export interface Transfer {
  readonly payee: string;
  /** Whole đồng. */
  readonly amount: number;
  readonly note: string;
}

/** A transfer as the web part of the bank keeps it, from the form to the receipt. */
export interface Order extends Transfer {
  readonly id: string;
  readonly sub: string;
  readonly state: 'waiting' | 'done' | 'refused';
  readonly reference?: string;
  readonly at?: Date;
  readonly refusal?: RefusedTransfer;
}

export type RefusedTransfer = 'no-account' | 'not-enough' | 'order-used';
