import type { FeedRegister, Happening } from '../../connectors/registry-events.ts';
import type { PaperChange } from '../accounts/integrated-papers.ts';
import type { LockGround } from '../accounts/types.ts';

/**
 * What became of an event. `unchanged`: it was so already; `recorded`: nothing follows from it today; `superseded`: it came late, and a
 * later event of its topic was there; `unknown-kind`, `unreadable`: kept and shown, for somebody to look at.
 */
export type LifeEventState = 'applied' | 'unchanged' | 'recorded' | 'no-account' | 'superseded' | 'unknown-kind' | 'unreadable';

/** An event as it is kept, without what is sealed. */
export interface LifeEvent {
  readonly id: string;
  readonly register: FeedRegister;
  readonly kind: string;
  readonly state: LifeEventState;
  readonly accountId: string | undefined;
  readonly happenedAt: Date;
  readonly receivedAt: Date;
}

/** Data of a person that follow a register. */
export interface PersonChange {
  readonly fullName?: string;
  readonly birthDate?: string;
  readonly sex?: 'male' | 'female' | 'unknown';
  readonly nationality?: string;
}

/** What follows from an event for the account of its person. */
export type Effect =
  | { readonly do: 'change-person'; readonly change: PersonChange }
  | { readonly do: 'replace-number'; readonly newNumber: string }
  | { readonly do: 'lock'; readonly ground: LockGround }
  | { readonly do: 'unlock'; readonly ground: LockGround }
  | { readonly do: 'die' }
  | ({ readonly do: 'change-paper' } & Pick<PaperChange, 'number' | 'status'>)
  | { readonly do: 'open-task'; readonly kind: 'death-cancelled' | 'naturalised' };

/** Where following a register stands. */
export interface Cursor {
  readonly after: number;
  readonly gapSince: Date | undefined;
}

/** A happening that was just taken in. */
export interface Heard {
  readonly register: FeedRegister;
  readonly person: string;
  readonly happening: Happening;
}
