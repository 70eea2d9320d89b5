import type { Sourced } from './sourced.ts';
import type { ProcedureRules, RuleSet } from './types.ts';

/** What is said of a procedure, rule by rule. */
export type ProcedureField = Exclude<keyof ProcedureRules, 'exists' | 'channel'>;

export const procedureFields = [
  'offices',
  'reception',
  'decidedBy',
  'decidedAt',
  'contacts',
  'shows',
  'forms',
  'checks',
  'limits',
  'receiptSlip',
  'fee',
] as const satisfies readonly ProcedureField[];

/** Single rules that hold for every procedure, and where they stand in a rule set. */
export const generalRules = {
  biometrics: ({ biometrics }) => biometrics,
  faceThresholds: ({ faceThresholds }) => faceThresholds,
  fingerThresholds: ({ fingerThresholds }) => fingerThresholds,
  activation: ({ activation }) => activation,
  supplementDays: ({ supplementDays }) => supplementDays,
  complaintDays: ({ complaintDays }) => complaintDays,
  electronicCard: ({ electronicCard }) => electronicCard,
  lockDecision: ({ lockDecision }) => lockDecision,
  relyingPartyMayAskLock: ({ relyingPartyMayAskLock }) => relyingPartyMayAskLock,
  ssoForPrivate: ({ ssoForPrivate }) => ssoForPrivate,
  accountYears: ({ retention }) => retention.accountYears,
  useHistoryYears: ({ retention }) => retention.useHistoryYears,
  pictureDays: ({ retention }) => retention.pictureDays,
  draftDays: ({ retention }) => retention.draftDays,
  fingerImageDays: ({ retention }) => retention.fingerImageDays,
} as const satisfies Record<string, (rules: RuleSet) => Sourced<unknown>>;

export type GeneralField = keyof typeof generalRules;
export const generalFields = Object.keys(generalRules) as GeneralField[];
