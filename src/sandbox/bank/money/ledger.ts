import { randomInt } from 'node:crypto';
import type { RefusedTransfer, Transfer } from '../types.ts';

export interface BankAccount {
  readonly number: string;
  /** Name by which the provider's userinfo introduced the holder when the account was opened. */
  readonly holder: string;
  readonly openedAt: Date;
  /** Whole đồng. */
  readonly balance: number;
  /** Newest first. */
  readonly entries: readonly LedgerEntry[];
}

export interface LedgerEntry extends Transfer {
  readonly reference: string;
  readonly at: Date;
}

export type TransferOutcome =
  | { readonly kind: 'done'; readonly entry: LedgerEntry; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly why: RefusedTransfer };

export interface Ledger {
  find(sub: string): BankAccount | undefined;
  /** Opens an account, or gives the one that is there. */
  open(sub: string, holder: string): BankAccount;
  /** The same order twice is one transfer, however many requests carry it (a double click, a repeated call). */
  transfer(sub: string, order: string, transfer: Transfer): TransferOutcome;
}

const gift = 25_000_000;
/** A demo: the oldest customer makes room for the newest. */
const mostAccounts = 5000;

/** The bank's books. Every step is synchronous, so no two requests can come between one another. */
export function createLedger(): Ledger {
  const accounts = new Map<string, BankAccount>();
  const orders = new Map<string, LedgerEntry>();
  return {
    find: (sub) => accounts.get(sub),
    open(sub, holder) {
      const account = accounts.get(sub) ?? newAccount(holder);
      accounts.set(sub, account);
      for (const oldest of accounts.keys()) if (accounts.size > mostAccounts) accounts.delete(oldest);
      return account;
    },
    transfer(sub, order, transfer) {
      const account = accounts.get(sub);
      if (!account) return { kind: 'refused', why: 'no-account' };
      const key = `${sub} ${order}`;
      const before = orders.get(key);
      if (before)
        return isSame(before, transfer) ? { kind: 'done', entry: before, repeated: true } : { kind: 'refused', why: 'order-used' };
      if (account.balance < transfer.amount) return { kind: 'refused', why: 'not-enough' };
      const entry = { ...transfer, reference: `NHM${digits(9)}`, at: new Date() };
      orders.set(key, entry);
      accounts.set(sub, { ...account, balance: account.balance - transfer.amount, entries: [entry, ...account.entries].slice(0, 20) });
      return { kind: 'done', entry, repeated: false };
    },
  };
}

function newAccount(holder: string): BankAccount {
  return { number: `9990${digits(8)}`, holder, openedAt: new Date(), balance: gift, entries: [] };
}

function isSame(entry: LedgerEntry, transfer: Transfer): boolean {
  return entry.payee === transfer.payee && entry.amount === transfer.amount && entry.note === transfer.note;
}

function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}
