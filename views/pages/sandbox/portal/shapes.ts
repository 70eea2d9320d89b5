import type { Claims, PartyProblemKind } from '../party-shapes.ts';

export const portalServices = ['stay-notification', 'criminal-record'] as const;
export type PortalService = (typeof portalServices)[number];

export const recordReasons = ['work', 'study', 'other'] as const;
export type RecordReason = (typeof recordReasons)[number];

/** How far a sign-in goes for a service: far enough, further with one more factor, or never with this account. */
export type Standing = 'open' | 'step-up' | 'account-too-low';

/** What every page of a signed-in person gets. */
export interface PersonProps {
  /** As userinfo introduced them. */
  readonly name: string | undefined;
}

/** The parts of a sign-in that the portal decides by. */
export interface ShownSignIn {
  /** acr_values of the request. */
  readonly asked: string;
  readonly idToken: Claims;
}

export interface StayFields {
  readonly guest: string;
  readonly paper: string;
  readonly arrival: string;
  readonly nights: string;
  readonly place: string;
}

/** A stay that somebody gives notice of. */
export interface Stay extends Omit<StayFields, 'nights'> {
  /** `arrival` is a day, `YYYY-MM-DD`. */
  readonly nights: number;
}

export type StayProblem = 'guest' | 'paper' | 'arrival' | 'arrival-far' | 'nights' | 'place';

export interface ShownFiling {
  readonly id: string;
  readonly reference: string;
  readonly at: Date;
  readonly what:
    | { readonly service: 'stay-notification'; readonly stay: Stay }
    | { readonly service: 'criminal-record'; readonly reason: RecordReason };
}

export type PortalOwnProblem =
  /** The ID token says less than what was asked for. */
  'level-too-low' | 'filing-unknown';
export type PortalProblemKind = PartyProblemKind | PortalOwnProblem;

/** Kinds that mean the same to the person. */
export type ProblemGroup = 'denied' | 'unmet' | 'too-low' | 'again' | 'ours' | 'away' | 'untrusted' | 'filing-unknown';

export const groupOf: Readonly<Record<PortalProblemKind, ProblemGroup>> = {
  access_denied: 'denied',
  unmet_authentication_requirements: 'unmet',
  'level-too-low': 'too-low',
  login_required: 'again',
  consent_required: 'again',
  interaction_required: 'again',
  account_selection_required: 'again',
  'unknown-answer': 'again',
  'token-refused': 'again',
  'session-over': 'again',
  invalid_request: 'ours',
  invalid_scope: 'ours',
  unauthorized_client: 'ours',
  'other-error': 'ours',
  server_error: 'away',
  temporarily_unavailable: 'away',
  unreachable: 'away',
  untrusted: 'untrusted',
  'filing-unknown': 'filing-unknown',
};
