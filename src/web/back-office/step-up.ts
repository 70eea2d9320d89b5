import { proveDecisionPass } from '../../domain/officers/passes.ts';
import type { Seat } from '../../domain/officers/sitting.ts';
import { problem } from '../../platform/http/route.ts';
import type { Reply } from '../../platform/http/types.ts';
import { beginSignIn } from '../first-party/sign-in.ts';
import type { Desk, DeskVisit } from './desk.ts';

/** The officer and the sitting, as passes and openings are bound to them. */
export function seatOf({ who }: DeskVisit): Seat {
  return { officerId: who.officer.id, sitting: who.session.sessionUid };
}

/**
 * Demands a step-up for a prepared pass: undefined when factors were passed for it, else where to send the browser, which then comes back
 * to `returnTo`. Call it when the page of a pass opens, and again before the decisions are taken.
 */
export async function demandStepUp(
  { deps, door }: Desk,
  visit: DeskVisit,
  { passId, returnTo }: { readonly passId: string; readonly returnTo: string },
): Promise<Reply | undefined> {
  const { authTime, startedAt } = visit.who.session;
  const answer = await proveDecisionPass(deps, { ...seatOf(visit), passId, authTime, startedAt });
  if (answer === 'proved') return undefined;
  return answer === 'gone' ? problem('not-found') : beginSignIn(door, visit, { prompt: 'login', maxAge: 0, returnTo });
}
