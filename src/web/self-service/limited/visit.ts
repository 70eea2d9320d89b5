import { authnLevelOf } from '../../../domain/sign-ins/assurance.ts';
import type { FactorKind, PassedFactor } from '../../../domain/credentials/types.ts';
import { databaseNow } from '../../../platform/database/pool.ts';
import { redirect } from '../../../platform/http/route.ts';
import type { Call, Gate, SetCookie } from '../../../platform/http/types.ts';
import { dropCookie } from '../../first-party/drop-cookie.ts';
import { openSealed } from '../../first-party/sealed.ts';
import type { Me } from '../parts.ts';

/** Somebody at the limited desk. Sealed in a cookie of its own: no session at the provider, no code, no token comes of it. */
export interface LimitedVisit {
  readonly accountId: string;
  /** Codes sent to a telephone are bound to it. */
  readonly sitting: string;
  readonly passed: readonly FactorKind[];
  /** ISO 8601. */
  readonly until: string;
}

const name = 'dd-limited';
const purpose = 'limited-desk';
/** Seconds, in all: what is done here is done quickly. */
const life = 15 * 60;

export async function keepVisit({ deps }: Me, visit: Omit<LimitedVisit, 'until'> & { readonly until?: string }): Promise<SetCookie> {
  const until = visit.until ?? new Date((await databaseNow(deps.db)).getTime() + life * 1000).toISOString();
  return { name, value: deps.secrets.seal(purpose, JSON.stringify({ ...visit, until })), maxAge: life };
}

export const endVisit: SetCookie = dropCookie(name);

/** Whoever has passed a password here. */
export function begunGate(me: Me): Gate<LimitedVisit> {
  return gate(me, { name: 'limited-begun', mayPass: () => true });
}

/** Whoever has passed two different factors here. */
export function deskGate(me: Me): Gate<LimitedVisit> {
  return gate(me, { name: 'limited-desk', mayPass: ({ passed }) => authnLevelOf(passed.map((kind) => ({ kind }))) >= 2 });
}

function gate(me: Me, rule: { name: string; mayPass: (visit: LimitedVisit) => boolean }): Gate<LimitedVisit> {
  return {
    name: rule.name,
    admit: async (call) => {
      const visit = await findVisit(me, call);
      return visit && rule.mayPass(visit) ? { admitted: visit } : { refused: redirect('/me/limited') };
    },
  };
}

async function findVisit({ deps }: Me, call: Call): Promise<LimitedVisit | undefined> {
  const sealed = call.cookie(name);
  const visit = sealed ? (openSealed(deps, purpose, sealed) as LimitedVisit | undefined) : undefined;
  return visit && new Date(visit.until) > (await databaseNow(deps.db)) ? visit : undefined;
}

/** What was passed here, as the rules about recovery want it. */
export function passedFactors({ passed, until }: LimitedVisit): PassedFactor[] {
  return passed.map((kind) => ({ kind, passedAt: new Date(until) }));
}
