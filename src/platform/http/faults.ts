import { AppError, type ErrorCode } from '../../lib/errors.ts';

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
const networkCalls = new Set(['connect', 'read', 'write', 'getaddrinfo']);
/** Shutting down, starting up, too many connections, read-only after a failover, statement timeout (PostgreSQL appendix A). */
const serverCodes = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '53400', '25006', '57014']);
const driverSentences = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Client has encountered a connection error',
  'Unable to acquire a connection',
];

/** True for what a database does that goes away, restarts, fails over or is overloaded: the person may simply try again. */
export function isDatabaseUnavailable(error: unknown): boolean {
  return socketFailed(error) || causesOf(error).some(serverFailed);
}

/** Only the error itself: a failed call to another machine has such an error as its cause. */
function socketFailed(error: unknown): boolean {
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { code, syscall } = (one ?? {}) as { code?: string; syscall?: string };
  return networkCodes.has(code ?? '') && networkCalls.has(syscall ?? '');
}

function serverFailed(error: Error): boolean {
  const { code } = error as { code?: unknown };
  if (error.name === 'KnexTimeoutError') return true;
  if (typeof code === 'string' && (serverCodes.has(code) || /^08...$/.test(code))) return true;
  return driverSentences.some((sentence) => error.message.includes(sentence));
}

/** The entry of the error catalogue for anything that was thrown. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  return isDatabaseUnavailable(error) ? 'database-unavailable' : 'unexpected';
}

/**
 * An error as the log may hold it. Messages of the database carry the values of the statement (numbers, names, hashes),
 * so of those only the code and the names of table and constraint are kept; those of a JSON parser quote what was parsed.
 */
export function describeError(error: unknown): Record<string, unknown> {
  return { chain: causesOf(error).map(describeOne) };
}

function describeOne(error: Error): Record<string, unknown> {
  const { code, table, constraint, column } = error as { code?: unknown; table?: unknown; constraint?: unknown; column?: unknown };
  const lines = (error.stack ?? '').split('\n');
  const frames = lines.filter((line) => line.startsWith('    at ')).slice(0, 12);
  const fromDatabase = isDatabaseUnavailable(error) || (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in error);
  const message = fromDatabase || error instanceof SyntaxError ? undefined : error.message.slice(0, 500);
  return { name: error.name, code, message, table, constraint, column, frames };
}

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  let next = error;
  while (next instanceof Error && chain.length < 5) {
    chain.push(next);
    next = next.cause ?? (next instanceof AggregateError ? next.errors[0] : undefined);
  }
  return chain.length > 0 ? chain : [new Error(`something that is no error was thrown: ${typeof error}`)];
}
