import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import { JobFailure } from '../../platform/jobs/failure.ts';
import { recordAudit } from '../audit/actions.ts';
import type { RegistryHands } from './ask.ts';
import { openFace } from './pictures/queries.ts';
import { findApplication } from './queries.ts';
import { readRegistered } from './registered.ts';
import { readHeldFingers } from './subject.ts';

/**
 * Puts the captures of a foreigner of whom the immigration register had none into it, and forgets the fingers (law.md 3.5). Throws a coded
 * failure to be tried again; captures that were held too long are gone, and the person is asked to come again.
 */
export async function enrolCaptures(deps: Deps, { registries }: RegistryHands, applicationId: string): Promise<void> {
  const { db, secrets } = deps;
  const application = await findApplication(db, applicationId);
  const registered = await readRegistered(db, secrets, applicationId);
  // The immigration check may still be asked; who is enrolled must be known first.
  if (application && !registered) throw new JobFailure('registry-unavailable');
  if (!registered?.immigrationId) return;
  const [face, fingers] = await Promise.all([openFace(db, secrets, applicationId), readHeldFingers(db, secrets, applicationId)]);
  if (!face || fingers.length === 0) return;
  const answer = await registries.immigration.enrol(registered.immigrationId, { face, fingers });
  if (answer.kind === 'unavailable') throw new JobFailure(answer.code);
  await inTransaction(db, async (tx) => {
    const gone = await tx('held_captures').where({ application_id: applicationId }).del();
    if (gone > 0) await recordAudit(tx, { event: 'application.captures-enrolled', actor: 'system', applicationId });
  });
}
