import { setTimeout as wait } from 'node:timers/promises';
import type { Logger as Log } from 'pino';
import { failureCode } from './failure.ts';

/** Something that runs until it is stopped, or ends by itself. */
export interface Running {
  /** Settles when it has ended, however that came. */
  readonly promise: Promise<unknown>;
  stop(): Promise<unknown>;
}

export interface Keeper {
  stop(): Promise<void>;
}

/** Starts it, and again whenever it ended by itself; `pause` milliseconds lie between two tries. The first start may throw. */
export async function keepRunning(begin: () => Promise<Running>, options: { log: Log; pause: number }): Promise<Keeper> {
  const ending = new AbortController();
  let current = await begin();
  const watching = (async () => {
    while (!ending.signal.aborted) {
      await current.promise.catch(() => undefined);
      if (ending.signal.aborted) return;
      options.log.error('job runner ended, starting again');
      current = (await beginAgain(begin, options, ending.signal)) ?? current;
    }
    await stopQuietly(current);
  })();
  return {
    stop: async () => {
      ending.abort();
      await stopQuietly(current);
      await watching;
    },
  };
}

/** It rejects when it has stopped by itself meanwhile. */
async function stopQuietly(running: Running): Promise<void> {
  await running.stop().catch(() => undefined);
}

async function beginAgain(
  begin: () => Promise<Running>,
  { log, pause }: { log: Log; pause: number },
  ending: AbortSignal,
): Promise<Running | undefined> {
  while (!ending.aborted) {
    await wait(pause, undefined, { signal: ending }).catch(() => undefined);
    if (ending.aborted) break;
    try {
      return await begin();
    } catch (error) {
      log.warn({ code: failureCode(error) }, 'job runner cannot start yet');
    }
  }
  return undefined;
}
