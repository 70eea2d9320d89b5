const minute = 60;
const hour = 60 * minute;

/** Seconds between the tries of the first day: eight in 24 hours, close together while it may be a hiccup. */
const waits = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 13 * hour + 39 * minute];

/** Afterwards nobody is forgotten: a register that comes back after a week is asked what was waiting. */
const afterwards = 4 * hour;

/** Seconds until the next try after so many tries that had no answer; `random` from 0 to 1 spreads what failed together by ±20 %. */
export function retryDelay(attempts: number, random: number): number {
  const wait = waits[Math.max(1, attempts) - 1] ?? afterwards;
  return Math.round(wait * (0.8 + 0.4 * random));
}
