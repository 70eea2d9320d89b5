import { decideJourney } from '../../src/domain/sign-ins/journey.ts';
import type { JourneyInput } from '../../src/domain/sign-ins/types.ts';
import { at, level2, passed, requirement } from './sign-in-samples.ts';

/** A situation, told by what differs from: level-2 account, password and TOTP held, nothing fresh, nothing asked. */
export interface Case {
  silent?: boolean;
  request?: Parameters<typeof requirement>[0];
  client?: Partial<JourneyInput['client']>;
  account?: Partial<NonNullable<JourneyInput['account']>> | null;
  session?: JourneyInput['fresh']['inSession'];
  interaction?: JourneyInput['fresh']['inInteraction'];
  demand?: Partial<JourneyInput['demand']>;
  offerDeclined?: boolean;
  smsAllowed?: boolean;
}

export function inputOf(c: Case): JourneyInput {
  return {
    silent: c.silent ?? false,
    requirement: requirement(c.request),
    client: { kind: 'state', phishingResistant: false, consented: true, ...c.client },
    account: c.account === null ? undefined : { level: 2, usable: true, held: ['password', 'totp'], ...c.account },
    fresh: { inSession: c.session ?? [], inInteraction: c.interaction ?? [] },
    demand: { promptLogin: false, arrivedAt: at(0), ...c.demand },
    offerDeclined: c.offerDeclined ?? false,
    smsAllowed: c.smsAllowed ?? true,
  };
}

/** The step for a case, interactively. */
export const decide = (c: Case) => decideJourney(inputOf(c));
/** The same under `prompt=none`. */
export const silently = (c: Case) => decide({ ...c, silent: true });
export const error = (code: string) => ({ step: 'error', error: code });

export const password = [passed('password', -10)];
export const both = [passed('password', -10), passed('totp', -9)];
export const essential2 = { essentialAcr: { value: level2 } };
export const strict2 = { acrValues: [level2], strict: true };
export const wish2 = { acrValues: [level2] };
export const floor2 = { floor: level2 } as const;
export const face = { held: ['password', 'totp', 'registry-face'] } as const;
