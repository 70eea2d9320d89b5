/** Answers of one closed loop: `lanes` people in a row, each beginning again as soon as the last answer is there. */
export interface Sample {
  /** Milliseconds, one a finished task. */
  readonly times: readonly number[];
  /** Seconds the loop ran. */
  readonly seconds: number;
}

/** Runs `task` on every lane until the time is over. The first failure ends the run: a fast error is no result. */
export async function closedLoop(options: { lanes: number; seconds: number; task: (lane: number) => Promise<unknown> }): Promise<Sample> {
  const times: number[] = [];
  const started = performance.now();
  const end = started + options.seconds * 1000;
  const run = async (lane: number): Promise<void> => {
    for (let begun = performance.now(); begun < end; begun = performance.now()) {
      await options.task(lane);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: options.lanes }, (_, lane) => run(lane)));
  return { times, seconds: (performance.now() - started) / 1000 };
}

export interface Summary {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Rates over all rounds together; percentiles over all answers together. */
export function summarize(samples: readonly Sample[]): Summary {
  const times = samples.flatMap((sample) => sample.times).sort((a, b) => a - b);
  const seconds = samples.reduce((sum, sample) => sum + sample.seconds, 0);
  return { count: times.length, perSecond: times.length / seconds, p50: at(times, 0.5), p95: at(times, 0.95), p99: at(times, 0.99) };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return at(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
