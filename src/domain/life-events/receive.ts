import { randomUUID } from 'node:crypto';
import type { FeedRegister, RegistryEvent } from '../../connectors/registry-events.ts';
import { dayOf } from '../../lib/days.ts';
import { databaseNow, inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { recordAudit } from '../audit/actions.ts';
import { findRulesOn } from '../rule-sets/index.ts';
import { applyEffect } from './apply.ts';
import { effectsOf, topicOf } from './effects.ts';
import { findConcerned, hasLater, isKnown, purpose, takeCursor } from './queries.ts';
import type { Heard, LifeEventState } from './types.ts';

/** Other rooms that go on when something happens to a person, in the transaction that takes it in. */
export type OnHappening = (tx: Tx, deps: Deps, heard: Heard) => Promise<void>;

export interface Arrival {
  readonly register: FeedRegister;
  readonly event: RegistryEvent;
  /** It was missing and others were taken in before it: the cursor stays where it is. */
  readonly isLate: boolean;
}

/**
 * Takes in one event in one transaction: what it is, what follows from it, and how far the register was followed. A process that dies
 * before the end has taken in nothing, and an event that comes again changes nothing.
 */
export async function receiveEvent(deps: Deps, arrival: Arrival, onHappening?: OnHappening): Promise<'received' | 'known' | 'not-in-turn'> {
  const { register, event, isLate } = arrival;
  return inTransaction(deps.db, async (tx) => {
    const { after } = await takeCursor(tx, register);
    if (isLate ? event.seq > after : event.seq <= after) return isLate ? 'not-in-turn' : 'known';
    if (!isLate && event.seq !== after + 1) return 'not-in-turn';
    const wasThere = await isKnown(tx, register, event);
    if (!wasThere) await store(tx, deps, { register, event });
    if (!isLate) await tx('registry_cursors').where({ register }).update({ after_seq: event.seq, gap_since: null });
    if (wasThere) return 'known';
    const { content } = event;
    if (content.kind === 'known') await onHappening?.(tx, deps, { register, person: event.person, happening: content.happening });
    return 'received';
  });
}

type Stored = Pick<Arrival, 'register' | 'event'>;

async function store(tx: Tx, deps: Pick<Deps, 'secrets'>, { register, event }: Stored): Promise<void> {
  const { content, person } = event;
  const concerned = await findConcerned(tx, register, person);
  const state = await follow(tx, deps, { register, event, concerned });
  const data = content.kind === 'known' ? content.happening : content.data;
  await tx('life_events').insert({
    id: randomUUID(),
    register,
    event_id: event.id,
    seq: event.seq,
    kind: content.kind === 'known' ? content.happening.kind : content.name,
    topic: content.kind === 'known' ? topicOf(content.happening) : null,
    state,
    account_id: concerned?.id ?? null,
    content: deps.secrets.seal(purpose, JSON.stringify({ person, data })),
    happened_at: event.at,
  });
}

interface Followed extends Stored {
  readonly concerned: { readonly id: string; readonly subject: string } | undefined;
}

async function follow(tx: Tx, deps: Pick<Deps, 'secrets'>, { register, event, concerned }: Followed): Promise<LifeEventState> {
  const { content, seq, at } = event;
  if (content.kind !== 'known') return content.kind;
  if (!concerned) return 'no-account';
  const { happening } = content;
  const accountId = concerned.id;
  if (await hasLater(tx, { accountId, topic: topicOf(happening), register, seq })) return 'superseded';
  const subject = concerned.subject === 'foreigner' ? 'foreigner' : 'citizen';
  const today = dayOf(await databaseNow(tx));
  const effects = effectsOf(happening, { rules: findRulesOn(dayOf(at)), subject, today });
  if (effects.length === 0) return 'recorded';
  let changed = false;
  for (const effect of effects) changed = (await applyEffect(tx, deps, { register, accountId, effect })) || changed;
  if (!changed) return 'unchanged';
  await recordAudit(tx, { event: 'life-event.applied', actor: 'system', accountId, details: { register, kind: happening.kind, seq } });
  return 'applied';
}
