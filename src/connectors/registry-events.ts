import type { PaperRecord, RegistryName, Unavailable } from './registries.ts';

/** Registers that publish what happens in them. */
export type FeedRegister = Exclude<RegistryName, 'subscriber'>;

/** What can happen to a person in a register. A number is the one that holds after the event, unless said otherwise. */
export type Happening =
  | { readonly kind: 'name-changed'; readonly fullName: string }
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  | { readonly kind: 'birth-date-changed'; readonly birthDate: string }
  | { readonly kind: 'sex-changed'; readonly sex: 'male' | 'female' | 'unknown' }
  | { readonly kind: 'nationality-changed'; readonly nationality: string }
  | { readonly kind: 'picture-changed' }
  /** The person of the event is the number that was replaced. */
  | { readonly kind: 'number-replaced'; readonly newNumber: string }
  | { readonly kind: 'died'; readonly diedOn: string }
  | { readonly kind: 'death-cancelled' }
  | { readonly kind: 'relation-changed' }
  | { readonly kind: 'guardianship-changed' }
  | { readonly kind: 'capacity-changed'; readonly isWard: boolean }
  /** `reference`: of its application, as the card system answered. */
  | {
      readonly kind: 'card-issued';
      readonly cardNumber: string;
      readonly expiresOn: string | undefined;
      readonly reference: string | undefined;
    }
  | { readonly kind: 'card-expired' }
  | { readonly kind: 'card-revoked' }
  | { readonly kind: 'card-held' }
  | { readonly kind: 'card-returned' }
  /** An application for a card was refused (form CC03). */
  | { readonly kind: 'card-refused'; readonly reference: string }
  | { readonly kind: 'passport-changed'; readonly number: string; readonly issuingState: string; readonly expiresOn: string }
  | { readonly kind: 'passport-ended' }
  | { readonly kind: 'residence-changed'; readonly expiresOn: string }
  | { readonly kind: 'residence-ended' }
  | { readonly kind: 'naturalised'; readonly personalNumber: string }
  | { readonly kind: 'paper-changed'; readonly number: string; readonly status: PaperRecord['status'] };

export type HappeningKind = Happening['kind'];

/** `unknown-kind`: a kind we have no rule for; `unreadable`: one we know, with something in it that we do not understand. */
export type EventContent =
  | { readonly kind: 'known'; readonly happening: Happening }
  | { readonly kind: 'unknown-kind' | 'unreadable'; readonly name: string; readonly data: unknown };

export interface RegistryEvent {
  /** Unique in its register. */
  readonly id: string;
  /** Counts from 1 without gaps, in the order in which things happened. */
  readonly seq: number;
  /** Personal number, or person of the immigration register. */
  readonly person: string;
  readonly at: Date;
  readonly content: EventContent;
}

/** `oldest`: the first event that the register still holds; what lies before it is gone. */
export interface EventPage {
  readonly kind: 'page';
  /** By their number, each above `after`. */
  readonly events: readonly RegistryEvent[];
  readonly oldest: number;
}

export interface EventFeed {
  listEvents(after: number, limit: number): Promise<EventPage | Unavailable>;
}

export type RegistryFeeds = Readonly<Record<FeedRegister, EventFeed>>;
