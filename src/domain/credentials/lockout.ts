/** Failures in a row after which the next try need not wait. */
export const freeFailures = 4;

/** In a row; then nothing but a passkey or recovery helps (NIST SP 800-63B-4 3.2.2 allows at most 100). */
export const refusedAfter = 100;

const firstWait = 30;
const longestWait = 15 * 60;

/** Seconds to wait after so many failures in a row; Infinity when only a passkey or recovery helps. */
export function waitAfter(failures: number): number {
  if (failures >= refusedAfter) return Infinity;
  if (failures < freeFailures) return 0;
  return Math.min(firstWait * 2 ** (failures - freeFailures), longestWait);
}

/** Waits for 1, 2, … failures, up to the last that ends by itself: for the statement that counts. */
export const waits: readonly number[] = Array.from({ length: refusedAfter - 1 }, (_, index) => waitAfter(index + 1));

export interface WindowLimit {
  /** Seconds. */
  readonly window: number;
  /** Failures (or messages) in one window. */
  readonly most: number;
}

/**
 * Many homes share one address (carrier-grade NAT is usual in Viet Nam), so these stop machines, not people. Known devices and passkeys
 * pass by them.
 */
export const placeLimits = {
  address: { window: 15 * 60, most: 200 },
  network: { window: 15 * 60, most: 1000 },
} as const satisfies Record<'address' | 'network', WindowLimit>;

/** Text messages cost money and wake people up. */
export const textLimits = {
  account: { window: 60 * 60, most: 5 },
  address: { window: 60 * 60, most: 30 },
} as const satisfies Record<'account' | 'address', WindowLimit>;
