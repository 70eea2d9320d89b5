import { summarize, type Sample } from './load/closed-loop.ts';
import { measure } from './load/measure.ts';
import type { Target } from './load/flows.ts';
import type { ScaleFlow, ScaleResult } from './report/results.ts';
import type { Sizes } from './sizes.ts';

export interface ScaleTargets {
  readonly few: Target;
  readonly many: Target;
  /** Few people beside expired artefacts. */
  readonly worn: Target;
}

const flows: readonly ScaleFlow[] = ['password_totp', 'session', 'refresh'];
const sizesOfTarget = ['few', 'many', 'worn'] as const;

/**
 * Does it matter how many people there are, or how much has expired? Three installations take turns, in another order each round.
 * Few connections: the question is how long one sign-in takes, not how a queue forms.
 */
export async function compareSizes(targets: ScaleTargets, sizes: Sizes): Promise<ScaleResult> {
  const { few, many, expired, rounds, seconds } = sizes.scale;
  const samples = new Map<string, Sample[]>();
  for (let round = 0; round < rounds; round++) {
    for (const flow of flows) {
      const order = sizesOfTarget.map((_, index) => sizesOfTarget[(index + round) % sizesOfTarget.length] ?? 'few');
      for (const size of order) {
        const sample = await measure(targets[size], flow, { lanes: lanesOf(flow), seconds: seconds[flow] });
        samples.set(`${flow} ${size}`, [...(samples.get(`${flow} ${size}`) ?? []), sample]);
      }
    }
  }
  const p95 = (flow: ScaleFlow, size: keyof ScaleTargets): number => summarize(samples.get(`${flow} ${size}`) ?? []).p95;
  const ofFlow = (flow: ScaleFlow) => [flow, { few: p95(flow, 'few'), many: p95(flow, 'many'), worn: p95(flow, 'worn') }] as const;
  return { few, many, expired, p95: Object.fromEntries(flows.map(ofFlow)) as ScaleResult['p95'] };
}

function lanesOf(flow: ScaleFlow): number {
  return flow === 'password_totp' ? 2 : 4;
}
