import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import { JobFailure } from '../../platform/jobs/failure.ts';
import type { RegistryHands } from './ask.ts';
import { refer, settlementOf } from './conclude.ts';
import { askAgain, askOwn, storeFresh } from './facts-now.ts';
import { grantApplication } from './grant.ts';
import { findApplication, readContacts, takeApplication } from './queries.ts';
import { refuseApplication } from './refuse.ts';
import { readRegistered } from './registered.ts';

/**
 * Grants what the rule set leaves to the machine. What may have changed since the answers is asked again; anything but a clean file goes to
 * an officer or, on hard facts, is refused. Throws a coded failure to be tried again when a register is silent.
 */
export async function grantByMachine(deps: Deps, hands: RegistryHands, applicationId: string): Promise<void> {
  const before = await findApplication(deps.db, applicationId);
  if (before?.state !== 'registry-check') return;
  const facts = await askAgain(deps, hands, before);
  if (facts.kind === 'unavailable') throw new JobFailure('registry-unavailable');
  await inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, applicationId);
    if (application?.state !== 'registry-check') return;
    await storeFresh(tx, applicationId, [...facts.fresh, ...(await askOwn(tx, deps, { hands, application }))]);
    const settlement = await settlementOf(tx, application);
    if (settlement.kind === 'refuse') {
      await refuseApplication(tx, deps, { application, reasons: settlement.reasons });
      return;
    }
    const registered = await readRegistered(tx, deps.secrets, applicationId);
    if (settlement.kind !== 'grant' || !registered) return refer(tx, application);
    const contacts = await readContacts(tx, deps.secrets, applicationId);
    const granted = await grantApplication(tx, deps, { application, registered, contacts });
    // Somebody else's file of the same person was first.
    if (granted.kind !== 'granted') await refuseApplication(tx, deps, { application, reasons: ['account-exists'] });
  });
}
