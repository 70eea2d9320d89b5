import type { Db } from '../../../platform/database/types.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import type { Application } from '../types.ts';
import type { CardApplication, CardDelivery, CardPicture, CardState } from './types.ts';

/** Under which the address of a delivery is sealed. */
export const deliveryPurpose = 'card-delivery';

/** The card application that an account's file goes together with, if there is one. */
export async function findCard(db: Db, secrets: Secrets, applicationId: string): Promise<CardApplication | undefined> {
  const { rows } = await db.raw(
    `select c.*, (select coalesce(array_agg(h.kind order by h.kind), '{}') from held_card_captures h where h.application_id = c.application_id) as held
     from card_applications c where c.application_id = ?`,
    [applicationId],
  );
  const [row] = rows;
  if (!row) return undefined;
  return {
    applicationId,
    reference: row.reference,
    cardReference: row.card_reference ?? undefined,
    state: row.state as CardState,
    delivery: deliveryOf(secrets, row),
    isSigned: row.signed_id !== null,
    noIris: row.no_iris,
    irisReason: row.iris_reason ?? undefined,
    faceAt: row.face_at ?? undefined,
    irisAt: row.iris_at ?? undefined,
    held: row.held as CardPicture[],
  };
}

function deliveryOf(secrets: Secrets, row: { delivery: string | null; deliver_to: string | null }): CardDelivery | undefined {
  if (row.delivery === 'unit') return { kind: 'unit' };
  return row.deliver_to === null ? undefined : { kind: 'address', address: secrets.unseal(deliveryPurpose, row.deliver_to) };
}

/** How far the card is that a file follows; undefined for files that follow none. */
export async function findCardState(db: Db, { id, procedure }: Pick<Application, 'id' | 'procedure'>): Promise<CardState | undefined> {
  if (procedure !== 'citizen-level-2-with-card') return undefined;
  const row = await db('card_applications').where({ application_id: id }).first('state');
  return row?.state;
}
