import { failureCode } from '../jobs/failure.ts';

/** PostgreSQL's own five characters (28P01: wrong password) or the code of the network, never a message: those repeat names and addresses. */
export function databaseFailureCode(thrown: unknown): string {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : failureCode(thrown);
}
