import type { FeedRegister, RegistryEvent } from '../../connectors/registry-events.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Cursor, LifeEvent, LifeEventState } from './types.ts';

type Row = Readonly<Record<string, unknown>>;

/** What seals the content of events. */
export const purpose = 'life-event';

/** How far a register was followed. */
export async function getCursor(db: Db, register: FeedRegister): Promise<Cursor> {
  return cursorFromRow(await db('registry_cursors').where({ register }).first());
}

/** The same, held until the transaction ends: only one at a time takes in events of a register. */
export async function takeCursor(tx: Tx, register: FeedRegister): Promise<Cursor> {
  return cursorFromRow(await tx('registry_cursors').where({ register }).forUpdate().first());
}

function cursorFromRow(row: Row | undefined): Cursor {
  if (!row) throw new Error('a register has no cursor');
  return { after: Number(row.after_seq), gapSince: (row.gap_since as Date | null) ?? undefined };
}

/** The account of somebody whom a register names: by a number, also one that was replaced, or by the person of the immigration register. */
export async function findConcerned(db: Db, register: FeedRegister, person: string): Promise<{ id: string; subject: string } | undefined> {
  const { rows } = await db.raw(
    `select a.id, a.subject_kind as subject from accounts a where a.state <> 'repudiated' and a.id in (
       select account_id from account_numbers where kind = 'personal' and number = :person and :register <> 'immigration'
       union all select account_id from immigration_persons where immigration_id = :person and :register = 'immigration')`,
    { person, register },
  );
  return rows[0];
}

/** Whether an event is there already, by its own name or its number. */
export async function isKnown(db: Db, register: FeedRegister, { id, seq }: Pick<RegistryEvent, 'id' | 'seq'>): Promise<boolean> {
  const { rows } = await db.raw('select 1 from life_events where register = ? and (event_id = ? or seq = ?) limit 1', [register, id, seq]);
  return rows.length > 0;
}

/** Whether a later event of the same topic was taken in for this account. */
export async function hasLater(db: Db, about: { accountId: string; topic: string; register: FeedRegister; seq: number }): Promise<boolean> {
  const { accountId, topic, register, seq } = about;
  const { rows } = await db.raw('select 1 from life_events where account_id = ? and topic = ? and register = ? and seq > ? limit 1', [
    accountId,
    topic,
    register,
    seq,
  ]);
  return rows.length > 0;
}

export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Gaps that were passed over within a week and are not filled. */
export async function listOpenGaps(db: Db, register: FeedRegister, limit: number): Promise<Gap[]> {
  const { rows } = await db.raw(
    `select from_seq, to_seq from registry_gaps
     where register = ? and filled_at is null and passed_at > app_now() - interval '7 days' order by from_seq limit ?`,
    [register, limit],
  );
  return rows.map((row: Row) => ({ from: Number(row.from_seq), to: Number(row.to_seq) }));
}

/** Events of one account, the latest first. */
export async function listLifeEvents(db: Db, accountId: string, limit: number): Promise<LifeEvent[]> {
  const rows = await db('life_events').where({ account_id: accountId }).orderByRaw('happened_at desc, seq desc').limit(limit);
  return rows.map(eventFromRow);
}

export interface OddPage {
  readonly limit: number;
  /** The last event of the page before. */
  readonly after?: string | undefined;
}

/** Events nobody here has a rule for, or cannot read, without what they hold; the latest first. */
export async function listOddEvents(db: Db, { limit, after }: OddPage): Promise<LifeEvent[]> {
  const { rows } = await db.raw(
    `select id, register, kind, state, account_id, happened_at, received_at from life_events
     where state in ('unknown-kind', 'unreadable')
       and (?::uuid is null or (received_at, id) < (select received_at, id from life_events where id = ?::uuid))
     order by received_at desc, id desc limit ?`,
    [after ?? null, after ?? null, limit],
  );
  return rows.map(eventFromRow);
}

/** One of them with what it holds, as the register sent it. */
export interface OddEvent extends LifeEvent {
  readonly seq: number;
  readonly data: string;
}

export async function findOddEvent(db: Db, secrets: Secrets, id: string): Promise<OddEvent | undefined> {
  const row = await db('life_events').where({ id }).whereIn('state', ['unknown-kind', 'unreadable']).first();
  if (!row) return undefined;
  const { data } = JSON.parse(secrets.unseal(purpose, String(row.content))) as { data: unknown };
  return { ...eventFromRow(row), seq: Number(row.seq), data: JSON.stringify(data, undefined, 2) };
}

function eventFromRow(row: Row): LifeEvent {
  return {
    id: String(row.id),
    register: row.register as FeedRegister,
    kind: String(row.kind),
    state: row.state as LifeEventState,
    accountId: (row.account_id as string | null) ?? undefined,
    happenedAt: row.happened_at as Date,
    receivedAt: row.received_at as Date,
  };
}
