/**
 * The legal rule set in force for what happens now: Decree 69/2024 as amended by Decree 169/2025.
 * Every decision, token and audit row carries its id (law.md 10.1).
 */
export const ruleSetInForce = 'decree-69-2024-amended-169-2025';
