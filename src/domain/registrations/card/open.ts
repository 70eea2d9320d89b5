import type { Tx } from '../../../platform/database/types.ts';

/** Begins the card application of the same visit, under a reference that the card system will know it by. */
export async function openCard(tx: Tx, applicationId: string): Promise<void> {
  await tx.raw(`insert into card_applications (application_id, reference) select id, reference || '-CC' from applications where id = ?`, [
    applicationId,
  ]);
}
