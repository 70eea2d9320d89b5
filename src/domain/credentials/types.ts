import type { NoticeKind, NoticeVariables } from '../notifications/types.ts';

/** The means of proof a person may hold or pass. Registry matches are known to the pure rules; no connector offers them yet. */
export type FactorKind = 'password' | 'totp' | 'sms' | 'recovery-code' | 'passkey' | 'registry-face' | 'registry-fingerprint';

/** Factors that can be tried here and now. */
export type AttemptKind = Exclude<FactorKind, 'registry-face' | 'registry-fingerprint'>;

/** Factors that are rows of ours. A text message needs none: the registered telephone number is the person's. */
export type CredentialKind = 'password' | 'totp' | 'passkey' | 'recovery-code';

export type CredentialState = 'active' | 'removed';

/** A factor that a person has passed, as a sitting or a session remembers it. */
export interface PassedFactor {
  readonly kind: FactorKind;
  /** Row of the credential, absent for registry matches and text messages. */
  readonly credentialId?: string;
  readonly passedAt: Date;
  /** Passkeys only: true when the key cannot leave its device (`hwk`), false when it is backed up (`swk`). */
  readonly deviceBound?: boolean;
}

/** A credential as its holder sees it. */
export interface Credential {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly label: string | undefined;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | undefined;
  /** Passkeys only. */
  readonly deviceBound?: boolean;
  /** Recovery codes only: how many can still be used. */
  readonly codesLeft?: number;
}

/** One try of one factor. */
export interface Attempt {
  /** Undefined when the typed number is nobody's, and for a passkey without a number. */
  readonly accountId: string | undefined;
  /** Hash of the canonical form of the typed number: unknown numbers are throttled by it, so that they answer like known ones. */
  readonly loginKey?: string | undefined;
  readonly kind: AttemptKind;
  /** Text, or for a passkey the JSON of the browser. Comes from outside unchecked. */
  readonly response: unknown;
  /** Interaction or session in which the try is made: challenges and codes are bound to it. */
  readonly sitting: string;
  readonly purpose: 'sign-in' | 'step-up' | 'self-service';
  /** Value of the device cookie. */
  readonly deviceToken?: string | undefined;
  readonly address: string;
  readonly requestId?: string | undefined;
}

export type AttemptOutcome =
  | {
      readonly outcome: 'passed';
      readonly accountId: string;
      readonly factor: PassedFactor;
      readonly credentialId?: string;
      /** The known device on which it was passed. */
      readonly deviceId?: string;
    }
  /** Also for what does not exist, and for what was used already. */
  | { readonly outcome: 'wrong' }
  /** Nothing was checked. Without `until` only a passkey or recovery helps. */
  | { readonly outcome: 'held'; readonly until?: Date }
  /** The account has no such factor, or no challenge is open. */
  | { readonly outcome: 'unavailable' };

/** Who changes their factors, and how they are to be told. */
export interface Change {
  readonly accountId: string;
  /** The session in which it is asked for: when that ended while something slow was done, the change is not made. */
  readonly sessionUid?: string;
  readonly language?: 'vi' | 'en';
  readonly requestId?: string;
}

/** A notice without its addressee. */
export type NoticeBody = { [K in NoticeKind]: { readonly kind: K } & NoticeVariables[K] }[NoticeKind];

/** One-time questions: each names the sitting it belongs to and is taken by whoever answers first. */
export type ChallengeKind = 'passkey-sign-in' | 'passkey-registration' | 'sms-code' | 'totp-enrolment' | 'counter-device';

/** What is counted. People by device; places by address and network; text messages that were sent. */
export type CounterKind = 'account-known-device' | 'account-unknown-device' | 'address' | 'network' | 'text-messages';
