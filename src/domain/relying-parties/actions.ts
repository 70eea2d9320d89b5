import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor } from '../audit/types.ts';
import type { Admission } from './admission.ts';

/** Admits a service or replaces its admission as a whole. The secret is kept as a keyed hash only. */
export async function admitParty(
  tx: Tx,
  { secrets }: Pick<Deps, 'secrets'>,
  admission: Admission,
  by: { actor: Actor; sandbox?: boolean } = { actor: 'system' },
): Promise<void> {
  const row = {
    client_id: admission.clientId,
    state: 'admitted',
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
    sandbox: by.sandbox === true,
    suspended_at: null,
  };
  await tx('relying_parties').insert(row).onConflict('client_id').merge();
  await recordAudit(tx, { event: 'relying-party.admitted', actor: by.actor, clientId: admission.clientId, details: { kind: admission.kind } });
}

/** Suspends a service: nothing new from this moment, and what was issued stops. False when it is not admitted. */
export async function suspendParty(tx: Tx, clientId: string, actor: Actor): Promise<boolean> {
  const { rows } = await tx.raw(
    `update relying_parties set state = 'suspended', suspended_at = app_now() where client_id = ? and state = 'admitted' returning 1`,
    [clientId],
  );
  if (rows.length === 0) return false;
  await tx.raw('delete from oidc_artifacts where client_id = ?', [clientId]);
  await recordAudit(tx, { event: 'relying-party.suspended', actor, clientId });
  return true;
}

/** Lets a suspended service work again; what was issued before stays dead. */
export async function readmitParty(tx: Tx, clientId: string, actor: Actor): Promise<boolean> {
  const { rows } = await tx.raw(
    `update relying_parties set state = 'admitted', suspended_at = null where client_id = ? and state = 'suspended' returning 1`,
    [clientId],
  );
  if (rows.length === 0) return false;
  await recordAudit(tx, { event: 'relying-party.readmitted', actor, clientId });
  return true;
}
