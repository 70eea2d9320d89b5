import type { Environment } from '../config.ts';

/** 0 done, 1 refused or wrong, 2 not used as meant. */
export interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly lines: readonly string[];
  /** What was asked for is what is said, good or bad: it goes where answers go, not where errors go. */
  readonly report?: true;
}

export interface Command {
  /** One or two words, as typed. */
  readonly name: string;
  /** What follows the name. */
  readonly takes: string;
  readonly purpose: string;
  /** `args`: what follows the name. Undefined: not used as meant. */
  run(args: readonly string[], env: Environment): Promise<Outcome | undefined>;
}
