import type { FlowName } from './load/measure.ts';
import type { ScaleFlow } from './report/results.ts';

/** How long and how much. Times in seconds. */
export interface Sizes {
  readonly people: number;
  /** Connections, each a person in a row. */
  readonly lanes: number;
  /** Ours and the bare library take turns, so that a change of the machine's mood hits both. */
  readonly rounds: number;
  /** Unmeasured, for each of the two. */
  readonly warmUp: number;
  readonly argon2: number;
  readonly seconds: Readonly<Record<FlowName, number>>;
  readonly scale: {
    readonly few: number;
    readonly many: number;
    readonly expired: number;
    readonly rounds: number;
    readonly seconds: Readonly<Record<ScaleFlow, number>>;
  };
  /** Since the start: no further round of the first and of the second comparison begins after these. */
  readonly late: { readonly flows: number; readonly scale: number };
}

export const full: Sizes = {
  people: 10_000,
  lanes: 16,
  rounds: 5,
  warmUp: 10,
  argon2: 5,
  seconds: { password_totp: 12, session: 8, refresh: 5, introspection: 4, userinfo: 4 },
  scale: { few: 1000, many: 200_000, expired: 2_000_000, rounds: 9, seconds: { password_totp: 6, session: 4, refresh: 3 } },
  late: { flows: Infinity, scale: Infinity },
};

/** Ends within two minutes, on a slow machine with fewer rounds. The comparison of sizes is a smaller one here; its figures are only a hint. */
export const quick: Sizes = {
  people: 10_000,
  lanes: 16,
  rounds: 3,
  warmUp: 2,
  argon2: 2,
  seconds: { password_totp: 4, session: 2, refresh: 1.5, introspection: 1, userinfo: 1 },
  scale: { few: 1000, many: 10_000, expired: 100_000, rounds: 3, seconds: { password_totp: 1.5, session: 1, refresh: 0.5 } },
  late: { flows: 40, scale: 80 },
};
