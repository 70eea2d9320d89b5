/** Thrown by a task to be tried again later. Only the code reaches the log and the queue's table: messages of libraries repeat addresses. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure';
  readonly code: string;

  constructor(code: string, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
  }
}

const codeShape = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** A code for whatever was thrown, safe to store and to log: the first `code` in the chain of causes, else the name of the error. */
export function failureCode(thrown: unknown): string {
  let deepest: unknown = thrown;
  for (let depth = 0; depth < 5 && deepest instanceof Error; depth += 1) {
    const code = (deepest as { code?: unknown }).code;
    if (typeof code === 'string' && codeShape.test(code)) return code;
    deepest = deepest.cause;
  }
  return thrown instanceof Error && codeShape.test(thrown.name) ? thrown.name : 'unknown';
}

/** Where in our program it happened, without the message: lines `at …` only. */
export function stackFrames(thrown: unknown): string[] {
  if (!(thrown instanceof Error)) return [];
  return (thrown.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}
