import type { Target } from './load/flows.ts';
import { type FlowName, flowNames, measure, measureSignIns, type Seat, seatedFlows, takeSeats, warmUp } from './load/measure.ts';
import { Samples } from './load/samples.ts';
import type { Pair, Results } from './report/results.ts';
import type { Sizes } from './sizes.ts';

/** Ours and the bare library in turns; who begins changes with the round. Ends early when the time for it is over, never before one round. */
export async function compareWithBare(
  targets: { ours: Target; bare: Target },
  sizes: Sizes,
  hands: { say: (what: string) => void; isLate: () => boolean; settle: () => Promise<void> },
): Promise<Results['flows']> {
  const { ours, bare } = targets;
  const samples = new Samples();
  for (const target of [ours, bare]) await warmUp(target, { lanes: sizes.lanes, seconds: sizes.warmUp });
  await hands.settle();
  for (let round = 0; round < sizes.rounds && !(round > 0 && hands.isLate()); round++) {
    const turns = round % 2 === 0 ? [ours, bare] : [bare, ours];
    const seats = new Map<Target, Seat[]>();
    for (const target of turns) {
      samples.add('password_totp', target, await measureSignIns(target, { lanes: sizes.lanes, seconds: sizes.seconds.password_totp }));
      seats.set(target, await takeSeats(target, sizes.lanes));
    }
    for (const flow of seatedFlows) {
      for (const target of turns) {
        samples.add(flow, target, await measure(target, flow, { seats: seats.get(target) ?? [], seconds: sizes.seconds[flow] }));
      }
    }
    hands.say(`round ${round + 1} of ${sizes.rounds} done`);
  }
  const pairs = flowNames.map((flow): [FlowName, Pair] => [flow, { ours: samples.of(flow, ours), bare: samples.of(flow, bare) }]);
  return Object.fromEntries(pairs) as Results['flows'];
}
