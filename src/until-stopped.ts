import closeWithGrace from 'close-with-grace';
import { sayBusyPort, sayProblem } from '../views/texts/operator.ts';
import type { NotListening } from './platform/http/listen.ts';
import type { StartProblem } from './platform/start-problems.ts';
import type { Running } from './run.ts';

/** Milliseconds for the whole way down, shorter than what orchestrators grant. */
const patience = 25_000;

/** Starts, says in plain sentences why it could not, and stops on SIGTERM or SIGINT after the requests under way. */
export async function runUntilStopped(start: () => Promise<Running | { readonly problems: readonly StartProblem[] } | NotListening>): Promise<void> {
  const running = await start();
  if ('stop' in running) {
    closeWithGrace({ delay: patience, logger: false }, async ({ err }) => {
      if (err) console.error(err);
      await running.stop();
    });
    return;
  }
  const sentences = 'problems' in running ? running.problems.map(sayProblem) : [sayBusyPort(running)];
  for (const sentence of sentences) console.error(sentence);
  process.exitCode = 1;
}
