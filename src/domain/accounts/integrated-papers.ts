import { randomUUID } from 'node:crypto';
import type { PaperRecord } from '../../connectors/registries.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { recordAudit } from '../audit/actions.ts';
import type { DocumentKind, RuleSetId } from '../rule-sets/types.ts';

/** Under which numbers of papers are sealed and hashed. */
const purpose = 'integrated-paper';

/** Live, as the register last said (law.md I6). */
export type PaperStatus = PaperRecord['status'];

/** Who confirms a paper. */
export type PaperRegister = 'driving-licence' | 'vehicle-registration' | 'health-insurance' | 'social-insurance' | 'immigration';

/** A paper that its register confirmed, for an account. */
export interface ConfirmedPaper {
  readonly accountId: string;
  readonly applicationId: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly register: PaperRegister;
  readonly status: PaperStatus;
  /** YYYY-MM-DD. */
  readonly expiresOn: string | undefined;
  /** When the register was asked. */
  readonly asOf: Date;
  readonly ruleSet: RuleSetId;
  readonly consentVersion: string;
}

/** A paper in an account. */
export interface IntegratedPaper extends Pick<ConfirmedPaper, 'kind' | 'number' | 'register' | 'status' | 'expiresOn' | 'asOf'> {
  readonly integratedAt: Date;
}

type Secret = { readonly secrets: Secrets };

/**
 * Puts a confirmed paper into an account of level 2, or one that has level 2 from its activation on (D69:9.2, 9.3); once for each number. The
 * same paper again takes the newer status. The caller holds the account, so that an event about the paper comes before or after.
 */
export async function integratePaper(tx: Tx, { secrets }: Secret, paper: ConfirmedPaper): Promise<'integrated' | 'renewed' | 'unchanged'> {
  const { accountId, applicationId, kind, number, register, status, expiresOn = null, asOf, ruleSet, consentVersion } = paper;
  const { rows } = await tx.raw(
    `insert into integrated_papers (id, account_id, kind, number, number_mac, status, expires_on, register, as_of, application_id, rule_set,
       consent_version)
     select :id, a.id, :kind, :sealed, :mac, :status, :expiresOn, :register, :asOf, :applicationId, :ruleSet, :consentVersion
     from accounts a where a.id = :accountId and a.state not in ('dead', 'repudiated') and (a.level = 2 or exists (
       select from activations v where v.account_id = a.id and v.level = 2 and v.state in ('waiting', 'overdue')))
     on conflict (account_id, kind, number_mac) do update set status = excluded.status, expires_on = excluded.expires_on, as_of = excluded.as_of
       where integrated_papers.as_of < excluded.as_of
     returning id = :id as is_new`,
    {
      id: randomUUID(),
      accountId,
      applicationId,
      kind,
      register,
      status,
      expiresOn,
      asOf,
      ruleSet,
      consentVersion,
      sealed: secrets.seal(purpose, number),
      mac: secrets.mac(purpose, number),
    },
  );
  if (!rows[0]) return 'unchanged';
  const outcome = rows[0].is_new ? 'integrated' : 'renewed';
  await recordAudit(tx, { event: `paper.${outcome}`, actor: 'system', accountId, applicationId, details: { kind, register, status } });
  return outcome;
}

/** Takes a paper out again that its register does not know any more. */
export async function removePaper(
  tx: Tx,
  { secrets }: Secret,
  paper: Pick<ConfirmedPaper, 'accountId' | 'kind' | 'number' | 'asOf'>,
): Promise<void> {
  const { accountId, kind, number, asOf } = paper;
  const gone = await tx('integrated_papers')
    .where({ account_id: accountId, kind, number_mac: secrets.mac(purpose, number) })
    .where('as_of', '<', asOf)
    .del();
  if (gone > 0) await recordAudit(tx, { event: 'paper.removed', actor: 'system', accountId, details: { kind } });
}

export interface PaperChange {
  readonly accountId: string;
  readonly register: PaperRegister;
  /** Undefined: whatever paper of this register the account has. */
  readonly number: string | undefined;
  readonly status: PaperStatus;
}

/** A register published a status. True when a paper of the account has another one now. The caller holds the account. */
export async function changePaperStatus(tx: Tx, { secrets }: Secret, change: PaperChange): Promise<boolean> {
  const { accountId, register, number, status } = change;
  const { rows } = await tx.raw(
    `with before as (
       select id, kind, status from integrated_papers where account_id = ? and register = ? and (number_mac = ? or ?) for update)
     update integrated_papers p set status = ?, as_of = app_now() from before where p.id = before.id
     returning p.kind, before.status as before`,
    [accountId, register, secrets.mac(purpose, number ?? ''), number === undefined, status],
  );
  const changed = (rows as { kind: string; before: string }[]).filter(({ before }) => before !== status);
  for (const { kind, before } of changed) {
    await recordAudit(tx, { event: 'paper.changed', actor: 'system', accountId, details: { kind, register, before, status } });
  }
  return changed.length > 0;
}

/** Papers in an account, in the order in which they came. */
export async function listIntegratedPapers(db: Db, { secrets }: Secret, accountId: string): Promise<IntegratedPaper[]> {
  const rows = await db('integrated_papers').where({ account_id: accountId }).orderBy(['integrated_at', 'kind']);
  return rows.map((row) => ({
    kind: row.kind,
    number: secrets.unseal(purpose, row.number),
    register: row.register,
    status: row.status,
    expiresOn: row.expires_on ?? undefined,
    asOf: row.as_of,
    integratedAt: row.integrated_at,
  }));
}
