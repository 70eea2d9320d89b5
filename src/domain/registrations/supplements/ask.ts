import { randomUUID } from 'node:crypto';
import type { Day } from '../../../lib/days.ts';
import { databaseNow, inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { loadCalendar } from '../../units/queries.ts';
import { rulesOf } from '../deadlines/queries.ts';
import { moveApplication } from '../move.ts';
import { takeApplication } from '../queries.ts';
import { settleTasks } from '../settled-tasks.ts';
import { tellAbout } from '../tell.ts';
import type { Application } from '../types.ts';
import { maySupplement, supplementEndsOn } from './rules.ts';

/** Under which what an officer wrote to an applicant is sealed. */
export const supplementNote = 'supplement-note';

export interface SupplementRequest {
  readonly applicationId: string;
  /** Of the file as it was shown. */
  readonly version: number;
  /** Everything that is missing, as codes. */
  readonly items: readonly string[];
  readonly note: string | undefined;
  readonly officerId: string;
  readonly requestId: string;
}

export type SupplementOutcome =
  | { readonly kind: 'asked'; readonly answerBy: Day }
  /** After receipt there is one request, which lists everything. */
  | { readonly kind: 'asked-before' }
  | { readonly kind: 'changed'; readonly version: number }
  | { readonly kind: 'nothing-missing' | 'state-forbids' | 'unknown' };

/** Asks the applicant for everything that is missing, at once. The clock stops; it begins anew when the file is complete (D69:13). */
export async function askSupplement(deps: Deps, request: SupplementRequest): Promise<SupplementOutcome> {
  if (request.items.length === 0) return { kind: 'nothing-missing' };
  return inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, request.applicationId);
    if (!application) return { kind: 'unknown' };
    if (application.version !== request.version) return { kind: 'changed', version: application.version };
    if (!maySupplement(await requestsAfterReceipt(tx, application))) return { kind: 'asked-before' };
    return stopAndAsk(tx, deps, { application, request });
  });
}

async function stopAndAsk(
  tx: Tx,
  deps: Deps,
  { application, request }: { application: Application; request: SupplementRequest },
): Promise<SupplementOutcome> {
  const { applicationId, items, note, officerId, requestId } = request;
  const actor = `officer:${officerId}` as const;
  const moved = await moveApplication(tx, { applicationId, event: 'ask-supplement', actor, requestId, details: { items } });
  if (moved.kind !== 'moved') return moved;
  await tx('application_supplements').insert({
    id: randomUUID(),
    application_id: applicationId,
    items: [...items],
    note: note ? deps.secrets.seal(supplementNote, note) : null,
    asked_by: actor,
  });
  await settleTasks(tx, { applicationId, officerId, outcome: 'supplement-asked' });
  const days = rulesOf(application).supplementDays.value;
  const answerBy = supplementEndsOn(await loadCalendar(tx), { askedAt: await databaseNow(tx), days });
  await tellAbout(tx, deps, { kind: 'application-supplement', application: moved.application, items, answerBy });
  return { kind: 'asked', answerBy };
}

async function requestsAfterReceipt(tx: Tx, { id, firstReceivedAt }: Application): Promise<number> {
  if (!firstReceivedAt) return 0;
  const found = await tx('application_supplements')
    .where({ application_id: id })
    .where('asked_at', '>=', firstReceivedAt)
    .count('* as n')
    .first();
  return Number(found?.n);
}
