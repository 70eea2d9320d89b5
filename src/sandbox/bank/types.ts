import type { BankOwnProblem, BankPurpose } from '../../../views/pages/sandbox/bank-shapes.ts';
import type { Party, PartySession } from '../party/types.ts';
import type { Shelf } from '../party/shelf.ts';
import type { Ledger } from './money/ledger.ts';

/** What a sign-in at the bank is for. */
export interface BankWish {
  readonly purpose: BankPurpose;
  /** A step-up for a transfer: which one, for whom, and how often it has been tried. */
  readonly stepUp?: StepUp;
}

interface BankDealings {
  readonly wish: BankWish;
  readonly problem: BankOwnProblem;
}

/** The bank's parts that work together; one for all origins. */
export interface Bank extends Party<BankDealings> {
  readonly ledger: Ledger;
  readonly orders: Shelf<Order>;
}

export interface StepUp {
  readonly order: string;
  readonly sub: string;
  readonly attempt: number;
  /** The header with which the bank's own interface asked for more. */
  readonly challenge: string;
}

export type BankSession = PartySession<BankWish>;

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
