import type { Happening, HappeningKind } from '../../connectors/registry-events.ts';
import type { Day } from '../../lib/days.ts';
import type { LockGround } from '../accounts/types.ts';
import type { RuleSet } from '../rule-sets/types.ts';
import type { Effect } from './types.ts';

export interface EffectBy {
  /** In force on the day of the event; absent: before the first generation. */
  readonly rules: RuleSet | undefined;
  readonly subject: 'citizen' | 'foreigner';
  readonly today: Day;
}

type EffectsOf<K extends HappeningKind> = (happening: Extract<Happening, { kind: K }>, today: Day) => readonly Effect[];

const lock = (ground: LockGround): readonly Effect[] => [{ do: 'lock', ground }];
const unlock = (...grounds: readonly LockGround[]): readonly Effect[] => grounds.map((ground) => ({ do: 'unlock', ground }));
const nothing = (): readonly Effect[] => [];

/** What follows from each kind (law.md 7.2, 7.3, 7.6, I6). A paper that has ended already when it is announced opens nothing. */
const effects: { readonly [K in HappeningKind]: EffectsOf<K> } = {
  'name-changed': ({ fullName }) => [{ do: 'change-person', change: { fullName } }],
  'birth-date-changed': ({ birthDate }) => [{ do: 'change-person', change: { birthDate } }],
  'sex-changed': ({ sex }) => [{ do: 'change-person', change: { sex } }],
  'nationality-changed': ({ nationality }) => [{ do: 'change-person', change: { nationality } }],
  // No picture of a register is kept here.
  'picture-changed': nothing,
  'number-replaced': ({ newNumber }) => [{ do: 'replace-number', newNumber }],
  died: () => [{ do: 'die' }],
  // There is no way back from inside: two officers of the authority (law.md 7.2).
  'death-cancelled': () => [{ do: 'open-task', kind: 'death-cancelled' }],
  'relation-changed': nothing,
  'guardianship-changed': nothing,
  'capacity-changed': nothing,
  // A new card is a new right to one: what the old one closed is open again.
  'card-issued': ({ expiresOn }, today) => (isOver(expiresOn, today) ? [] : unlock('card-expired', 'card-revoked')),
  'card-expired': () => lock('card-expired'),
  'card-revoked': () => lock('card-revoked'),
  'card-held': () => lock('card-held'),
  'card-returned': () => unlock('card-held'),
  'card-refused': nothing,
  'passport-changed': ({ expiresOn }, today) => (isOver(expiresOn, today) ? [] : unlock('passport-expired')),
  'passport-ended': () => lock('passport-expired'),
  'residence-changed': ({ expiresOn }, today) => (isOver(expiresOn, today) ? [] : unlock('residence-ended')),
  // The event names no number; a card that comes after it is another paper, with a number that nobody agreed to.
  'residence-ended': () => [...lock('residence-ended'), { do: 'change-paper', number: undefined, status: 'expired' }],
  naturalised: () => [{ do: 'open-task', kind: 'naturalised' }],
  'paper-changed': ({ number, status }) => [{ do: 'change-paper', number, status }],
};

function isOver(expiresOn: Day | undefined, today: Day): boolean {
  return expiresOn !== undefined && expiresOn < today;
}

/** What follows for the account; a ground is opened only where the rules of the event's day know it for this kind of person. */
export function effectsOf(happening: Happening, { rules, subject, today }: EffectBy): readonly Effect[] {
  const follow = effects[happening.kind] as (happening: Happening, today: Day) => readonly Effect[];
  return follow(happening, today).filter((effect) => effect.do !== 'lock' || registerMayLock(rules, subject, effect.ground));
}

function registerMayLock(rules: RuleSet | undefined, subject: EffectBy['subject'], ground: LockGround): boolean {
  const known = rules?.lockGrounds ?? [];
  return known.some((rule) => rule.subject === subject && rule.ground === ground && rule.opensBy.includes('registry'));
}

/** Events of one topic undo each other; one that comes late changes nothing when a later one of its topic is there. */
const topics: Readonly<Record<HappeningKind, string>> = {
  'name-changed': 'name',
  'birth-date-changed': 'birth-date',
  'sex-changed': 'sex',
  'nationality-changed': 'nationality',
  'picture-changed': 'picture',
  'number-replaced': 'number',
  died: 'life',
  'death-cancelled': 'life',
  'relation-changed': 'relation',
  'guardianship-changed': 'guardianship',
  'capacity-changed': 'capacity',
  'card-issued': 'card',
  'card-expired': 'card',
  'card-revoked': 'card',
  'card-held': 'card-holding',
  'card-returned': 'card-holding',
  'card-refused': 'card-application',
  'passport-changed': 'passport',
  'passport-ended': 'passport',
  'residence-changed': 'residence',
  'residence-ended': 'residence',
  naturalised: 'naturalisation',
  'paper-changed': 'paper',
};

/** Papers are told apart by their number: two of one kind do not undo each other. */
export function topicOf(happening: Happening): string {
  const topic = topics[happening.kind];
  return happening.kind === 'paper-changed' ? `${topic}:${happening.number}` : topic;
}
