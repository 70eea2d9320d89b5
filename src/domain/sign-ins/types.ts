import type { FactorKind, PassedFactor } from '../credentials/types.ts';

/** The ordered vocabulary of `acr`, lowest first. A name never changes its meaning; a new meaning is a new name. */
export type Acr = 'urn:dinhdanh:acr:level-1' | 'urn:dinhdanh:acr:level-2' | 'urn:dinhdanh:acr:level-2-biometric';

/** Place of an acr in the vocabulary. Acrs are compared by rank, never by string. */
export type Rank = 1 | 2 | 3;

/** What an event reaches: 0 when it does not even satisfy the lowest acr. */
export type ReachedRank = 0 | Rank;

/** Mức độ tài khoản: the strength of identity proofing (D69:7). Organizations have none. */
export type AccountLevel = 1 | 2;

/** Mức độ xác thực: the factors that a sitting really used (D69:20). 0 when none counts. */
export type AuthnLevel = 0 | 1 | 2 | 3 | 4;

/** RFC 8176 values. */
export type AmrValue = 'pwd' | 'otp' | 'sms' | 'pop' | 'user' | 'hwk' | 'swk' | 'face' | 'fpt' | 'mfa';

/** Account levels behind one authentication: the human's, and the subject's when they act for somebody else. */
export interface ActingLevels {
  readonly actorLevel: AccountLevel;
  /** Null for an organization: it has no level and does not lower the actor's. */
  readonly subjectLevel: AccountLevel | null;
}

/** The factors that an authorization rests on, and everything the tokens say about them. */
export interface CountedSet {
  readonly level: Exclude<AuthnLevel, 0>;
  /** When the oldest factor of the set was passed. */
  readonly authTime: Date;
  readonly amr: readonly AmrValue[];
  /** Oldest first. */
  readonly factors: readonly PassedFactor[];
}

/** What of a session decides whether it still lives. */
export interface SessionTimes {
  /** When its first factor was passed. */
  readonly startedAt: Date;
  /** The last request that used the session, not counting the one being judged. */
  readonly lastUsedAt: Date;
  readonly endedAt: Date | null;
}

export type SessionLife = 'live' | 'idle' | 'expired' | 'ended';

/** Factors that are fresh now, by where they were passed. */
export interface FreshFactors {
  readonly inSession: readonly PassedFactor[];
  readonly inInteraction: readonly PassedFactor[];
}

/** What a request demands beyond a level: proof that the person is there now. */
export interface PresenceDemand {
  readonly promptLogin: boolean;
  /** Seconds; absent when the request did not send `max_age`. */
  readonly maxAge?: number | undefined;
  /** When the authorization request arrived: the age for `max_age` is judged at that moment. */
  readonly arrivedAt: Date;
  /** One factor must be passed again whatever the session holds: rule-set switch `sso_for_private=false`. */
  readonly oneFactorAgain?: boolean | undefined;
}

/** The acr member of the `claims` parameter, as sent and marked essential. Its members come from outside unchecked. */
export interface EssentialAcr {
  readonly value?: unknown;
  readonly values?: unknown;
}

/** What a request asks for, before any account is known. */
export interface AcrRequest {
  /** `acr_values`, split at spaces. */
  readonly acrValues: readonly string[];
  /** Read from the request itself, never from a copy merged with `acr_values`. */
  readonly essentialAcr?: EssentialAcr | undefined;
  /** The client's minimum, set when it was admitted. */
  readonly floor: Acr;
  /** Admission attribute `strict_acr`: `acr_values` is an obligation, not a wish. */
  readonly strict: boolean;
}

export interface Requirement {
  /** R: below it nothing is answered. */
  readonly required: Rank;
  /** W: what the person is brought to if they can and want. Never below R. */
  readonly wanted: Rank;
  /** The part of R that the request itself insists on (essential or strict); 0 when only the floor asks. */
  readonly insisted: ReachedRank;
  /** Known values that the request names, in its order. */
  readonly named: readonly Acr[];
}

export interface RefusedRequirement {
  readonly refused: 'unmet_authentication_requirements';
}

export interface JourneyAccount {
  /** Of the human who authenticates. */
  readonly level: AccountLevel;
  /** Only when acting for somebody: the subject's level, null for an organization. */
  readonly subjectLevel?: AccountLevel | null | undefined;
  /** Active and not held; when acting, the subject and the mandate or role too. */
  readonly usable: boolean;
  /** Kinds of which a usable credential is enrolled. */
  readonly held: readonly FactorKind[];
}

export interface JourneyClient {
  readonly kind: 'own' | 'state' | 'private';
  /** Only sets that contain a passkey count. */
  readonly phishingResistant: boolean;
  /** Everything asked for is covered by a remembered consent. Has no meaning for private clients. */
  readonly consented: boolean;
}

export interface JourneyInput {
  /** `prompt=none`: nothing may be asked. */
  readonly silent: boolean;
  readonly requirement: Requirement;
  readonly client: JourneyClient;
  /** Whose session it is, or who passed a factor in this interaction; absent before that. */
  readonly account?: JourneyAccount | undefined;
  readonly fresh: FreshFactors;
  readonly demand: PresenceDemand;
  /** The person chose "continue at level N". */
  readonly offerDeclined: boolean;
  /** False where text messages must not be offered, for instance while the number is on hold. */
  readonly smsAllowed: boolean;
}

export type SilentError = 'login_required' | 'unmet_authentication_requirements' | 'consent_required';

/** Why a requirement cannot be reached. */
export type UnreachableBecause = 'account-level' | 'no-factor' | 'needs-passkey';

export interface UnreachableStep {
  readonly step: 'unreachable';
  /** The account level that decides: the lower one when somebody acts for a subject. */
  readonly holds: AccountLevel;
  readonly wants: Acr;
  readonly because: UnreachableBecause;
}

export interface DoneStep {
  readonly step: 'done';
  readonly acr: Acr;
  readonly authnLevel: CountedSet['level'];
  readonly authTime: Date;
  readonly amr: CountedSet['amr'];
  readonly factors: CountedSet['factors'];
}

/** What happens next in a sign-in. */
export type Step =
  | { readonly step: 'sign-in'; readonly wants: Acr; readonly choices: readonly FactorKind[] }
  | { readonly step: 're-authenticate'; readonly wants: Acr; readonly choices: readonly FactorKind[] }
  | { readonly step: 'second-factor'; readonly why: 'required'; readonly wants: Acr; readonly choices: readonly FactorKind[] }
  | {
      readonly step: 'second-factor';
      readonly why: 'offered';
      readonly wants: Acr;
      /** "Continue at level N". */
      readonly reached: Acr;
      readonly choices: readonly FactorKind[];
    }
  | { readonly step: 'account-not-usable' }
  | UnreachableStep
  | DoneStep
  | { readonly step: 'error'; readonly error: SilentError };
