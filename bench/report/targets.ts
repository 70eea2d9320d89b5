import { growthOf, ratioOf, type Results } from './results.ts';

export interface Verdict {
  readonly what: string;
  readonly target: string;
  readonly measured: number;
  readonly met: boolean;
}

/** What was promised, and whether this run held it. */
export function judge(results: Results): Verdict[] {
  const { flows, roundTrips, logOut, scale, startToReady, memory } = results;
  return [
    atLeast('password + TOTP, ours / bare', ratioOf(flows.password_totp), 0.7),
    atLeast('sign-in by session, ours / bare', ratioOf(flows.session), 0.4),
    atLeast('refresh, ours / bare', ratioOf(flows.refresh), 0.4),
    atMost('round trips of a silent sign-in', roundTrips.silent, 6),
    atMost('p95 of a log-out while the service is dead, ms', logOut.p95, 200),
    atMost(`p95 with ${count(scale.many)} people / with ${count(scale.few)}`, growthOf(scale, 'many'), 1.2),
    atMost(`p95 beside ${count(scale.expired)} expired artefacts / without`, growthOf(scale, 'worn'), 1.2),
    below('start to ready, ms', startToReady, 5000),
    below('resident memory after the bench, MB', memory.ours, 350),
  ];
}

export function atLeast(what: string, measured: number, bound: number): Verdict {
  return { what, measured, target: `≥ ${bound}`, met: measured >= bound };
}

export function atMost(what: string, measured: number, bound: number): Verdict {
  return { what, measured, target: `≤ ${bound}`, met: measured <= bound };
}

export function below(what: string, measured: number, bound: number): Verdict {
  return { what, measured, target: `< ${bound}`, met: measured < bound };
}

export function count(number: number): string {
  return number.toLocaleString('en');
}
