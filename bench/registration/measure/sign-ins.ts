import { setTimeout as sleep } from 'node:timers/promises';
import type { Sample } from '../../load/closed-loop.ts';
import { summarize } from '../../load/closed-loop.ts';
import { measureSignIns } from '../../load/measure.ts';
import { growthBetween } from '../../load/samples.ts';
import type { Pace } from '../load/runs.ts';
import { type SignInResult, type Surroundings, surroundings } from '../report/results.ts';
import type { Sizes } from '../sizes.ts';
import type { Stage } from '../stage.ts';
import { waitForFiles } from './files.ts';
import { type QueueSeen, watchQueue } from './queue.ts';

/** Seconds that a load runs before and after the sign-ins beside it. */
const margin = 1;

/** The same sign-ins alone, beside a campaign, and beside as much registration as the machine can do; in turns, in another order each round. */
export async function compareSignIns(
  stage: Stage,
  { lanes, rounds, seconds, warmUp, campaign, fullSpeed }: Sizes['signIns'],
  isLate: () => boolean,
): Promise<SignInResult> {
  const { target } = stage.house;
  await measureSignIns(target, { lanes, seconds: warmUp });
  const samples: Record<Surroundings, Sample[]> = { alone: [], campaign: [], 'full-speed': [] };
  const queues: Record<Surroundings, QueueSeen[]> = { alone: [], campaign: [], 'full-speed': [] };
  const paces: Record<Surroundings, Pace | undefined> = {
    alone: undefined,
    campaign: { perSecond: campaign, seconds: seconds + 2 * margin },
    'full-speed': { lanes: fullSpeed, seconds: seconds + 2 * margin },
  };
  for (let round = 0; round < rounds && !(round > 0 && isLate()); round++) {
    const turns = surroundings.map((_, index) => surroundings[(index + round) % surroundings.length] ?? 'alone');
    for (const turn of turns) {
      const { result, queue } = await beside(stage, paces[turn], () => measureSignIns(target, { lanes, seconds }));
      samples[turn].push(result);
      queues[turn].push(queue);
    }
  }
  const of = <T>(each: (turn: Surroundings) => T): Record<Surroundings, T> => ({
    alone: each('alone'),
    campaign: each('campaign'),
    'full-speed': each('full-speed'),
  });
  return {
    summary: of((turn) => summarize(samples[turn])),
    ratio: of((turn) => growthBetween(samples.alone, samples[turn])),
    queue: of((turn) => worst(queues[turn])),
  };
}

async function beside(stage: Stage, pace: Pace | undefined, measure: () => Promise<Sample>): Promise<{ result: Sample; queue: QueueSeen }> {
  const { db } = stage.house;
  const { result, queue } = await watchQueue(db, async () => {
    const load = pace ? stage.people.ask('apply', pace) : Promise.resolve([]);
    if (pace) await sleep(margin * 1000);
    const sample = await measure();
    return { sample, files: await load };
  });
  await waitForFiles(db, result.files, ['granted', 'notified']);
  return { result: result.sample, queue };
}

function worst(queues: readonly QueueSeen[]): QueueSeen {
  return { most: Math.max(...queues.map(({ most }) => most)), emptied: Math.max(...queues.map(({ emptied }) => emptied)) };
}
