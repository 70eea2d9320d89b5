import type { Registries } from '../../../src/connectors/registries.ts';
import { prepareDecisions, proveDecisionPass, takeDecisionPass } from '../../../src/domain/officers/passes.ts';
import { recordOpening, type Seat } from '../../../src/domain/officers/sitting.ts';
import { readWholeFile } from '../../../src/domain/overviews/file.ts';
import { decideApplication } from '../../../src/domain/registrations/decide.ts';
import { listTasks } from '../../../src/domain/tasks/queries.ts';
import { databaseNow } from '../../../src/platform/database/pool.ts';
import type { Deps } from '../../../src/platform/deps.ts';
import { expected } from './expected.ts';

export interface DeskHands {
  readonly deps: Deps;
  readonly registries: Registries;
  readonly authority: string;
}

const requestId = 'bench';

/**
 * Another officer decides a file: list of tasks, the whole file with the row of the view, a pass for this one decision, the decision. The
 * step-up itself is a sign-in, which is measured elsewhere; here its time is handed over.
 */
export async function decideOne({ deps, registries, authority }: DeskHands, seat: Seat, applicationId: string): Promise<void> {
  const { officerId } = seat;
  await listTasks(deps.db, { unitIds: [authority], kind: 'decide', limit: 50 });
  const file = await readWholeFile(deps, applicationId);
  if (!file) throw new Error('no such file');
  const seen = { applicationId, version: file.application.version };
  await recordOpening(deps, { ...seat, ...seen, requestId });
  const outcome = 'grant';
  const order = { ...seat, outcome, answer: { reasons: [] }, files: [seen] } as const;
  const { passId } = expected('prepared', await prepareDecisions(deps, order));
  // A step-up is later than what it is for; dates know milliseconds only.
  const authTime = new Date((await databaseNow(deps.db)).getTime() + 1);
  expected('proved', await proveDecisionPass(deps, { ...seat, passId, authTime, startedAt: authTime }));
  const decision = { ...seen, outcome, reasons: [], explanation: undefined, officerId, requestId } as const;
  const hands = {
    registries,
    takePass: async (tx: Parameters<typeof takeDecisionPass>[0]) => takeDecisionPass(tx, { ...seat, ...seen, passId, outcome }),
  };
  expected('granted', await decideApplication(deps, hands, decision));
}
