import closeWithGrace from 'close-with-grace';
import { sayBusyPort, sayProblem } from '../views/texts/operator.ts';
import { AppError } from './lib/errors.ts';
import { databaseFailureCode } from './platform/database/failure-code.ts';
import { codeOf, describeError } from './platform/http/faults.ts';
import type { NotListening } from './platform/http/listen.ts';
import type { StartProblem } from './platform/start-problems.ts';
import type { Running } from './run.ts';

type Started = Running | { readonly problems: readonly StartProblem[] } | NotListening;

/** Milliseconds for the whole way down, shorter than what orchestrators grant. */
const patience = 25_000;

/** Starts, says in plain sentences why it could not, and stops on SIGTERM or SIGINT after the requests under way. */
export async function runUntilStopped(start: () => Promise<Started>): Promise<void> {
  const starting = start().catch(problemsOf);
  // From the first moment on: who is stopped in the middle of the start still takes its database down.
  const grace = closeWithGrace({ delay: patience, logger: false, onSecondError }, async ({ err }) => {
    if (err) report('stopped by an error', err);
    const started = await starting.catch(() => undefined);
    if (started && 'stop' in started) await started.stop().catch((error: unknown) => report('could not stop in order', error));
  });
  const started = await starting;
  if ('stop' in started) return;
  grace.uninstall();
  const sentences = 'problems' in started ? started.problems.map(sayProblem) : [sayBusyPort(started)];
  for (const sentence of sentences) console.error(sentence);
  process.exitCode = 1;
}

function onSecondError(error: unknown): void {
  report('an error while stopping', error);
}

/** Without messages of the database: they repeat the values of the statement. */
function report(msg: string, error: unknown): void {
  process.exitCode = 1;
  console.error(JSON.stringify({ msg, error: describeError(error) }));
}

/** What an operator can do something about becomes a sentence; everything else is a fault of ours and goes on. */
function problemsOf(error: unknown): { readonly problems: readonly StartProblem[] } {
  const code = codeOf(error);
  if (code === 'database-unavailable') {
    return { problems: [{ code, subject: error instanceof AppError ? error.message : databaseFailureCode(error) }] };
  }
  if (code === 'unseal-failed') return { problems: [{ code: 'key-file-of-other-database', subject: 'KEY_FILE' }] };
  throw error;
}
