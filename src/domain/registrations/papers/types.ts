import type { PaperStatus } from '../../accounts/integrated-papers.ts';
import type { DocumentKind } from '../../rule-sets/types.ts';

/** What the register of a paper answered. `no-register`: nobody here can be asked about this kind. */
export type PaperOutcome = 'found' | 'not-found' | 'no-register';

/** A paper of a file that its applicant agreed to, and what is known of it. */
export interface AskedPaper {
  readonly kind: DocumentKind;
  readonly consentVersion: string;
  /** Undefined while the register has not answered. */
  readonly outcome: PaperOutcome | undefined;
  readonly status: PaperStatus | undefined;
  readonly expiresOn: string | undefined;
  /** When the question was put that was answered. */
  readonly answeredAt: Date | undefined;
  /** Questions without an answer. */
  readonly attempts: number;
}

/** A paper as it was declared. */
export interface DeclaredPaper {
  readonly kind: DocumentKind;
  readonly number: string;
}

/**
 * What becomes of a paper. `at-the-grant`: confirmed, and put into the account with the grant; `once-answered`: with the answer of its
 * register, whenever that comes.
 */
export type PaperStanding = 'integrated' | 'at-the-grant' | 'once-answered' | 'not-found' | 'no-register' | 'not-permitted' | 'file-ended';
