import {
  activationCookieName,
  activationSittingLife,
  type ActivationSitting,
  findActivationSitting,
} from '../../../domain/registrations/activation/sittings.ts';
import type { ActivationProof, ActivationStep } from '../../../domain/registrations/activation/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { redirect } from '../../../platform/http/route.ts';
import type { Call, Gate, Reply, SetCookie, Visit } from '../../../platform/http/types.ts';

/** A browser that activates. */
export interface ActivationGround {
  readonly sitting: ActivationSitting;
  readonly cookie: string;
}

export type ActivationVisit<F = unknown> = Visit<ActivationGround, F>;

/** Where a page that has done its work leads: there it is found out what comes next. */
export const onward = (): Reply => redirect('/activate');

/** The page of a step. */
export function pathOf(step: ActivationStep): string {
  if (step.step === 'prove') return `/activate/${step.ways[0] ?? 'stuck'}`;
  if (step.step === 'closed') return step.why === 'done' ? '/activate/done' : '/activate/nothing';
  const pages = { overdue: 'overdue', stuck: 'stuck', 'choose-factor': 'factor', 'set-password': 'password', finish: 'finish' } as const;
  return `/activate/${pages[step.step]}`;
}

/** Only the browser that began, and only on pages that its present step allows; any other leads to the page of the step. */
export function activationGate({ db }: Deps, allows: (step: ActivationStep) => boolean): Gate<ActivationGround> {
  return {
    name: 'activation',
    admit: async (call) => {
      const ground = await findGround(db, call);
      if (!ground) return { refused: redirect('/activate') };
      return allows(ground.sitting.step) ? { admitted: ground } : { refused: redirect(pathOf(ground.sitting.step)) };
    },
  };
}

/** The activation that this browser began, while its hour lasts. */
export async function findGround(db: Deps['db'], call: Call): Promise<ActivationGround | undefined> {
  const cookie = call.cookie(activationCookieName);
  const sitting = cookie ? await findActivationSitting(db, cookie) : undefined;
  return cookie && sitting ? { sitting, cookie } : undefined;
}

export function activationCookie(value: string): SetCookie {
  return { name: activationCookieName, value, maxAge: activationSittingLife };
}

/** The other proofs that could be shown instead of this one. */
export function othersThan(proof: ActivationProof, { step }: ActivationSitting): ActivationProof[] {
  return step.step === 'prove' ? step.ways.filter((way) => way !== proof) : [];
}
