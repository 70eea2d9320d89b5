import { dayOf } from '../../lib/days.ts';
import type { SessionLimits } from '../../platform/settings.ts';
import type { AccountStanding, StoredFactor } from '../../platform/token-store/types.ts';
import type { FactorKind } from '../credentials/types.ts';
import { rulesOn } from '../rule-sets/index.ts';
import { freshFactors } from './freshness.ts';
import { decideJourney } from './journey.ts';
import type { RequestFacts } from './request.ts';
import { fromStored, sittingName } from './sittings.ts';
import type { JourneyInput, Step } from './types.ts';

/** Where a person stands in a sign-in: everything the journey is decided from, as it was stored. */
export interface Position {
  readonly request: RequestFacts;
  readonly consented: boolean;
  readonly account: AccountStanding | undefined;
  readonly held: readonly FactorKind[];
  /** The browser session, as it was before this request. */
  readonly session: { readonly startedAt: Date; readonly lastUsedAt: Date } | undefined;
  /** Factors of session and sitting together. */
  readonly factors: readonly StoredFactor[];
  /** Interaction id whose factors count as passed in this interaction. */
  readonly sitting: string | undefined;
  readonly arrivedAt: Date;
  readonly offerDeclined: boolean;
  readonly now: Date;
}

/** The next step of the sign-in at this position. */
export function stepAt(position: Position, limits: SessionLimits): Step {
  return decideJourney(journeyInput(position, limits));
}

function journeyInput(position: Position, limits: SessionLimits): JourneyInput {
  const { request, account, sitting, session, now } = position;
  const ours = sitting === undefined ? undefined : sittingName(sitting);
  const isOurs = (factor: StoredFactor): boolean => factor.sitting === ours;
  const rest = position.factors.filter((factor) => !isOurs(factor)).map(fromStored);
  return {
    silent: request.silent,
    requirement: request.requirement,
    client: { kind: request.party.kind, phishingResistant: request.party.phishingResistant, consented: position.consented },
    ...(account
      ? { account: { level: account.level ?? 1, usable: account.state === 'active' && !account.held, held: position.held } }
      : {}),
    fresh: freshFactors(
      { session: session ? { ...session, endedAt: null, factors: rest } : null, passed: position.factors.filter(isOurs).map(fromStored) },
      now,
      limits,
    ),
    demand: {
      promptLogin: request.promptLogin,
      ...(request.maxAge === undefined ? {} : { maxAge: request.maxAge }),
      arrivedAt: position.arrivedAt,
      oneFactorAgain: request.party.kind === 'private' && session !== undefined && !rulesOn(dayOf(now)).ssoForPrivate.value,
    },
    offerDeclined: position.offerDeclined,
    smsAllowed: true,
  };
}
