import { retryDelay } from '../../../connectors/retry.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db, Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { findUnit } from '../../units/queries.ts';
import type { RegistryHands } from '../ask.ts';
import { refer } from '../conclude.ts';
import { findApplication, readDeclared, takeApplication } from '../queries.ts';
import type { Application } from '../types.ts';
import { askCardSystem } from './ask-card-system.ts';
import { dropCaptures, readCaptures } from './captures.ts';
import { findCard } from './queries.ts';
import type { CardApplication } from './types.ts';

/** A card is applied for while its file is open; whatever comes later changes nothing. */
const open: readonly Application['state'][] = ['registry-check', 'awaiting-decision', 'needs-supplement'];

/**
 * Forwards a card application with its captures, and forgets them with the answer. The card system takes a reference once, so that whoever
 * did not hear the answer may send it again. A silent one delays, and nothing is lost.
 */
export async function fileCard(
  deps: Deps,
  { registries }: RegistryHands,
  { applicationId, attempt }: { readonly applicationId: string; readonly attempt: number },
): Promise<'filed' | 'silent' | 'captures-gone' | 'nothing-to-file'> {
  const { db, secrets } = deps;
  const application = await findApplication(db, applicationId);
  const card = await findCard(db, secrets, applicationId);
  if (!application || card?.state !== 'prepared' || !open.includes(application.state)) return 'nothing-to-file';
  const captures = await readCaptures(db, secrets, applicationId);
  if (!captures) return inTransaction(db, (tx) => noteGone(tx, applicationId));
  const personalNumber = (await readDeclared(db, secrets, applicationId))?.personalNumber ?? '';
  await db('card_applications')
    .where({ application_id: applicationId })
    .update({ tried_at: db.raw('app_now()') });
  const deliverTo = await deliveryOf(db, application, card);
  const answer = await registries.cardSystem.fileCard({ reference: card.reference, personalNumber, ...captures, deliverTo });
  return inTransaction(db, async (tx) => {
    if (answer.kind === 'filed') return noteFiled(tx, { applicationId, cardReference: answer.cardReference });
    await askCardSystem(tx, applicationId, { attempt: attempt + 1, delay: retryDelay(attempt, Math.random()) });
    return 'silent';
  });
}

async function deliveryOf(db: Db, { unitId }: Application, { delivery }: CardApplication): Promise<string> {
  if (delivery?.kind === 'address') return delivery.address;
  const unit = unitId ? await findUnit(db, unitId) : undefined;
  return unit ? `${unit.nameVi}, ${unit.address}` : '';
}

async function noteFiled(
  tx: Tx,
  { applicationId, cardReference }: { applicationId: string; cardReference: string },
): Promise<'filed' | 'nothing-to-file'> {
  await takeApplication(tx, applicationId);
  await dropCaptures(tx, applicationId);
  const filed = await tx('card_applications')
    .where({ application_id: applicationId, state: 'prepared' })
    .update({ state: 'filed', card_reference: cardReference, filed_at: tx.raw('app_now()') });
  if (filed === 0) return 'nothing-to-file';
  await recordAudit(tx, { event: 'card.filed', actor: 'system', applicationId, details: { cardReference } });
  return 'filed';
}

/** The captures waited too long: no card can come of this file, and an officer tells the applicant why. */
async function noteGone(tx: Tx, applicationId: string): Promise<'captures-gone' | 'nothing-to-file'> {
  const application = await takeApplication(tx, applicationId);
  if (application?.state !== 'registry-check') return 'nothing-to-file';
  await refer(tx, application);
  return 'captures-gone';
}
