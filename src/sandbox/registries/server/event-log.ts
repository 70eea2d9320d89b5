import { randomUUID } from 'node:crypto';
import type { FeedRegister } from '../../../connectors/registry-events.ts';

/** An event as it goes over the wire. */
export interface PublishedEvent {
  readonly id: string;
  readonly seq: number;
  readonly kind: string;
  readonly person: string;
  /** ISO 8601. */
  readonly at: string;
  readonly data: object;
}

/** What every register has published since the sandbox started. */
export interface EventLog {
  publish(register: FeedRegister, event: Pick<PublishedEvent, 'kind' | 'person' | 'data'>): PublishedEvent;
  /** Of every register, as they were published. */
  all(): (PublishedEvent & { readonly register: FeedRegister })[];
  list(register: FeedRegister, after: number, limit: number): { events: PublishedEvent[]; oldest: number };
}

const epoch = Date.UTC(2026, 0, 1);

/**
 * Numbers begin where those of an earlier start must have ended: what was published then is forgotten, as a register forgets what is too
 * old to be read again.
 */
export function createEventLog(first = Math.floor((Date.now() - epoch) / 1000)): EventLog {
  const published = new Map<FeedRegister, PublishedEvent[]>();
  const of = (register: FeedRegister): PublishedEvent[] => published.get(register) ?? [];
  return {
    publish(register, event) {
      const added = { ...event, id: randomUUID(), seq: first + of(register).length, at: new Date().toISOString() };
      published.set(register, [...of(register), added]);
      return added;
    },
    all: () =>
      [...published]
        .flatMap(([register, events]) => events.map((event) => ({ ...event, register })))
        .toSorted((one, other) => one.at.localeCompare(other.at)),
    list: (register, after, limit) => ({
      events: of(register)
        .filter(({ seq }) => seq > after)
        .slice(0, limit),
      oldest: first,
    }),
  };
}
