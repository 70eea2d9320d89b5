import type { Db } from '../../platform/database/types.ts';

/** One line of a sign-in history: what was answered to a service, or why it was not. */
export interface HistoryEntry {
  readonly at: Date;
  readonly service: { readonly vi: string; readonly en: string } | undefined;
  readonly address: string | undefined;
  readonly userAgent: string | undefined;
  readonly outcome:
    | { readonly kind: 'answered'; readonly acr: string; readonly claims: readonly string[]; readonly offline: boolean }
    /** `code`: what the service was told, or the event for a refusal inside a sign-in. */
    | { readonly kind: 'refused'; readonly code: string };
  /** Place of this line in the list, for the next page. */
  readonly cursor: string;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  /** Absent on the last page. */
  readonly next: string | undefined;
}

const cursorShape = /^([12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)~([\w-]{1,64})$/;

/** It comes back in an address: a day that no calendar has is no place either. */
function placeIn(cursor = ''): { at: string | null; key: string | null } {
  const [, at = '', key = ''] = cursorShape.exec(cursor) ?? [];
  const time = new Date(at);
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === at.slice(0, 19) ? { at, key } : { at: null, key: null };
}

/** Sign-ins of an account, newest first, answered and refused, from after `cursor` on; a cursor that is none begins at the newest. */
export async function listSignIns(db: Db, asked: { accountId: string; cursor?: string | undefined; limit: number }): Promise<HistoryPage> {
  const { at, key } = placeIn(asked.cursor);
  const { rows } = await db.raw(
    `with place as (select cast(:at as timestamptz) as at, cast(:key as text) as key)
     select l.*, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as mark, p.name_vi, p.name_en from (
       (select e.at, e.grant_id as key, e.client_id, e.address, e.user_agent, e.acr, e.claims, e.offline, null as code
        from authorization_events e, place where e.account_id = :accountId and (place.at is null or (e.at, e.grant_id) < (place.at, place.key))
        order by e.at desc, e.grant_id desc limit :limit)
       union all
       (select a.at, lpad(cast(a.id as text), 20, '0'), a.client_id, null, null, null, null, null,
          case a.event when 'sign-in.refused' then 'account-not-active' else a.details ->> 'error' end
        from audit_events a, place where a.account_id = :accountId and a.event in ('authorization.refused', 'sign-in.refused')
          and (place.at is null or (a.at, lpad(cast(a.id as text), 20, '0')) < (place.at, place.key))
        order by a.at desc, a.id desc limit :limit)
     ) l left join relying_parties p on p.client_id = l.client_id
     order by l.at desc, l.key desc limit :limit`,
    { accountId: asked.accountId, at, key, limit: asked.limit + 1 },
  );
  const entries = (rows as Row[]).slice(0, asked.limit).map(fromRow);
  return { entries, next: rows.length > asked.limit ? entries.at(-1)?.cursor : undefined };
}

type Row = Readonly<Record<string, unknown>>;

function fromRow(row: Row): HistoryEntry {
  const answered = {
    kind: 'answered',
    acr: String(row.acr),
    claims: (row.claims ?? []) as string[],
    offline: row.offline === true,
  } as const;
  return {
    at: row.at as Date,
    service: typeof row.name_vi === 'string' ? { vi: row.name_vi, en: String(row.name_en) } : undefined,
    address: (row.address as string | null) || undefined,
    userAgent: (row.user_agent as string | null) || undefined,
    outcome: row.acr ? answered : { kind: 'refused', code: (row.code as string | null) ?? 'other' },
    cursor: `${String(row.mark)}~${String(row.key)}`,
  };
}
