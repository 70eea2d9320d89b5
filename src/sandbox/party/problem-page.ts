import { randomBytes } from 'node:crypto';
import { redirect } from '../../platform/http/route.ts';
import type { Call, Reply } from '../../platform/http/types.ts';
import { browserOf } from './origin.ts';
import type { PartyProblem } from './problems.ts';
import type { Asked, Dealings, KeptProblem, Party } from './types.ts';

/** HTTP status of the page of a problem; what the provider decided is no fault of the request. */
const statuses: Readonly<Record<string, number>> = { unreachable: 502, untrusted: 400, 'unknown-answer': 400, 'order-unknown': 404 };

export function statusOf(kind: string): number {
  return statuses[kind] ?? 200;
}

/**
 * A problem at an address of its own: what led to it happens once (an answer is used up, a form is sent), and reloading that would tell of
 * another problem.
 */
export function toProblem<D extends Dealings>(
  party: Party<D>,
  call: Call,
  problem: PartyProblem<D['problem']>,
  before?: Asked<D['wish']>,
): Reply {
  const browser = browserOf(party, call);
  const id = randomBytes(9).toString('base64url');
  const kept = { problem, ...(before ? { before: { wish: before.wish, asked: before.asked } } : {}) };
  party.memory.problems.put(`${browser} ${id}`, kept);
  return redirect(`${party.path}/problem/${id}`, { cookies: [{ name: party.cookies.browser, value: browser }] });
}

/** The problem that the address names, for the browser that had it. */
export function keptProblem<D extends Dealings>(party: Party<D>, call: Call): KeptProblem<D> | undefined {
  return party.memory.problems.find(`${call.cookie(party.cookies.browser) ?? ''} ${call.params['problem'] ?? ''}`);
}
