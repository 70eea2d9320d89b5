import { setTimeout as sleep } from 'node:timers/promises';

/** So many at a time, each beginning again when it is done; or so many a second, whatever becomes of those before. */
export type Pace = { readonly lanes: number; readonly seconds: number } | { readonly perSecond: number; readonly seconds: number };

/** Begins tasks at a pace until the time is over, and waits for those that were begun. Answers what each gave. */
export async function runAt<T>(pace: Pace, task: (lane: number) => Promise<T>): Promise<T[]> {
  return 'lanes' in pace ? inLanes(pace, task) : atRate(pace, task);
}

async function inLanes<T>({ lanes, seconds }: { lanes: number; seconds: number }, task: (lane: number) => Promise<T>): Promise<T[]> {
  const end = performance.now() + seconds * 1000;
  const run = async (lane: number): Promise<T[]> => {
    const done: T[] = [];
    while (performance.now() < end) done.push(await task(lane));
    return done;
  };
  return (await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)))).flat();
}

async function atRate<T>({ perSecond, seconds }: { perSecond: number; seconds: number }, task: (lane: number) => Promise<T>): Promise<T[]> {
  const count = Math.max(1, Math.round(perSecond * seconds));
  const begun = performance.now();
  const at = async (index: number): Promise<T> => {
    await sleep(Math.max(0, begun + (index * 1000) / perSecond - performance.now()));
    return task(index);
  };
  return Promise.all(Array.from({ length: count }, (_, index) => at(index)));
}
