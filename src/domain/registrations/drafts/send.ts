import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { submitApplication, type SubmitOutcome } from '../submit.ts';
import type { Application } from '../types.ts';
import type { DraftChange } from './actions.ts';
import { lawOfToday } from './law-of-today.ts';
import { draftProblems } from './problems.ts';
import { readDraftOf } from './queries.ts';

/** Sends a draft of the pages: complete by the law of the day on which it is sent. */
export async function sendDraft(deps: Deps, { applicationId, requestId }: DraftChange): Promise<SubmitOutcome> {
  const missing = async (tx: Tx, { id }: Application): Promise<readonly string[]> => {
    const draft = await readDraftOf(tx, deps.secrets, id);
    const { rules, today } = await lawOfToday(tx);
    return draft ? draftProblems(draft, rules, today) : ['erased'];
  };
  return submitApplication(deps, { applicationId, requestId, actor: `applicant:${applicationId}`, missing });
}
