import type { Day } from '../../lib/days.ts';
import type { CheckName, LimitCase, Procedure, RuleSetId } from '../rule-sets/types.ts';

/** States of a file (law.md 3.0, in lower case). What is written about in the law stands there; the rest says where a file waits. */
export type ApplicationState =
  | 'draft'
  | 'consent-pending'
  | 'submitted'
  | 'needs-supplement'
  | 'waiting-population-update'
  | 'received'
  | 'registry-check'
  | 'forwarded'
  | 'field-verification'
  | 'awaiting-decision'
  | 'granted'
  | 'refused'
  | 'notified'
  | 'returned'
  | 'withdrawn'
  | 'stopped';

export type ApplicationEvent =
  | 'submit'
  | 'receive'
  | 'ask-supplement'
  | 'complete'
  | 'return'
  | 'wait-for-population'
  | 'resume'
  | 'check'
  | 'forward'
  | 'refer'
  | 'grant'
  | 'refuse'
  | 'notify'
  | 'withdraw'
  | 'stop';

/** How the file came. Only `cli import` writes `import`: nothing else can set a time in the past. */
export type ApplicationChannel = 'online' | 'counter' | 'import';

/** What the applicant declared, as typed; sealed in one column. Dates YYYY, YYYY-MM or YYYY-MM-DD. */
export interface Declared {
  readonly fullName: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | 'unknown';
  /** ISO 3166-1 alpha-3. */
  readonly nationality: string;
  /** Citizens: 12 digits. */
  readonly personalNumber?: string;
  /** Foreigners: passport or other travel document. */
  readonly document?: { readonly kind: 'passport' | 'travel-document'; readonly number: string; readonly issuingState: string };
  /** Papers the applicant wants in the account; each was a question of its own. */
  readonly integrate?: readonly { readonly kind: string; readonly number: string }[];
}

/** One application (hồ sơ) without what is sealed. */
export interface Application {
  readonly id: string;
  /** What the applicant knows it by; not sequential. */
  readonly reference: string;
  readonly procedure: Procedure;
  readonly subjectKind: 'citizen' | 'foreigner';
  readonly state: ApplicationState;
  /** Rises with every change that somebody who decides must have seen. */
  readonly version: number;
  readonly channel: ApplicationChannel;
  readonly language: 'vi' | 'en';
  readonly unitId: string | undefined;
  readonly keyedBy: string | undefined;
  /** The rule set of the day of receipt; absent before. */
  readonly ruleSet: RuleSetId | undefined;
  readonly limitCase: LimitCase | undefined;
  /** The account that the applicant says is theirs (a raise), or the one that was granted. */
  readonly accountId: string | undefined;
  /** The account that the applicant says is not theirs. */
  readonly repudiatesId: string | undefined;
  readonly linkedId: string | undefined;
  readonly flags: readonly Flag[];
  readonly startedAt: Date;
  readonly submittedAt: Date | undefined;
  /** First receipt: stays on the record when a supplement restarts the limit. */
  readonly firstReceivedAt: Date | undefined;
  readonly receivedAt: Date | undefined;
  readonly dueOn: Day | undefined;
  /** What the person was told; an earlier `dueOn` is an internal target. */
  readonly printedDueOn: Day | undefined;
  /** The new date that an apology names, once the limit was missed. */
  readonly lateDueOn: Day | undefined;
  readonly decidedAt: Date | undefined;
}

export type CheckOutcome = 'pass' | 'fail' | 'unclear';

/** What a check found. */
export type Finding =
  | 'not-registered'
  | 'document-not-registered'
  | 'name-differs'
  | 'name-unclear'
  | 'birth-date-differs'
  | 'birth-date-unclear'
  | 'sex-differs'
  | 'sex-unclear'
  | 'dead'
  | 'too-young'
  | 'age-unclear'
  | 'is-ward'
  | 'number-replaced'
  | 'naturalised'
  | 'no-card'
  | 'card-expired'
  | 'card-revoked'
  | 'card-held'
  | 'card-not-accepted'
  | 'document-expired'
  | 'no-residence-card'
  | 'residence-card-expired'
  | 'face-unclear'
  | 'face-differs'
  | 'face-no-reference'
  | 'face-poor-capture'
  | 'fingers-unclear'
  | 'fingers-differs'
  | 'fingers-no-reference'
  | 'fingers-poor-capture'
  | 'phone-not-own'
  | 'phone-not-registered'
  | 'account-exists'
  | 'same-phone'
  | 'same-name-and-birth-date'
  | 'other-open-file';

/** A check of a file as it stands now; without an outcome it is still asked. */
export interface Check {
  readonly name: CheckName;
  /** A completed supplement is checked again. */
  readonly round: number;
  readonly outcome: CheckOutcome | undefined;
  readonly findings: readonly Finding[];
  /** Similarity of a biometric comparison, 0 to 1. */
  readonly score: number | undefined;
  readonly attempts: number;
  readonly answeredAt: Date | undefined;
  /** When it was last asked in vain, since the answer there is. */
  readonly silentAt?: Date | undefined;
}

/** Something about a file that a machine may not pass over: an uploaded picture, an excepted finger, papers instead of a register. */
export type Flag =
  | 'uploaded-face'
  | 'biometric-exception'
  | 'on-papers'
  /** Whose number it is said by the link of the warning that it was not them; the applicant stood at a counter. */
  | 'reported-not-me';

export type DecisionOutcome = 'grant' | 'refuse';

/** Why a file was refused: hard facts, and the list an officer chooses from. */
export type RefusalReason =
  | 'dead'
  | 'no-such-number'
  | 'no-such-document'
  | 'age'
  | 'account-exists'
  | 'card-not-valid'
  | 'document-not-valid'
  | 'needs-guardian'
  | 'no-residence-card'
  | 'data-differ'
  | 'face-differs'
  | 'fingers-differ'
  | 'phone-not-own'
  | 'card-refused'
  | 'not-by-applicant'
  | 'other';

export type PictureKind = 'face' | 'paper' | 'signature';

/** `upload`: a chosen file that was not taken in the sitting; an officer looks at it. */
export type PictureSource = 'camera' | 'upload' | 'officer';

/** The window in which a granted account is taken into use (D69:14.1). */
export type ActivationState = 'waiting' | 'overdue' | 'done' | 'dropped';

/** Proofs enrolled at the counter that sleep until activation. */
export type SleepingKind = 'totp' | 'passkey';
