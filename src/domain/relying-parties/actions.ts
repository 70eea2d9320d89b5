import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { endGrantsOfParty } from '../../platform/token-store/end-grants.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor } from '../audit/types.ts';
import { partyFromRow } from './queries.ts';
import type { Admission, RelyingParty } from './types.ts';

/**
 * Admits a service or replaces its admission as a whole; a suspended one stays suspended (CVE-2026-9705 was one that did not). The secret
 * is kept as a keyed hash only. An admission that takes something away ends what was issued under the wider one. Nothing changed: false.
 */
export async function admitParty(
  tx: Tx,
  { secrets }: Pick<Deps, 'secrets'>,
  admission: Admission,
  by: { actor: Actor; sandbox?: boolean } = { actor: 'system' },
): Promise<boolean> {
  const { clientId, kind } = admission;
  const before = await takeParty(tx, clientId);
  const isChanged = await writeRow(tx, rowOf(admission, { secrets, sandbox: by.sandbox === true }));
  if (!isChanged) return false;
  if (before && isNarrower(admission, before)) await endGrantsOfParty(tx, clientId);
  await recordAudit(tx, { event: 'relying-party.admitted', actor: by.actor, clientId, details: { kind } });
  return true;
}

/** Suspends a service: nothing new from this moment, and what was issued stops. False when it is not admitted. */
export async function suspendParty(tx: Tx, clientId: string, actor: Actor): Promise<boolean> {
  const changed = await changeState(tx, clientId, { from: 'admitted', to: 'suspended' });
  if (!changed) return false;
  const grants = await endGrantsOfParty(tx, clientId);
  await tx.raw(`delete from oidc_artifacts where model = 'PushedAuthorizationRequest' and client_id = ?`, [clientId]);
  await recordAudit(tx, { event: 'relying-party.suspended', actor, clientId, details: { grants } });
  return true;
}

/** Lets a suspended service work again; what was issued before stays dead. False when it is not suspended. */
export async function readmitParty(tx: Tx, clientId: string, actor: Actor): Promise<boolean> {
  const changed = await changeState(tx, clientId, { from: 'suspended', to: 'admitted' });
  if (changed) await recordAudit(tx, { event: 'relying-party.readmitted', actor, clientId });
  return changed;
}

/**
 * Whoever issues holds the party's advisory lock shared until the token is written, so nothing slips between the state and what it kills.
 * Not the row itself: every sign-in in the country at one popular service would share one row, and each share is a write.
 */
async function takeParty(tx: Tx, clientId: string): Promise<RelyingParty | undefined> {
  await tx.raw('select pg_advisory_xact_lock(party_key(?))', [clientId]);
  const row = await tx('relying_parties').where({ client_id: clientId }).forNoKeyUpdate().first();
  return row && partyFromRow(row);
}

async function changeState(
  tx: Tx,
  clientId: string,
  { from, to }: { from: RelyingParty['state']; to: RelyingParty['state'] },
): Promise<boolean> {
  if ((await takeParty(tx, clientId))?.state !== from) return false;
  await tx('relying_parties')
    .where({ client_id: clientId })
    .update({ state: to, suspended_at: to === 'suspended' ? tx.raw('app_now()') : null });
  return true;
}

function isNarrower(admission: Admission, before: RelyingParty): boolean {
  const hasLost = before.claims.some((claim) => !admission.claims.includes(claim));
  return hasLost || (before.offline && !admission.offline) || before.sector !== admission.sector;
}

type Columns = Readonly<Record<string, string | boolean | string[] | null>>;

function rowOf(admission: Admission, { secrets, sandbox }: Pick<Deps, 'secrets'> & { sandbox: boolean }): Columns {
  return {
    client_id: admission.clientId,
    kind: admission.kind,
    sector: admission.sector,
    min_acr: admission.minAcr,
    strict_acr: admission.strictAcr,
    phishing_resistant: admission.phishingResistant,
    accepts_acting: [...admission.acceptsActing],
    profile: admission.profile,
    require_pkce: admission.requirePkce,
    rotate_refresh: admission.rotateRefresh,
    offline: admission.offline,
    claims: [...admission.claims],
    name_vi: admission.name.vi,
    name_en: admission.name.en,
    purpose_vi: admission.purpose.vi,
    purpose_en: admission.purpose.en,
    metadata: JSON.stringify(admission.metadata),
    secret_mac: admission.secret ? secrets.mac('client-secret', admission.secret) : null,
    sandbox,
  };
}

/** True when there was no such row or one that said something else. Column names are ours, values are bound. */
async function writeRow(tx: Tx, row: Columns): Promise<boolean> {
  const names = Object.keys(row);
  const list = (prefix: string): string => names.map((name) => `${prefix}${name}`).join(', ');
  const { rowCount } = await tx.raw(
    `insert into relying_parties as p (${list('')}) values (${names.map(() => '?').join(', ')})
     on conflict (client_id) do update set (${list('')}) = row (${list('excluded.')})
     where (${list('p.')}) is distinct from (${list('excluded.')})`,
    Object.values(row),
  );
  return rowCount === 1;
}
