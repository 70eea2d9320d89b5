import type { Summary } from '../../load/closed-loop.ts';
import type { QueueSeen } from '../measure/queue.ts';
import type { SearchKind } from '../measure/search.ts';
import type { ViewKind } from '../measure/worklist.ts';
import type { Sizes } from '../sizes.ts';
import type { Cpu } from '../stage.ts';

export interface ProcedureResult {
  readonly count: number;
  /** From the first draft to the last decision. */
  readonly seconds: number;
  readonly queue: QueueSeen;
  readonly cpu: Cpu;
}

export interface DecisionResult extends ProcedureResult {
  /** Seconds of each half: until the last register had answered, and from there to the last decision. */
  readonly takenIn: number;
  readonly deciding: number;
}

export const surroundings = ['alone', 'campaign', 'full-speed'] as const;
export type Surroundings = (typeof surroundings)[number];

export interface SignInResult {
  readonly summary: Readonly<Record<Surroundings, Summary>>;
  /** p95 against that alone: the median over the rounds. */
  readonly ratio: Readonly<Record<Surroundings, number>>;
  readonly queue: Readonly<Record<Surroundings, QueueSeen>>;
}

/** All kinds mixed, and each. */
export interface Lookups<K extends string> {
  readonly all: Summary;
  readonly each: Readonly<Record<K, Summary>>;
}

export interface Results {
  readonly quick: boolean;
  readonly sizes: Sizes;
  readonly applications: ProcedureResult;
  readonly decisions: DecisionResult;
  readonly signIns: SignInResult;
  readonly search: Lookups<SearchKind>;
  readonly worklist: Lookups<ViewKind>;
  /** Load average of one minute at the beginning and at the end: who else was working on this machine. */
  readonly machine: { readonly before: number; readonly after: number };
}

export function perSecond({ count, seconds }: { readonly count: number; readonly seconds: number }): number {
  return count / seconds;
}
