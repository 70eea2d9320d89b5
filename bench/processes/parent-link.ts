import { readFileSync } from 'node:fs';

/** What a process of the bench does when it is asked, by question. */
export type Talk = Readonly<Record<string, (asked: never) => unknown>>;

/** What the bench may ask a server process. Everything else is seen from outside. */
export interface ServerTalk {
  readonly 'round-trips': () => number;
  /** Resident memory in MB. */
  readonly memory: () => number;
}

/** Tells the bench that requests can be sent, and answers its questions until it goes away. */
export function serveBench(origin: string, roundTrips: () => number): void {
  answerBench(origin, { 'round-trips': roundTrips, memory: residentMemory } satisfies ServerTalk);
}

/** The same for a process with questions of its own; what one throws reaches who asked. */
export function answerBench(ready: string, talk: Talk): void {
  process.on('message', ({ id, question, asked }: { id: number; question: string; asked: never }) => {
    const answering = (async () => talk[question]?.(asked))();
    answering.then(
      (answer) => process.send?.({ id, answer }),
      (error: unknown) => process.send?.({ id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  // An ordinary end, so that a profile (`--cpu-prof`) is written.
  process.on('disconnect', () => process.exit(0));
  process.send?.({ ready });
}

/** As the kernel counts it, native memory included. */
function residentMemory(): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readProcStatus());
  return found ? Math.round(Number(found[1]) / 1024) : Math.round(process.memoryUsage.rss() / 1024 / 1024);
}

function readProcStatus(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
}

/** What the bench hands over when it starts this process; too large for the environment. */
export async function parcel<T>(): Promise<T> {
  return new Promise((resolve) => process.once('message', (message) => resolve(message as T)));
}
