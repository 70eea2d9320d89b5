import type { Day } from '../../../lib/days.ts';
import type { NotOpen } from '../../rule-sets/eligibility.ts';
import type { ContactKind, HeldPaper, LimitCase, Procedure } from '../../rule-sets/types.ts';
import type { Declared, RefusalReason } from '../types.ts';

/** How an old file ended. Without an end it is taken over as it is: open, and late when it is. */
export interface OldOutcome {
  readonly kind: 'granted' | 'refused' | 'returned' | 'withdrawn';
  readonly at: Date;
  /** Of a refusal. */
  readonly reasons: readonly RefusalReason[];
}

/** A file that was received elsewhere, at a time in the past. */
export interface OldFile {
  /** What it was known by there. */
  readonly reference: string;
  readonly procedure: Procedure;
  readonly receivedAt: Date;
  /** The office that took it in; absent online. */
  readonly unitId: string | undefined;
  readonly language: 'vi' | 'en';
  readonly declared: Declared;
  /** Papers that were valid on the day of receipt. */
  readonly holds: readonly HeldPaper[];
  readonly isWard: boolean;
  readonly livesAbroad: boolean;
  /** Confirmed there, in canonical form. */
  readonly contacts: Readonly<Partial<Record<ContactKind, string>>>;
  /** The day on the receipt slip. */
  readonly appointedOn: Day | undefined;
  /** Absent: the usual one of the procedure. */
  readonly limitCase: LimitCase | undefined;
  readonly outcome: OldOutcome | undefined;
}

/** What is wrong with a field of an old file, by the rules of the day of its receipt. */
export type ImportProblemCode =
  | NotOpen
  | 'malformed'
  | 'unknown-field'
  | 'missing'
  | 'twice'
  | 'other-file'
  | 'in-the-future'
  | 'before-receipt'
  | 'no-rules'
  | 'history-only'
  | 'no-such-procedure'
  | 'no-such-limit'
  | 'unknown-unit'
  | 'not-there-then'
  | 'wrong-office'
  | 'not-at-a-counter'
  | 'no-slip'
  | 'not-refused'
  | 'age-unclear'
  | 'through-guardian';

/** `at`: number of the file in the list, from 1. */
export interface ImportProblem {
  readonly at: number;
  readonly field: string;
  readonly code: ImportProblemCode;
}

/** A list of old files as it was read: those that can be, and what cannot. */
export interface OldFiles {
  readonly files: readonly { readonly at: number; readonly file: OldFile }[];
  readonly problems: readonly ImportProblem[];
}
