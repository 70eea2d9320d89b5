import { waits } from './lockout.ts';

/** Waits after 1, 2, … failures: part of the text, since they never change. */
const waitsSql = `'{${waits.join()}}'::int[]`;

/** The window of a place has passed: its next failure is the first again. */
const isOver = `c.started_at <= app_now() - make_interval(secs => $10::int)`;
const started = `case when ${isOver} then app_now() else c.started_at end`;
const failures = `case when ${isOver} then 1 else c.failures + 1 end`;

/**
 * A device has a counter of its own, but for second factors only once two factors were passed on it: a password alone makes any number
 * of devices known, so all of these share one. The counter of the person first, then those of the place, always in this order: parallel
 * tries wait for each other and never lock each other out. A row whose wait is running is not counted, and what hangs on it is not either.
 */
export const countSql = `
with device as (
  select id, proven_at is null and $11::text in ('totp', 'sms') as is_half_known from devices
  where account_id = $1::uuid and token_hash = any ($2::bytea[]) and revoked_at is null order by proven_at nulls last limit 1
), person as (
  select coalesce((select case when is_half_known then 'codes:' || $1::uuid else 'device:' || id end from device),
      'account:' || $1::uuid, $3::text) as key,
    case when exists (select from device) then 'account-known-device' else 'account-unknown-device' end as kind
), places as (
  select * from (values (1, $4::text, 'address'), (2, $6::text, 'network')) as place (turn, key, kind) where not exists (select from device)
), waiting as (
  select c.wait_until from attempt_counters c
  where c.wait_until > app_now() and c.key in (select key from person union all select key from places)
    and not ($9::boolean and c.wait_until = 'infinity')
), counted_person as (
  insert into attempt_counters as c (key, kind, failures, other_failures, other_failed_at)
  select key, kind, 1, $8::int, case when $8::int = 1 then app_now() end from person where not exists (select from waiting)
  on conflict (key) do update set
    failures = c.failures + 1,
    other_failures = c.other_failures + excluded.other_failures,
    last_failed_at = app_now(),
    other_failed_at = coalesce(excluded.other_failed_at, c.other_failed_at),
    wait_until = case when c.failures + 1 > cardinality(${waitsSql}) then 'infinity'
      else app_now() + make_interval(secs => nullif((${waitsSql})[c.failures + 1], 0)) end
  where c.wait_until is null or c.wait_until <= app_now() or ($9::boolean and c.wait_until = 'infinity')
  returning c.key
), counted_places as (
  insert into attempt_counters as c (key, kind, failures)
  select key, kind, 1 from places where exists (select from counted_person) order by turn
  on conflict (key) do update set
    failures = ${failures},
    started_at = ${started},
    last_failed_at = app_now(),
    wait_until = case when ${failures} >= case c.kind when 'address' then $5::int else $7::int end
      then ${started} + make_interval(secs => $10::int) end
  where c.wait_until is null or c.wait_until <= app_now()
  returning c.key
)
select app_now() as now,
  (select key from person) as person_key,
  (select id from device) as device_id,
  array(select key from counted_person union all select key from counted_places) as counted,
  (select count(*)::int + 1 from places) as wanted,
  (select case when max(wait_until) < 'infinity' then max(wait_until) end from waiting) as until,
  r.id as credential_id, r.secret, r.totp_last_step
from (select 1) as one
left join credentials r on r.account_id = $1::uuid and r.kind = $11::text and r.state = 'active'`;

export const takeBackSql = `
with locked as (select key from attempt_counters where key = any ($1::text[]) order by kind for update)
update attempt_counters c set
  failures = greatest(c.failures - 1, 0),
  other_failures = greatest(c.other_failures - case when c.kind like 'account-%' then $2::int else 0 end, 0)
from locked where c.key = locked.key`;

/**
 * Spends a proof, then clears the person's counter (down to what other factors left in it), then takes back the count at the place:
 * locks in the same order as counting, which is what \`count(*) >= 0\` is for.
 */
export function passSql(spending: { readonly text: string; readonly also?: string }): string {
  return `
with spent as (${spending.text})${spending.also ?? ''}, person as (
  select key from attempt_counters where key = any ($1::text[]) and exists (select from spent) order by key for update
), cleared as (
  delete from attempt_counters c using person p where c.key = p.key and ($2::boolean or c.other_failures = 0)
), lowered as (
  update attempt_counters c set
    failures = c.other_failures,
    wait_until = case when c.other_failures > cardinality(${waitsSql}) then 'infinity'
      else c.other_failed_at + make_interval(secs => nullif((${waitsSql})[c.other_failures], 0)) end
  from person p where c.key = p.key and not $2::boolean and c.other_failures > 0
), places as (
  select key from attempt_counters
  where key = any ($3::text[]) and exists (select from spent) and (select count(*) from person) >= 0
  order by kind for update
), taken_back as (
  update attempt_counters c set failures = greatest(c.failures - 1, 0), wait_until = null from places p where c.key = p.key
)
select app_now() as now from spent`;
}
