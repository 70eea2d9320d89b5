import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import { recordConsent } from './actions.ts';
import { standingConsent } from './queries.ts';
import type { Requested } from './requested.ts';

/** What the protocol is told of a click. */
export interface Agreement extends Requested {
  readonly id: string;
}

/**
 * Keeps a person's agreement. A state service's grows by what is new, so that the next request is covered as a whole: `keeps` is the id of
 * the earlier consent that was shown, empty when there was none. Undefined when another one stands by now.
 */
export async function agree(
  deps: Deps,
  given: { accountId: string; clientId: string; asked: Requested; keeps?: string; lang: string; requestId: string },
): Promise<Agreement | undefined> {
  return inTransaction(deps.db, async (tx) => {
    const before = given.keeps === undefined ? undefined : await standingConsent(tx, given.accountId, given.clientId);
    if ((before?.id ?? '') !== (given.keeps ?? '')) return undefined;
    const agreed: Requested = {
      scopes: [...new Set([...(before?.scopes ?? []), ...given.asked.scopes])],
      claims: [...new Set([...(before?.claims ?? []), ...given.asked.claims])],
    };
    const id = await recordConsent(tx, { ...given, agreed });
    return { id, ...given.asked };
  });
}
