import type { RegistryEvent } from '../../connectors/registry-events.ts';

/** Milliseconds for which a missing number is waited for: a register that writes in parallel shows it a moment later. */
const patience = 15 * 60_000;

export interface InTurn {
  /** To be taken in now, one after the other. */
  readonly ready: readonly RegistryEvent[];
  /** Numbers that are missing before the next event that is there. */
  readonly gap: { readonly from: number; readonly to: number } | undefined;
}

/** Events in the order of their numbers, as far as none is missing. What was taken in already is left out. */
export function inTurn(after: number, events: readonly RegistryEvent[]): InTurn {
  const waiting = events.filter(({ seq }) => seq > after).toSorted((one, other) => one.seq - other.seq);
  const ready: RegistryEvent[] = [];
  for (const event of waiting) {
    if (event.seq !== after + ready.length + 1) return { ready, gap: { from: after + ready.length + 1, to: event.seq - 1 } };
    ready.push(event);
  }
  return { ready, gap: undefined };
}

/** Whether a gap has been waited for long enough: then the events after it must not wait any longer. */
export function isPassable(gapSince: Date, now: Date): boolean {
  return now.getTime() - gapSince.getTime() >= patience;
}
