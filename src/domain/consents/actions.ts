import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/types.ts';
import { endGrantsAt } from '../../platform/token-store/end-grants.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Requested } from './requested.ts';

/** Version of the sentences that the consent page shows; raised whenever their meaning changes. */
export const consentTextVersion = '2026-11';

/** Keeps what a person agreed to, with the text they saw. Returns the id of the row. */
export async function recordConsent(
  tx: Tx,
  given: { accountId: string; clientId: string; agreed: Requested; lang: string; requestId: string },
): Promise<string> {
  const id = randomUUID();
  await tx.raw(
    `insert into consents (id, account_id, client_id, scopes, claims, text_version, lang, rule_set) values (?, ?, ?, ?, ?, ?, ?, rule_set_on(app_now()))`,
    [id, given.accountId, given.clientId, [...given.agreed.scopes], [...given.agreed.claims], consentTextVersion, given.lang],
  );
  await recordAudit(tx, {
    event: 'consent.given',
    actor: `account:${given.accountId}`,
    accountId: given.accountId,
    clientId: given.clientId,
    requestId: given.requestId,
    details: { consent: id, scopes: given.agreed.scopes, claims: given.agreed.claims },
  });
  return id;
}

/**
 * Withdraws every consent of a service, since an older one must not rise again as the standing one, and ends everything issued under
 * them, offline access too. False when there was none.
 */
export async function withdrawConsent(tx: Tx, withdrawn: { accountId: string; clientId: string; requestId: string }): Promise<boolean> {
  const { accountId, clientId, requestId } = withdrawn;
  // First the row that every issuing write locks first: it waits for us, or we for it, and neither for the other.
  await tx.raw('select 1 from accounts where id = ? for no key update', [accountId]);
  const { rowCount } = await tx.raw(
    'update consents set withdrawn_at = app_now() where account_id = ? and client_id = ? and withdrawn_at is null',
    [accountId, clientId],
  );
  if (rowCount === 0) return false;
  const grants = await endGrantsAt(tx, accountId, clientId);
  await recordAudit(tx, { event: 'consent.withdrawn', actor: `account:${accountId}`, accountId, clientId, requestId, details: { grants } });
  return true;
}
