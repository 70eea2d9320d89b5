/** A surprise with a code of the catalogue. Expected refusals are returned values, not exceptions. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;

  /** `message` is for the log: it must hold no personal data and no secret. */
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** code → HTTP status and log level. The sentences for people are typed by this union in `views/texts`. */
export const errorCatalogue = {
  'bad-request': { status: 400, level: 'info' },
  'form-invalid': { status: 400, level: 'info' },
  'csrf-failed': { status: 403, level: 'warn' },
  forbidden: { status: 403, level: 'info' },
  'not-found': { status: 404, level: 'info' },
  'method-not-allowed': { status: 405, level: 'info' },
  'interaction-expired': { status: 400, level: 'info' },
  'body-too-large': { status: 413, level: 'info' },
  'too-many-requests': { status: 429, level: 'info' },
  'unseal-failed': { status: 500, level: 'error' },
  unexpected: { status: 500, level: 'error' },
  'database-unavailable': { status: 503, level: 'error' },
} as const satisfies Record<string, { status: number; level: 'info' | 'warn' | 'error' }>;

export type ErrorCode = keyof typeof errorCatalogue;
