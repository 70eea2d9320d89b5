/**
 * The legal rule set in force for what happens now: Decree 69/2024 as amended by Decree 169/2025.
 * Every decision, token and audit row carries its id (law.md 10.1).
 */
export const ruleSetInForce = 'decree-69-2024-amended-169-2025';

/**
 * Whether a session may be reused at a private service: the factors are ours, not a result passed on (D69:19.4, law.md V6). When a later
 * rule set says no, private services ask for one factor again.
 */
export const ssoForPrivate: boolean = true;
