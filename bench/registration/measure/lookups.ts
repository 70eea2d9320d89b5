import { closedLoop, summarize } from '../../load/closed-loop.ts';
import type { Lookups } from '../report/results.ts';

/** Looks up in turns, so that every kind counts alike; each question is another one. Several officers do so at the same moment. */
export async function measureLookups<K extends string>(
  kinds: Readonly<Record<K, (turn: number) => Promise<unknown>>>,
  load: { lanes: number; seconds: number },
): Promise<Lookups<K>> {
  const names = Object.keys(kinds) as K[];
  const times = new Map(names.map((name): [K, number[]] => [name, []]));
  let turn = 0;
  const all = await closedLoop({
    ...load,
    task: async () => {
      const at = turn++;
      const name = names[at % names.length];
      if (!name) throw new Error('nothing to look up');
      const begun = performance.now();
      await kinds[name](Math.floor(at / names.length));
      times.get(name)?.push(performance.now() - begun);
    },
  });
  const each = names.map((name) => [name, summarize([{ times: times.get(name) ?? [], seconds: all.seconds }])]);
  return { all: summarize([all]), each: Object.fromEntries(each) };
}
