import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../../src/platform/database/types.ts';
import { jobBacklog } from '../../../src/platform/jobs/backlog.ts';

/** How far the worker fell behind while something ran. */
export interface QueueSeen {
  /** Jobs that were due and not begun, at the worst moment. */
  readonly most: number;
  /** Seconds after the load until none was left. */
  readonly emptied: number;
}

/** Milliseconds between two looks: the queue is asked by its operators too, so looking must not cost much. */
const pause = 250;
/** Seconds after which a queue that does not come down ends the run. */
const patience = 120;

/** Looks at the queue while `work` runs and until it has come down. Jobs whose time has not come (notices at night) do not count. */
export async function watchQueue<T>(db: Db, work: () => Promise<T>): Promise<{ result: T; queue: QueueSeen }> {
  const state = { most: 0, busy: true };
  const look = async (): Promise<number> => {
    const { waiting, dead } = await jobBacklog(db);
    if (dead > 0) throw new Error(`${dead} jobs failed for good`);
    state.most = Math.max(state.most, waiting);
    return waiting;
  };
  const watching = (async () => {
    while (state.busy) {
      await look();
      await sleep(pause);
    }
  })();
  const result = await work().finally(() => {
    state.busy = false;
  });
  const ended = performance.now();
  await watching;
  while ((await look()) > 0) {
    if (performance.now() - ended > patience * 1000) throw new Error('the queue does not come down');
    await sleep(pause);
  }
  return { result, queue: { most: state.most, emptied: (performance.now() - ended) / 1000 } };
}
