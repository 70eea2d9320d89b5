import { median, type Sample, type Summary, summarize } from './closed-loop.ts';
import type { Target } from './flows.ts';
import type { FlowName } from './measure.ts';

/** Samples of all rounds, by flow and target. */
export class Samples {
  readonly #samples = new Map<string, Sample[]>();

  add(flow: FlowName, { name }: Target, sample: Sample): void {
    const key = `${flow} ${name}`;
    this.#samples.set(key, [...(this.#samples.get(key) ?? []), sample]);
  }

  /** One sample a round, in order. */
  rounds(flow: FlowName, { name }: Target): readonly Sample[] {
    return this.#samples.get(`${flow} ${name}`) ?? [];
  }

  of(flow: FlowName, target: Target): Summary {
    return summarize(this.rounds(flow, target));
  }
}

/** By how much the p95 grew, round by round, so that a slow minute of the machine does not count against whoever had their turn in it. */
export function growthBetween(before: readonly Sample[], after: readonly Sample[]): number {
  return median(after.map((sample, round) => summarize([sample]).p95 / summarize(before.slice(round, round + 1)).p95));
}
