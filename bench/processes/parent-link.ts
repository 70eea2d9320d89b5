import { readFileSync } from 'node:fs';

/** What the bench may ask a server process. Everything else is seen from outside. */
export interface Answers {
  readonly 'round-trips': number;
  /** Resident memory in MB. */
  readonly memory: number;
}
export type Question = keyof Answers;

/** Tells the bench that requests can be sent, and answers its questions until it goes away. */
export function serveBench(origin: string, roundTrips: () => number): void {
  const answers: { readonly [Q in Question]: () => Answers[Q] } = { 'round-trips': roundTrips, memory: residentMemory };
  process.on('message', ({ id, question }: { id: number; question: Question }) => {
    process.send?.({ id, answer: answers[question]() });
  });
  // An ordinary end, so that a profile (`--cpu-prof`) is written.
  process.on('disconnect', () => process.exit(0));
  process.send?.({ ready: origin });
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
