import type { Day } from '../../lib/days.ts';

/** One generation of the law. Its id is stored with every decision, token and audit row (law.md 10.1). */
export type RuleSetId =
  | 'decision-34-2021'
  | 'decree-59-2022'
  | 'decree-69-2024'
  | 'decree-69-2024-amended-169-2025'
  | 'decree-69-2024-amended-320-2026';

/**
 * How sure a rule is (the marks of law.md): stated in a source document, restated by several pages, by one, inferred, background knowledge
 * that was not confirmed, or taken over from the generation before because the new text could not be read.
 */
export type Sureness = 'seed' | 'restated' | 'single' | 'inferred' | 'background' | 'inherited';

/** A rule with where it stands and how sure it is. */
export interface Sourced<T> {
  readonly value: T;
  /** Such as `D69:10.1`. */
  readonly article: string;
  readonly sureness: Sureness;
}

/** The procedures that issue and raise accounts of persons (law.md part 3: P1 to P5). */
export type Procedure = 'citizen-level-1' | 'citizen-level-2' | 'citizen-level-2-with-card' | 'foreigner-level-1' | 'foreigner-level-2';

/** Rows E1 to E11 of law.md part 2 that the decision tells apart. */
export type EligibilityRow = 'E1' | 'E2' | 'E3' | 'E4' | 'E5' | 'E6' | 'E7' | 'E8' | 'E9' | 'E10' | 'E11';

/** Kinds of office, by the decrees' names (law.md 3.0). */
export type UnitKind =
  | 'authority'
  | 'population-centre'
  | 'ministry-immigration'
  | 'province-identity'
  | 'province-immigration'
  | 'district'
  | 'commune';

/** What decides how long a file may take (D69:13). */
export type LimitCase =
  | 'level-1'
  | 'card-valid'
  | 'card-missing-or-expired'
  | 'foreigner-level-1'
  | 'foreigner-with-reference'
  | 'foreigner-without-reference';

export interface Limit {
  readonly count: number;
  readonly unit: 'working-days' | 'days';
}

export type ContactKind = 'phone' | 'email';

/** `all` must be given and confirmed; of `oneOf`, when present, at least one; `optional` may be given and is confirmed when it is. */
export interface ContactRule {
  readonly all: readonly ContactKind[];
  readonly oneOf?: readonly ContactKind[];
  readonly optional: readonly ContactKind[];
  /** The phone must be registered in the applicant's own name (số thuê bao chính chủ). */
  readonly ownPhone: boolean;
}

/** The checks a file goes through; each has a file in `registrations/checks/`. */
export type CheckName = 'population' | 'id-card' | 'immigration' | 'face' | 'fingers' | 'subscriber' | 'duplicate';

/** From `match` upwards the same person, below `unclear` another, between them nobody knows. Scores run from 0 to 1. */
export interface MatchThresholds {
  readonly match: number;
  readonly unclear: number;
}

/** What the law says of one procedure. */
export interface ProcedureRules {
  /** False: this generation does not know the procedure. */
  readonly exists: boolean;
  readonly offices: Sourced<readonly UnitKind[]>;
  readonly channel: 'online' | 'counter';
  /** `automatic`: when every check passes and no flag is up; `officer` otherwise and for everything unclear. */
  readonly decidedBy: Sourced<'automatic' | 'officer'>;
  readonly contacts: Sourced<ContactRule>;
  readonly checks: Sourced<readonly CheckName[]>;
  readonly limits: Sourced<Readonly<Partial<Record<LimitCase, Limit>>>>;
  /** Phiếu tiếp nhận hồ sơ và hẹn trả kết quả. */
  readonly receiptSlip: Sourced<boolean>;
}

export type SubjectOfLaw = 'citizen' | 'foreigner' | 'organization';

/** One row of "who may hold which level". Ages are full years; absent bounds do not bind. */
export interface Eligibility {
  readonly row: EligibilityRow;
  readonly subject: SubjectOfLaw;
  readonly ageFrom?: number;
  readonly ageBelow?: number;
  /** What must be held: the kinds of card or paper, any of them. Empty: nothing is asked. */
  readonly holds: readonly HeldPaper[];
  readonly levels: readonly (1 | 2)[];
  /** Somebody must act for the person (guardian or representative). */
  readonly throughGuardian: boolean;
  readonly article: string;
  readonly sureness: Sureness;
}

export type HeldPaper = 'identity-card' | 'citizen-card' | 'chip-citizen-card' | 'residence-card' | 'entry';

export interface LockGroundRule {
  readonly ground: string;
  readonly subject: SubjectOfLaw;
  readonly opensBy: readonly ('holder' | 'relying-party' | 'authority' | 'registry' | 'system')[];
  readonly closesBy: readonly ('holder' | 'authority' | 'registry' | 'system' | 'nobody')[];
  readonly article: string;
  readonly sureness: Sureness;
}

/** Whether Saturdays and hours belong to reception; the weekly pattern of an office, not what counts as a working day. */
export interface ReceptionRule {
  readonly saturdayMorning: boolean;
}

/** Days that something is kept; null: for good. */
export interface RetentionRules {
  readonly account: number | null;
  readonly useHistory: number;
  /** Pictures of files that were refused, withdrawn or returned. */
  readonly pictures: number;
  readonly drafts: number;
}

/** Whether a function of the app is open to this level and kind of person. */
export interface Capability {
  readonly name: string;
  readonly subject: SubjectOfLaw;
  readonly levels: readonly (1 | 2)[];
  readonly article: string;
  readonly sureness: Sureness;
}

/** One generation of the law as data. */
export interface RuleSet {
  readonly id: RuleSetId;
  /** Instruments, in short: `Nghị định 69/2024/NĐ-CP`. */
  readonly legalBasis: readonly string[];
  readonly effectiveFrom: Day;
  /** First day on which it is no longer in force; absent: still in force. */
  readonly effectiveTo?: Day;
  readonly supersedes?: RuleSetId;
  /** Only to read old files by: nothing is received under it. */
  readonly historyOnly: boolean;
  readonly eligibility: readonly Eligibility[];
  readonly procedures: Readonly<Record<Procedure, ProcedureRules>>;
  readonly reception: Sourced<ReceptionRule>;
  readonly faceThresholds: Sourced<MatchThresholds>;
  readonly fingerThresholds: Sourced<MatchThresholds>;
  readonly activation: Sourced<{ readonly days: number }>;
  /** Days without an answer to a request for a supplement after which a file is returned. */
  readonly supplementDays: Sourced<number>;
  readonly lockGrounds: readonly LockGroundRule[];
  /** Kinds of paper that may be integrated, as codes. */
  readonly documents: Sourced<readonly string[]>;
  readonly retention: Sourced<RetentionRules>;
  readonly capabilities: readonly Capability[];
  /** A private service may use a session that was begun elsewhere (D69:19.4). */
  readonly ssoForPrivate: Sourced<boolean>;
  /** Who may ask for a lock beside holder and authority. */
  readonly relyingPartyMayAskLock: Sourced<boolean>;
}
