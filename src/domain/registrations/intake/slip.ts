import type { Day } from '../../../lib/days.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { giveFileCode } from '../contacts/codes.ts';
import { listChecks, takeApplication } from '../queries.ts';
import type { Application, ApplicationState } from '../types.ts';
import type { CounterChange } from './types.ts';

/** What a slip says. The code stands nowhere else: whoever loses the slip gets another one with another code. */
export interface Slip {
  readonly reference: string;
  /** Opens the status page with the reference. */
  readonly code: string;
  readonly dueOn: Day | undefined;
  /** The register has not said yet whether it has face and fingers of this foreigner; without them the long limit holds (D69:13). */
  readonly mayTakeLonger: boolean;
}

const withSlip: readonly ApplicationState[] = [
  'submitted',
  'waiting-population-update',
  'needs-supplement',
  'registry-check',
  'forwarded',
  'awaiting-decision',
  'granted',
  'notified',
];

/** Gives out what is printed on the slip of a file that was taken in at a counter; a slip of before is void. Undefined: there is nothing to follow. */
export async function printSlip(deps: Deps, { applicationId, officerId, requestId }: CounterChange): Promise<Slip | undefined> {
  return inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, applicationId);
    if (application?.channel !== 'counter' || !withSlip.includes(application.state)) return undefined;
    const code = await giveFileCode(tx, deps, applicationId);
    await recordAudit(tx, { event: 'slip.printed', actor: `officer:${officerId}`, applicationId, requestId });
    const { reference, printedDueOn: dueOn } = application;
    return { reference, code, dueOn, mayTakeLonger: await mayTakeLonger(tx, application) };
  });
}

async function mayTakeLonger(tx: Tx, { id, limitCase }: Application): Promise<boolean> {
  if (limitCase !== 'foreigner-with-reference') return false;
  const compared = (await listChecks(tx, id)).filter(({ name }) => name === 'face' || name === 'fingers');
  return compared.some(({ outcome }) => outcome === undefined);
}
