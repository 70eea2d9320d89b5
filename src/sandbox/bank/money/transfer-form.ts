import { findPayee } from './payees.ts';
import type { Transfer } from '../types.ts';

/** Whole đồng. */
export const smallestAmount = 10_000;
export const largestAmount = 500_000_000;
export const longestNote = 140;
/** 128 random bits in base64url. */
export const orderShape = /^[A-Za-z0-9_-]{22}$/;

export interface TransferFields {
  readonly payee: string;
  readonly amount: string;
  readonly note: string;
}

export type TransferProblem = 'payee' | 'amount-missing' | 'amount-number' | 'amount-small' | 'amount-large' | 'note-long';

export type ReadTransfer =
  | { readonly kind: 'read'; readonly transfer: Transfer }
  | { readonly kind: 'wrong'; readonly problems: readonly TransferProblem[] };

/** Reads the form of a transfer and names everything that is wrong with it. */
export function readTransfer(fields: TransferFields): ReadTransfer {
  const amount = readAmount(fields.amount);
  const note = fields.note
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  const problems: TransferProblem[] = [
    ...(findPayee(fields.payee) ? [] : (['payee'] as const)),
    ...(typeof amount === 'number' ? [] : [amount]),
    ...(note.length > longestNote ? (['note-long'] as const) : []),
  ];
  if (problems.length > 0 || typeof amount !== 'number') return { kind: 'wrong', problems };
  return { kind: 'read', transfer: { payee: fields.payee, amount, note } };
}

/** `1.500.000`, `1,500,000`, `1 500 000` and full-width digits are one amount; a fraction of a đồng is none. */
export function readAmount(text: string): number | TransferProblem {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*(đồng|đ|₫|vnd)$/iu, '');
  if (plain === '') return 'amount-missing';
  if (!/^\d+$/.test(plain) && !/^\d{1,3}([., ])\d{3}(\1\d{3})*$/.test(plain)) return 'amount-number';
  const digits = plain.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  const amount = digits.length > 15 ? Number.POSITIVE_INFINITY : Number(digits);
  if (amount < smallestAmount) return 'amount-small';
  return amount > largestAmount ? 'amount-large' : amount;
}
