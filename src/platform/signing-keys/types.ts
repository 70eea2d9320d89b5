import type { JWK } from 'jose';
import type { Tx } from '../database/types.ts';
import type { Deps } from '../deps.ts';

export type SigningAlgorithm = 'ES256' | 'RS256';

/** next: published, signs nothing yet · signing · old: published, signs nothing new · gone and revoked: no longer published. */
export type SigningKeyState = 'next' | 'signing' | 'old' | 'gone' | 'revoked';

export type SigningKeyMove = 'promote' | 'retire' | 'drop' | 'revoke';

export interface SigningKey {
  readonly kid: string;
  readonly alg: SigningAlgorithm;
  readonly state: SigningKeyState;
  readonly publishedAt: Date;
  readonly signingSince: Date | null;
  readonly oldSince: Date | null;
  readonly goneAt: Date | null;
}

/** Seconds. */
export interface RotationLimits {
  /** In `/jwks` for at least this long before the first signature: relying parties may cache the set for an hour. */
  readonly publishAhead: number;
  /** A key signs for this long. */
  readonly signFor: number;
  /** Life of the longest token that is signed. */
  readonly longestToken: number;
  /** Published for this long after that token has expired. */
  readonly afterExpiry: number;
}

/** What a change of keys consists of: moves first, then new keys. */
export interface KeyPlan {
  readonly moves: readonly { readonly kid: string; readonly move: SigningKeyMove }[];
  readonly needs: readonly KeyNeed[];
}

export interface KeyNeed {
  readonly alg: SigningAlgorithm;
  readonly state: 'next' | 'signing';
}

/** A key as the protocol library takes it: private, with `alg`, `kid` and `use`. */
export interface PrivateJwks {
  readonly keys: readonly (JWK & { readonly kid: string; readonly alg: SigningAlgorithm; readonly use: 'sig' })[];
}

export interface KeyEvent {
  readonly event: `signing-key.${'created' | 'promoted' | 'retired' | 'dropped' | 'revoked'}`;
  readonly kid: string;
  readonly alg: SigningAlgorithm;
}

/** Writes down what happened, in the transaction of the change; handed in, because audit stands higher in the house. */
export type RecordKeyEvent = (tx: Tx, event: KeyEvent) => Promise<void>;

export interface KeyDeps extends Deps {
  readonly recordKeyEvent: RecordKeyEvent;
  /** Default: `rotationDefaults`. */
  readonly rotation?: RotationLimits;
}
