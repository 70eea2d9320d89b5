import type { FingerName } from '../../../connectors/registries.ts';
import type { SleepingKind } from '../types.ts';
import type { Draft, DraftItem } from '../drafts/types.ts';

/** The procedures that are taken in at a counter. */
export type CounterProcedure = 'citizen-level-2' | 'citizen-level-2-with-card' | 'foreigner-level-2';

/** Who keys a file, for an action and its audit row. */
export interface CounterChange {
  readonly applicationId: string;
  readonly officerId: string;
  readonly requestId: string;
}

/** `unreadable`: only after three tries. */
export type FingerStatus = 'captured' | 'missing' | 'injured' | 'unreadable';

export interface Finger {
  readonly finger: FingerName;
  /** Undefined while nobody has said anything about it. */
  readonly status: FingerStatus | undefined;
  readonly tries: number;
}

/** Why fewer fingers than needed could be captured. */
export type ExceptionReason = 'amputated' | 'injured' | 'worn' | 'other';

/** What stands beside the face when fingers are lacking. */
export type FurtherCheck = 'register-question' | 'paper-shown';

export interface BiometricException {
  readonly reason: ExceptionReason;
  readonly furtherCheck: FurtherCheck;
  /** The reason and the further check in the officer's words. */
  readonly words: string;
  readonly statedBy: string;
  readonly confirmedBy: string | undefined;
  /** When the second officer, who was present, confirmed it. */
  readonly confirmedAt: Date | undefined;
}

/** How an applicant agrees to the statement at a counter: each is their own act. */
export type StatementManner = 'typed-code' | 'signature' | 'mark';

/** Somebody who stands by the applicant: never the officer. */
export interface NamedPerson {
  readonly name: string;
  /** Of an identity paper. */
  readonly number: string;
}

/** "Is this your online account?" `none`: nothing is asked. */
export type AccountQuestion =
  | { readonly kind: 'not-looked' | 'none' }
  | { readonly kind: 'asked'; readonly accountId: string; readonly answer: 'mine' | 'not-mine' | undefined };

/** Everything that was taken in, in the clear: for the officer who keys it. */
export interface IntakeFile extends Omit<Draft, 'hasCode' | 'keptUntil'> {
  readonly fingers: readonly Finger[];
  /** Until when captured fingers are held; undefined when none are. */
  readonly fingersHeldUntil: Date | undefined;
  readonly exception: BiometricException | undefined;
  readonly account: AccountQuestion;
  readonly statement: { readonly manner: StatementManner; readonly language: 'vi' | 'en'; readonly statedAt: Date } | undefined;
  /** What the applicant enrolled at the counter; it sleeps until the activation. */
  readonly devices: readonly SleepingKind[];
  /** The confirmed phone is the contact of another account, and was not claimed. */
  readonly phoneInUse: boolean;
}

/** What a file at a counter needs before it can be sent. `confirmation`: by the second officer. */
export type IntakeItem = DraftItem | 'phone-in-use' | 'papers' | 'fingers' | 'exception' | 'confirmation' | 'account';
