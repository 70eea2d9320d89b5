import type { RelyingParty } from '../relying-parties/types.ts';
import { readRequirement } from './requirement.ts';
import type { Acr, EssentialAcr, RefusedRequirement, Requirement } from './types.ts';

/** Parameters of an authorization request that decide what must be proved. Values come from outside. */
export type RequestParams = Readonly<Record<string, unknown>>;

/** What a request asks of the person, beside a level. */
export interface RequestFacts {
  readonly requirement: Requirement;
  readonly party: RelyingParty;
  readonly silent: boolean;
  readonly promptLogin: boolean;
  readonly maxAge?: number;
}

/** R and W of a request. The essential acr is read from the request itself: the protocol library merges acr_values into its own copy. */
export function requirementOf(params: RequestParams, party: RelyingParty): Requirement | RefusedRequirement {
  const acrValues = typeof params.acr_values === 'string' ? params.acr_values.split(' ').filter(Boolean) : [];
  return readRequirement({ acrValues, essentialAcr: essentialAcr(params.claims), floor: party.minAcr as Acr, strict: party.strictAcr });
}

/** The facts of a request, or undefined when it insists on nothing we know. */
export function readRequest(params: RequestParams, party: RelyingParty): RequestFacts | undefined {
  const requirement = requirementOf(params, party);
  if ('refused' in requirement) return undefined;
  const prompts = typeof params.prompt === 'string' ? params.prompt.split(' ') : [];
  const maxAge = params.max_age === undefined || params.max_age === null ? undefined : Number(params.max_age);
  return {
    requirement,
    party,
    silent: prompts.includes('none'),
    promptLogin: prompts.includes('login'),
    ...(maxAge === undefined ? {} : { maxAge }),
  };
}

function essentialAcr(claims: unknown): EssentialAcr | undefined {
  if (typeof claims !== 'string') return undefined;
  const asked = acrMember(claims);
  return asked?.essential === true ? asked : undefined;
}

/** The library has refused a `claims` that is no JSON object before anybody looks here; a text we cannot read asks nothing of us. */
function acrMember(claims: string): (EssentialAcr & { essential?: unknown }) | undefined {
  try {
    const asked = (JSON.parse(claims) as { id_token?: { acr?: unknown } | null } | null)?.id_token?.acr;
    return typeof asked === 'object' && asked !== null ? asked : undefined;
  } catch {
    return undefined;
  }
}
