import { databaseNow, inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Actor } from '../audit/types.ts';
import { authorityFor } from './authority.ts';
import { moveApplication } from './move.ts';
import { takeApplication } from './queries.ts';
import { takeIn } from './receive.ts';
import { warnHolder } from './contacts/warn-holder.ts';
import type { Application } from './types.ts';

export type SubmitOutcome =
  | { readonly kind: 'submitted'; readonly application: Application }
  /** What the draft still lacks, as codes. */
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] }
  | { readonly kind: 'not-draft' };

export interface Submission {
  readonly applicationId: string;
  readonly requestId: string;
  readonly actor?: Actor;
  /** What is missing in the draft, looked at under the same lock. */
  missing(tx: Tx, application: Application): Promise<readonly string[]>;
  /** What happens to the file once it is sent, where it is not simply received. */
  readonly take?: ((tx: Tx, application: Application) => Promise<Application>) | undefined;
}

/** Sends a draft: submitted, received, registers asked and the applicant told, in one transaction. Of two clicks one sends. */
export async function submitApplication(deps: Deps, submission: Submission): Promise<SubmitOutcome> {
  return inTransaction(deps.db, async (tx) => {
    const draft = await takeApplication(tx, submission.applicationId);
    if (draft?.state !== 'draft') return { kind: 'not-draft' };
    const missing = await submission.missing(tx, draft);
    if (missing.length > 0) return { kind: 'incomplete', missing };
    return { kind: 'submitted', application: await send(tx, deps, { draft, submission }) };
  });
}

async function send(tx: Tx, deps: Deps, { draft, submission }: { draft: Application; submission: Submission }): Promise<Application> {
  const { requestId, actor = 'system' } = submission;
  const submitted = await moveApplication(tx, {
    applicationId: draft.id,
    event: 'submit',
    actor,
    requestId,
    set: {
      submitted_at: tx.raw('app_now()'),
      erase_at: null,
      draft_hash: null,
      unit_id: draft.unitId ?? (await authorityFor(tx)),
    },
  });
  if (submitted.kind !== 'moved') throw new Error(`a draft cannot be submitted: ${submitted.kind}`);
  const { application } = submitted;
  const taken = submission.take
    ? await submission.take(tx, application)
    : await takeIn(tx, deps, { application, now: await databaseNow(tx), actor, requestId });
  await warnHolder(tx, deps, { applicationId: draft.id });
  return taken;
}
