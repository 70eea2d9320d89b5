import { measure, measureSignIns, takeSeats, warmUp } from './load/measure.ts';
import type { Target } from './load/flows.ts';
import { growthBetween, Samples } from './load/samples.ts';
import { type ScaleFlow, scaleFlows, type ScaleResult } from './report/results.ts';
import type { Sizes } from './sizes.ts';

export interface ScaleTargets {
  readonly few: Target;
  readonly many: Target;
  /** Few people beside expired artefacts. */
  readonly worn: Target;
}

/** Few: the question is how long one sign-in takes, not how a queue forms. */
const lanes = 4;

/**
 * Does it matter how many people there are, or how much has expired? Three installations take turns, in another order each round. Ends
 * early when the time for it is over, never before one round.
 */
export async function compareSizes(
  targets: ScaleTargets,
  sizes: Sizes,
  hands: { isLate: () => boolean; settle: () => Promise<void> },
): Promise<ScaleResult> {
  const { few, many, expired, rounds, seconds } = sizes.scale;
  const all = [targets.few, targets.many, targets.worn];
  for (const target of all) await warmUp(target, { lanes, seconds: sizes.warmUp });
  const seats = new Map(await Promise.all(all.map(async (target) => [target, await takeSeats(target, lanes)] as const)));
  await hands.settle();
  const samples = new Samples();
  for (let round = 0; round < rounds && !(round > 0 && hands.isLate()); round++) {
    const turns = all.map((_, index) => all[(index + round) % all.length] ?? targets.few);
    for (const flow of scaleFlows) {
      for (const target of turns) {
        const sample =
          flow === 'password_totp'
            ? await measureSignIns(target, { lanes, seconds: seconds[flow] })
            : await measure(target, flow, { seats: seats.get(target) ?? [], seconds: seconds[flow] });
        samples.add(flow, target, sample);
      }
    }
  }
  const ofFlow = (flow: ScaleFlow) => {
    const { few: base, many: crowded, worn } = targets;
    const p95 = (target: Target): number => samples.of(flow, target).p95;
    const growth = (target: Target): number => growthBetween(samples.rounds(flow, base), samples.rounds(flow, target));
    return {
      p95: { few: p95(base), many: p95(crowded), worn: p95(worn) },
      growth: { many: growth(crowded), worn: growth(worn) },
    };
  };
  const flows = scaleFlows.map((flow) => [flow, ofFlow(flow)] as const);
  return {
    few,
    many,
    expired,
    p95: Object.fromEntries(flows.map(([flow, { p95 }]) => [flow, p95])) as ScaleResult['p95'],
    growth: Object.fromEntries(flows.map(([flow, { growth }]) => [flow, growth])) as ScaleResult['growth'],
  };
}
