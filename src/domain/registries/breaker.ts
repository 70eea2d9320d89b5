import type { Breaker, Lamp } from './types.ts';

/** Milliseconds. A question takes ten seconds at most, so a trial that is silent for fifteen died with its process. */
const limits = { failures: 5, within: 30_000, trial: 15_000, trouble: 5 * 60_000 } as const;

/** How long a register is spared after it failed once, twice, … in a row. */
const pauses = [30_000, 60_000, 120_000, 300_000] as const;

export type Admission = 'ask' | 'trial' | 'refuse';

/** Whether a question may be asked now; a trial must be written down before it is asked, so that there is one. */
export function admissionOf({ state, againAt }: Breaker, now: Date): Admission {
  if (state === 'closed') return 'ask';
  return againAt && againAt <= now ? 'trial' : 'refuse';
}

/** One question is let through. */
export function beginTrial(breaker: Breaker, now: Date): Breaker {
  return { ...breaker, state: 'trial', againAt: later(now, limits.trial) };
}

/** No answer came. What was asked before the breaker opened says nothing new; a trial that failed opens it for longer. */
export function afterFailure(breaker: Breaker, failed: { now: Date; code: string; wasTrial: boolean }): Breaker {
  const { now, code, wasTrial } = failed;
  const endsTrial = wasTrial && breaker.state === 'trial';
  if (breaker.state !== 'closed' && !endsTrial) return breaker;
  const failures = [...breaker.failures, now].slice(-limits.failures);
  const first = failures[0] ?? now;
  const opens = endsTrial || (failures.length === limits.failures && now.getTime() - first.getTime() <= limits.within);
  const counted = { ...breaker, failures, lastCode: code };
  return opens ? open(counted, now) : counted;
}

/** An answer came. Only the trial closes the breaker; failures of before are forgotten with it. */
export function afterAnswer(breaker: Breaker, wasTrial: boolean): Breaker {
  if (!wasTrial || breaker.state !== 'trial') return breaker;
  return { state: 'closed', failures: [], lastCode: breaker.lastCode, downSince: undefined, openings: 0, againAt: undefined };
}

/** The lamp in the header of every officer, and since when it is not green. */
export function lampOf({ state, failures, downSince }: Breaker, now: Date): { readonly lamp: Lamp; readonly since: Date | undefined } {
  if (state !== 'closed') return { lamp: 'down', since: downSince };
  const recent = failures.filter((at) => now.getTime() - at.getTime() < limits.trouble);
  return recent.length > 0 ? { lamp: 'trouble', since: recent[0] } : { lamp: 'up', since: undefined };
}

function open(breaker: Breaker, now: Date): Breaker {
  const pause = pauses[Math.min(breaker.openings, pauses.length - 1)] ?? pauses[0];
  const { downSince = now } = breaker;
  return { ...breaker, state: 'open', downSince, openings: breaker.openings + 1, againAt: later(now, pause) };
}

function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
