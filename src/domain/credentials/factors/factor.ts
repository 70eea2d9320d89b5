import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { LoadedCredential, Spending } from '../counting.ts';
import type { Attempt } from '../types.ts';

/** What a factor is checked against. */
export interface Ground {
  readonly deps: Deps;
  readonly attempt: Attempt;
  /** The account's credential of this kind; for passkeys always absent, since the answer itself names it. */
  readonly credential: LoadedCredential | undefined;
  /** The database's time. */
  readonly now: Date;
}

/** A right answer that is not spent yet. */
export interface Proof {
  readonly accountId: string;
  readonly credentialId?: string;
  readonly deviceBound?: boolean;
  readonly spending: Spending;
}

export type Verdict = Proof | 'wrong' | 'unavailable';

/** One means of proof. The catalogue names all of them; a kind without one does not compile. */
export interface Factor {
  /** False: never held, because nobody can guess it and nobody may lock it for others. */
  readonly counted: boolean;
  /**
   * What passing it clears: `own` leaves failures of other factors (a known password must not buy guesses at the second factor), `person`
   * all of this device class, `everywhere` also the refusal after a hundred failures.
   */
  readonly clears: 'own' | 'person' | 'everywhere';
  /** The slow part: outside any transaction, after the try was counted. */
  prove(ground: Ground): Promise<Verdict>;
  /** What happens in the same transaction as the spending. */
  readonly afterwards?: (tx: Tx, deps: Deps, passed: { attempt: Attempt; proof: Proof }) => Promise<void>;
}

/** The answer as text; anything else is none. */
export function textOf({ response }: Attempt): string {
  return typeof response === 'string' ? response : '';
}
