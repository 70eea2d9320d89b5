import type { Claims } from '../../../views/pages/sandbox/party-shapes.ts';
import type { PortalService, Standing } from '../../../views/pages/sandbox/portal/shapes.ts';
import { reaches } from '../party/acr.ts';
import type { SignInRequest } from '../party/sign-in.ts';

export interface ServiceDemand {
  /** Of the account, and of the sign-in. */
  readonly level: 1 | 2;
  readonly acr: string;
  /** Identity data without which the service cannot be given. */
  readonly userinfo: NonNullable<SignInRequest<unknown>['userinfo']>;
}

const needed = { essential: true } as const;

/**
 * What each service asks. The law opens stay notification to accounts of both levels (D69:9.1). For other public services it says only that
 * an account is needed (D69:40.4) and leaves the level to the body that gives them; this one writes a certificate about a person.
 */
export const demands: Readonly<Record<PortalService, ServiceDemand>> = {
  'stay-notification': { level: 1, acr: 'urn:dinhdanh:acr:level-1', userinfo: { name: needed } },
  'criminal-record': {
    level: 2,
    acr: 'urn:dinhdanh:acr:level-2',
    userinfo: { name: needed, birthdate: needed, nationality: needed, personal_number: needed },
  },
};

/** How far a sign-in goes for a service, by the claims of its ID token: by rank of acr, never by the account's level alone. */
export function standingFor(service: PortalService, { acr, account_level: accountLevel }: Claims): Standing {
  const demand = demands[service];
  if (reaches(acr, demand.acr)) return 'open';
  return typeof accountLevel === 'number' && accountLevel < demand.level ? 'account-too-low' : 'step-up';
}
