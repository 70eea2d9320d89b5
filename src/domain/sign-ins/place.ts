import type { Deps } from '../../platform/deps.ts';
import { readSessionByUid } from '../../platform/token-store/read.ts';
import { heldFactors } from '../credentials/queries.ts';
import { acrOf } from './assurance.ts';
import { type Position, stepAt } from './position.ts';
import type { RequestFacts } from './request.ts';
import { findSitting, type Sitting, toStored } from './sittings.ts';
import { standing } from './submit-factor.ts';
import type { Step } from './types.ts';

/** Where a person stands in an open sign-in, and what comes next. */
export interface Place {
  readonly sitting: Sitting;
  readonly position: Position;
  readonly step: Step;
}

/** Reads the sitting of an interaction and decides its next step; undefined when the sitting is over. */
export async function findPlace(deps: Deps, uid: string, request: RequestFacts): Promise<Place | undefined> {
  const sitting = await findSitting(deps.db, uid);
  if (!sitting || sitting.closed) return undefined;
  const { accountId, sessionUid } = sitting;
  const [account, held, session] = await Promise.all([
    accountId ? standing(deps.db, accountId) : undefined,
    accountId ? heldFactors(deps.db, accountId) : [],
    sessionUid ? readSessionByUid(deps.db, sessionUid) : undefined,
  ]);
  const position: Position = {
    request: { ...request, silent: false },
    consented: false,
    account,
    held,
    session: session ? { startedAt: new Date(session.started_at), lastUsedAt: new Date(session.last_used_at) } : undefined,
    factors: [...(session?.factors ?? []), ...sitting.factors.map((factor) => toStored(factor, uid))],
    sitting: uid,
    arrivedAt: sitting.openedAt,
    offerDeclined: sitting.offerDeclined,
    now: sitting.now,
  };
  return { sitting, position, step: recoveryStep(position, sitting) ?? stepAt(position, deps.settings.limits) };
}

/** Somebody who reported a stranger is on the way back: after the recovery code any one other factor ends the hold. */
function recoveryStep({ account, held, request }: Position, { factors }: Sitting): Step | undefined {
  const isUnderWay = account?.held === true && account.state === 'active' && factors.some(({ kind }) => kind === 'recovery-code');
  if (!isUnderWay) return undefined;
  const choices = held.filter((kind) => kind !== 'recovery-code');
  return { step: 'second-factor', why: 'required', wants: acrOf(request.requirement.wanted), choices };
}
