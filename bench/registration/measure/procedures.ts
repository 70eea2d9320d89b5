import type { DecisionResult, ProcedureResult } from '../report/results.ts';
import type { Sizes } from '../sizes.ts';
import { type Stage, withCpu } from '../stage.ts';
import { spanOf, waitForFiles } from './files.ts';
import { watchQueue } from './queue.ts';

/** P1 as fast as it goes: lanes of applicants who begin one after the other, and what they sent is granted by machine. */
export async function measureApplications(stage: Stage, { lanes, seconds }: Sizes['applications']): Promise<ProcedureResult> {
  const { db } = stage.house;
  const { result: watched, cpu } = await withCpu(stage, () =>
    watchQueue(db, async () => {
      const files = await stage.people.ask('apply', { lanes, seconds });
      await waitForFiles(db, files, ['granted', 'notified']);
      return files;
    }),
  );
  const { result: files, queue } = watched;
  return { count: files.length, seconds: await spanOf(db, files), queue, cpu };
}

/** P2: officers take in; when every register has answered, others decide. Both halves count. */
export async function measureDecisions(stage: Stage, { lanes, deciders, seconds }: Sizes['decisions']): Promise<DecisionResult> {
  const { db } = stage.house;
  const { result: watched, cpu } = await withCpu(stage, () => watchQueue(db, () => takeFilesIn(stage, { lanes, seconds })));
  const { result, queue } = watched;
  const { files, takenIn } = result;
  const deciding = await stage.people.ask('decide', { lanes: deciders, files });
  await waitForFiles(db, files, ['granted', 'notified']);
  return { count: files.length, seconds: takenIn + deciding, takenIn, deciding, queue, cpu };
}

async function takeFilesIn(stage: Stage, pace: { lanes: number; seconds: number }): Promise<{ files: string[]; takenIn: number }> {
  const begun = performance.now();
  const files = await stage.people.ask('takeIn', pace);
  await waitForFiles(stage.house.db, files, ['awaiting-decision']);
  return { files, takenIn: (performance.now() - begun) / 1000 };
}
