import type { Day } from '../../lib/days.ts';
import type { Instrument, Source, Sourced } from './sourced.ts';

/** One generation of the law. Its id is stored with every decision, token and audit row (law.md 10.1). */
export type RuleSetId =
  | 'decision-34-2021'
  | 'decree-59-2022'
  | 'decree-69-2024'
  | 'decree-69-2024-amended-169-2025'
  | 'decree-69-2024-amended-320-2026';

/** The procedures that issue and raise accounts of persons (law.md part 3: P1 to P5). */
export type Procedure = 'citizen-level-1' | 'citizen-level-2' | 'citizen-level-2-with-card' | 'foreigner-level-1' | 'foreigner-level-2';

export type Level = 1 | 2;

/** `undetermined`: of Vietnamese origin, nationality not determined. */
export type SubjectOfLaw = 'citizen' | 'foreigner' | 'undetermined' | 'organization';

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

/** What the applicant lays on the table, any of what is listed. */
export type ShownPaper = HeldPaper | 'passport' | 'travel-document';

/** Printed forms of the decrees and of the circular on cards. */
export type FormName = 'TK01' | 'CC01' | 'CC02' | 'CC03';

/** Whether Saturday mornings belong to reception; the weekly pattern of an office, not what counts as a working day (law.md T1). */
export interface ReceptionRule {
  readonly saturdayMorning: boolean;
}

/** What the law says of one procedure. */
export interface ProcedureRules {
  /** False: this generation does not know the procedure. */
  readonly exists: boolean;
  readonly channel: 'online' | 'counter';
  /** Where it is taken in. Online: the authority itself. */
  readonly offices: Sourced<readonly UnitKind[]>;
  readonly reception: Sourced<ReceptionRule>;
  /** `automatic`: when every check passes and no flag is up; `officer` otherwise and for everything unclear. */
  readonly decidedBy: Sourced<'automatic' | 'officer'>;
  /** The kind of unit whose officers decide. */
  readonly decidedAt: Sourced<UnitKind>;
  readonly contacts: Sourced<ContactRule>;
  readonly shows: Sourced<readonly ShownPaper[]>;
  readonly forms: Sourced<readonly FormName[]>;
  /** The registers that must be asked. */
  readonly checks: Sourced<readonly CheckName[]>;
  readonly limits: Sourced<Readonly<Partial<Record<LimitCase, Limit>>>>;
  /** Phiếu tiếp nhận hồ sơ và hẹn trả kết quả. */
  readonly receiptSlip: Sourced<boolean>;
  /** Đồng. */
  readonly fee: Sourced<number>;
}

/** Rows E1 to E11 of law.md part 2 that the decision tells apart. */
export type EligibilityRow = 'E1' | 'E2' | 'E3' | 'E4' | 'E5' | 'E6' | 'E7' | 'E8' | 'E9' | 'E10' | 'E11';

/** Papers that are valid on the day. `entry`: came into the country lawfully. */
export type HeldPaper = 'identity-card' | 'citizen-card' | 'chip-citizen-card' | 'residence-card' | 'entry';

/** Why there is no account of one's own. `in-guardians-account`: registered inside the account of parent or guardian (D59:11). */
export type NotEligible = 'no-residence-card' | 'no-entry' | 'in-guardians-account' | 'not-listed';

/** One row of "who may hold which level". Ages are full years; absent bounds do not bind. */
export interface Eligibility extends Source {
  readonly row: EligibilityRow;
  readonly subject: SubjectOfLaw;
  readonly ageFrom?: number;
  readonly ageBelow?: number;
  /** What must be held: any of these kinds. Empty: nothing is asked. */
  readonly holds: readonly HeldPaper[];
  /** Only for wards and represented persons. Rows without it bind them too. */
  readonly onlyWards?: true;
  /** Only for those who live abroad. */
  readonly onlyAbroad?: true;
  /** An organization has an account without level. */
  readonly levels: readonly Level[];
  /** Somebody must act for the person (guardian or representative). */
  readonly throughGuardian: boolean;
  /** The account comes together with a card that is applied for in the same visit (D69:10.3). */
  readonly withCard?: true;
  /** Present where there is no account. */
  readonly refusal?: NotEligible;
}

/** Grounds of a lock (law.md 7.2 to 7.4). Death is a ground of the law, and the one that nobody closes. */
export type LockGroundName =
  | 'holder-request'
  | 'terms-breach'
  | 'card-revoked'
  | 'card-held'
  | 'card-expired'
  | 'number-replaced'
  | 'passport-expired'
  | 'residence-ended'
  | 'organization-ended'
  | 'authority-request'
  | 'deceased';

export type LockOpener = 'holder' | 'relying-party' | 'authority' | 'registry' | 'system';
export type LockCloser = 'holder' | 'authority' | 'registry' | 'system' | 'nobody';

export interface LockGroundRule extends Source {
  readonly ground: LockGroundName;
  readonly subject: SubjectOfLaw;
  readonly opensBy: readonly LockOpener[];
  readonly closesBy: readonly LockCloser[];
}

/** How a lock that somebody asks for is decided. */
export interface LockDecisionRule {
  /** The unit that received the request sends it on. */
  readonly forward?: Limit;
  readonly decide: Limit;
  /** The unit that received it, or the authority. */
  readonly decidedAt: 'receiving-unit' | 'authority';
}

/** From `match` upwards the same person, below `unclear` another, between them nobody knows. Scores run from 0 to 1. */
export interface MatchThresholds {
  readonly match: number;
  readonly unclear: number;
}

/** How long something is kept. */
export interface RetentionRules {
  /** Null: for good. */
  readonly accountYears: Sourced<null>;
  /** From each use. */
  readonly useHistoryYears: Sourced<number>;
  /** Pictures of files that were refused, withdrawn or returned. */
  readonly pictureDays: Sourced<number>;
  /** What was begun and never sent. */
  readonly draftDays: Sourced<number>;
  /** Images of fingers leave the memory with the comparison: none. */
  readonly fingerImageDays: Sourced<0>;
}

/** Kinds of paper that a holder may have put into the account. */
export type DocumentKind =
  | 'driving-licence'
  | 'vehicle-registration'
  | 'health-insurance'
  | 'social-insurance'
  | 'tax-code'
  | 'birth-certificate'
  | 'marriage-certificate'
  | 'residence-card';

export interface DocumentRule extends Source {
  readonly kind: DocumentKind;
}

/** Functions that the law or a service opens by level (law.md 6.6). */
export type CapabilityName =
  | 'basic-functions'
  | 'stay-notification'
  | 'residence-filing'
  | 'public-services'
  | 'electronic-card'
  | 'integrated-documents'
  | 'payments'
  | 'account-opening'
  | 'signature-certificate'
  | 'home-rental'
  | 'organization-filing'
  | 'dependant-registration';

/** Whose function it is: the app's own, a state body's, or a private service's. */
export type PartyOfLaw = 'own' | 'state' | 'private';

export interface Capability extends Source {
  readonly name: CapabilityName;
  readonly subject: SubjectOfLaw;
  readonly party: PartyOfLaw;
  /** Empty for an organization: its account has no level. */
  readonly levels: readonly Level[];
}

/** Sectors whose own accounts must be linked with an identification account (D69:40.9 as amended by D320). */
export type Sector =
  | 'education'
  | 'digital-literacy'
  | 'securities'
  | 'telecoms'
  | 'banking'
  | 'e-commerce'
  | 'e-invoices'
  | 'transport'
  | 'tourism'
  | 'pharmacy'
  | 'health-care'
  | 'social-networks';

export interface SectorLink extends Source {
  readonly sector: Sector;
  /** Accounts that were there before the decree must be linked before this day. */
  readonly before: Day;
}

/** One generation of the law as data. */
export interface RuleSet {
  readonly id: RuleSetId;
  readonly legalBasis: readonly Instrument[];
  /** In force until the day before the generation that supersedes it begins. */
  readonly effectiveFrom: Day;
  readonly supersedes?: RuleSetId;
  /** Only to read old files by: nothing is received under it. */
  readonly historyOnly: boolean;
  /** The first row that fits decides. */
  readonly eligibility: readonly Eligibility[];
  readonly procedures: Readonly<Record<Procedure, ProcedureRules>>;
  /** Which comparison makes level 2 (law.md X6). */
  readonly biometrics: Sourced<'face-and-fingers' | 'face-or-fingers'>;
  readonly faceThresholds: Sourced<MatchThresholds>;
  readonly fingerThresholds: Sourced<MatchThresholds>;
  /** Calendar days from the first notice that arrived, that day not counted. */
  readonly activation: Sourced<{ readonly days: number }>;
  /** Days without an answer to a request for a supplement after which a file is returned. */
  readonly supplementDays: Sourced<number>;
  /** Calendar days in which somebody may complain about a decision, from the day they had it. */
  readonly complaintDays: Sourced<number>;
  /** Level 2 of a citizen brings the electronic identity card (căn cước điện tử). */
  readonly electronicCard: Sourced<boolean>;
  readonly lockGrounds: readonly LockGroundRule[];
  readonly lockDecision: Sourced<LockDecisionRule>;
  /** Whether a service may ask for a lock, beside holder and authority. */
  readonly relyingPartyMayAskLock: Sourced<boolean>;
  readonly documents: readonly DocumentRule[];
  readonly retention: RetentionRules;
  readonly capabilities: readonly Capability[];
  readonly sectorLinks: readonly SectorLink[];
  /** A private service may use a session that was begun elsewhere (D69:19.4). */
  readonly ssoForPrivate: Sourced<boolean>;
}
