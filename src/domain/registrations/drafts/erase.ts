import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { Actor } from '../../audit/types.ts';
import { moveApplication } from '../move.ts';

/** Erases drafts that were never sent, when their time is over: answers, contacts, pictures, codes. Returns how many. */
export async function eraseDrafts(deps: Deps, limit: number): Promise<number> {
  return inTransaction(deps.db, async (tx) => {
    const { rows } = await tx.raw(
      `select id from applications where erase_at <= app_now() and state = 'draft' order by erase_at limit ? for no key update skip locked`,
      [limit],
    );
    for (const { id } of rows as { id: string }[]) await eraseDraft(tx, { applicationId: id, reason: 'expired' });
    return rows.length;
  });
}

const tablesOfDrafts = [
  'card_applications',
  'application_statements',
  'application_pictures',
  'application_contacts',
  'application_warnings',
  'application_fingers',
  'application_proofs',
  'biometric_exceptions',
  'held_captures',
  'held_card_captures',
  'sleeping_credentials',
  'statement_codes',
];

interface Erasure {
  readonly applicationId: string;
  readonly reason: 'expired' | 'given-up';
  readonly requestId?: string;
  /** Who gave it up; the applicant when absent. */
  readonly actor?: Actor;
}

/** What is left is that there was a draft: its reference, its times and its audit rows. */
export async function eraseDraft(
  tx: Tx,
  { applicationId, reason, requestId, actor = `applicant:${applicationId}` }: Erasure,
): Promise<boolean> {
  const moved = await moveApplication(tx, {
    applicationId,
    event: 'withdraw',
    actor: reason === 'expired' ? 'system' : actor,
    requestId,
    details: { reason },
    set: { declared: null, number_mac: null, draft_hash: null },
  });
  for (const table of tablesOfDrafts) await tx(table).where({ application_id: applicationId }).delete();
  return moved.kind === 'moved';
}
