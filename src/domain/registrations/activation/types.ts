import type { ActivationState, ApplicationChannel, SleepingKind } from '../types.ts';

/** What shows that the one who activates is the one who applied. */
export type ActivationProof =
  /** A code to the contact that was confirmed in the file. */
  | 'contact'
  /** The code on the slip of the counter. */
  | 'slip'
  /** The passkey or code app that was enrolled at the counter. */
  | 'device';

/** Everything that decides what comes next. */
export interface ActivationFacts {
  readonly state: ActivationState;
  /** The window is over, whether the sweep has said so or not. */
  readonly isOver: boolean;
  readonly level: 1 | 2;
  readonly channel: ApplicationChannel;
  /** What was shown in this sitting. */
  readonly proved: readonly ActivationProof[];
  /** What can be shown: a slip is printed, a device sleeps, a contact was confirmed. */
  readonly offered: readonly ActivationProof[];
  /** What will wake: enrolled at the counter, or in this sitting. */
  readonly wakes: readonly SleepingKind[];
  /** What the account keeps, when it is raised. */
  readonly kept: KeptFactors;
  /** The confirmed contact is a telephone: codes can come by text message. */
  readonly hasPhone: boolean;
  /** The person chose text messages as the second factor. */
  readonly byText: boolean;
}

export interface KeptFactors {
  readonly password: 'none' | 'short' | 'alone';
  readonly devices: readonly SleepingKind[];
}

export type ActivationStep =
  /** Taken into use, or replaced by a later file. */
  | { readonly step: 'closed'; readonly why: 'done' | 'dropped' }
  /** Only the hotline opens it again (D69:14.1). */
  | { readonly step: 'overdue' }
  | { readonly step: 'prove'; readonly ways: readonly ActivationProof[] }
  /** Nothing is left that could be shown: the unit prints a new slip. */
  | { readonly step: 'stuck' }
  | { readonly step: 'choose-factor'; readonly mayUseText: boolean }
  | { readonly step: 'set-password'; readonly hasDevice: boolean }
  | { readonly step: 'finish' };
