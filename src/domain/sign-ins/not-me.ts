import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Lang } from '../../platform/http/types.ts';
import { holdAccount } from '../credentials/holds.ts';
import { consumeNotMeLink } from '../notifications/not-me-links.ts';
import { endEverything } from './sessions.ts';

/**
 * "This wasn't me": uses the link up, holds the account, ends every session and grant and tells the person, all or nothing. False when
 * the link was used, has expired or never was.
 */
export async function reportNotMe(deps: Deps, report: { token: string; requestId: string; language: Lang }): Promise<boolean> {
  const { token, requestId, language } = report;
  return inTransaction(deps.db, async (tx) => {
    const accountId = await consumeNotMeLink(tx, token);
    if (!accountId) return false;
    // The hold first: its row lock is the one that every issuing write waits for, so nothing is issued after the sessions are gone.
    await holdAccount(tx, deps, { accountId, requestId, language });
    await endEverything(tx, { accountId, reason: 'not-me', actor: `account:${accountId}` });
    return true;
  });
}
