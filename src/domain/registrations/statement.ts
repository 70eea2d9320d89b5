/**
 * Version of the statement that applicants agree to (data, purpose, controller, retention, rights: law.md C1). Its words stand in
 * `views/texts`; whoever changes them gives them a new version, so that each agreement can be proved later.
 */
export const statementVersion = '2026-11-25';

/** Of the statement at a counter, which speaks of fingers and, for citizens, of the electronic identity card too. */
export const counterStatementVersion = 'counter-2026-11-25';
