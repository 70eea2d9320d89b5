import { prepared } from '../../platform/database/statements.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import type { SessionLimits } from '../../platform/settings.ts';
import { artifactHash } from '../../platform/token-store/hash.ts';
import { accountStandingSql, interactionSql, type StoredInteraction } from '../../platform/token-store/read.ts';
import type { AccountStanding, StoredFactor } from '../../platform/token-store/types.ts';
import { heldKindsSql } from '../credentials/queries.ts';
import type { FactorKind } from '../credentials/types.ts';
import { acrOf } from './assurance.ts';
import { type Position, stepAt } from './position.ts';
import type { RequestFacts } from './request.ts';
import { type Sitting, sittingFromRow, toStored } from './sittings.ts';
import type { Step } from './types.ts';

/** Where a person stands in an open sign-in, and what comes next. */
export interface Place {
  readonly sitting: Sitting;
  readonly position: Position;
  readonly step: Step;
}

/** A sitting with its account and session, as JSON: times are ISO 8601. */
export interface PlaceRow {
  readonly sitting: Record<string, unknown>;
  readonly account: AccountStanding | null;
  readonly held: readonly FactorKind[];
  readonly session: { readonly started_at: string; readonly last_used_at: string; readonly factors: readonly StoredFactor[] } | null;
}

/** The open sitting whose hashed interaction id is `uidHash`. */
function placeSql(uidHash: string): string {
  return `
select (select row_to_json(row) from (select s.*, app_now() as now) row) as sitting,
  ${accountStandingSql('a')} as account,
  array(${heldKindsSql('s.account_id')}) as held,
  case when b.uid is null then null else json_build_object('started_at', b.started_at, 'last_used_at', b.last_used_at,
    'factors', b.factors) end as session
from sittings s
left join accounts a on a.id = s.account_id
left join sessions b on b.uid = s.session_uid and b.ended_at is null and b.expires_at > app_now()
where s.uid_hash = ${uidHash} and s.expires_at > app_now() and s.closed_at is null`;
}

/** Reads the sitting of an interaction, in one round trip, and decides its next step; undefined when the sitting is over. */
export async function findPlace(deps: Deps, uid: string, request: RequestFacts): Promise<Place | undefined> {
  const [row] = await prepared<PlaceRow>(deps.db, { name: 'place', text: placeSql('$1'), values: [artifactHash(uid)] });
  return row && placeFrom(row, { uid, request, limits: deps.settings.limits });
}

/** An open interaction, whose the session is that it began with while that session stands, and where its person stands. */
export interface OpenSignIn extends StoredInteraction {
  readonly place: PlaceRow | null;
}

/** What decides which page of a sign-in is shown, in one round trip. */
export async function readSignIn(db: Db, uid: string): Promise<OpenSignIn | undefined> {
  const [row] = await prepared<OpenSignIn>(db, {
    name: 'sign-in',
    text: `select i.*, (select row_to_json(place) from (${placeSql('$1')}) place) as place from (${interactionSql}) i`,
    values: [artifactHash(uid)],
  });
  return row;
}

/** Where a person stands, from what was read of it. */
export function placeFrom(row: PlaceRow, at: { uid: string; request: RequestFacts; limits: SessionLimits }): Place {
  const { account, held, session } = row;
  const { uid, request, limits } = at;
  const sitting = sittingFromRow(row.sitting);
  const position: Position = {
    request: { ...request, silent: false },
    consented: false,
    account: account ?? undefined,
    held,
    session: session ? { startedAt: new Date(session.started_at), lastUsedAt: new Date(session.last_used_at) } : undefined,
    factors: [...(session?.factors ?? []), ...sitting.factors.map((factor) => toStored(factor, uid))],
    sitting: uid,
    arrivedAt: sitting.openedAt,
    offerDeclined: sitting.offerDeclined,
    now: sitting.now,
  };
  return { sitting, position, step: recoveryStep(position, sitting) ?? stepAt(position, limits) };
}

/** Somebody who reported a stranger is on the way back: after the recovery code any one other factor ends the hold. */
function recoveryStep({ account, held, request }: Position, { factors }: Sitting): Step | undefined {
  const isUnderWay = account?.held === true && account.state === 'active' && factors.some(({ kind }) => kind === 'recovery-code');
  if (!isUnderWay) return undefined;
  const choices = held.filter((kind) => kind !== 'recovery-code');
  return { step: 'second-factor', why: 'required', wants: acrOf(request.requirement.wanted), choices };
}
