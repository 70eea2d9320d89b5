import { prepared } from '../../platform/database/statements.ts';
import type { Deps } from '../../platform/deps.ts';
import { artifactHash } from '../../platform/token-store/hash.ts';
import type { StoredFactor } from '../../platform/token-store/types.ts';

export interface Binding {
  /** Interaction id of the sitting. */
  readonly uid: string;
  readonly sessionUid: string;
  /** Session cookie value, as the library will set it. */
  readonly cookie: string;
  /** Session cookie value with which the browser came, if it opened a session. */
  readonly presented: string | undefined;
  readonly accountId: string;
  readonly address: string;
  readonly userAgent: string;
  readonly requestId: string | undefined;
}

export interface BoundSession {
  readonly factors: readonly StoredFactor[];
  /** When the authorization request behind the sitting arrived. */
  readonly arrivedAt: Date;
  readonly offerDeclined: boolean;
  readonly now: Date;
}

/** More factors than this in one session are history, not evidence; the newest are kept. */
const keptFactors = 24;

interface BoundRow {
  readonly factors: readonly StoredFactor[];
  readonly arrivedAt: string;
  readonly offerDeclined: boolean;
  readonly now: string;
}

/**
 * Moves the factors of a sitting into the browser session, once; a repeated call answers the same. Undefined when the account may not
 * have a session, the sitting has expired, or the session has ended meanwhile.
 */
export async function bindSitting({ db, settings }: Deps, binding: Binding): Promise<BoundSession | undefined> {
  const [row] = await prepared<{ bound: BoundRow | null }>(db, {
    name: 'bind-sitting',
    text: 'select bind_sitting($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, rule_set_on(app_now())) as bound',
    values: [
      artifactHash(binding.uid),
      binding.sessionUid,
      artifactHash(binding.cookie),
      binding.presented === undefined ? null : artifactHash(binding.presented),
      binding.accountId,
      settings.limits.idle,
      settings.limits.absolute,
      keptFactors,
      binding.address,
      binding.userAgent,
      binding.requestId ?? null,
    ],
  });
  const bound = row?.bound;
  return bound ? { ...bound, arrivedAt: new Date(bound.arrivedAt), now: new Date(bound.now) } : undefined;
}
