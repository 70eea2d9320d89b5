import { randomInt, randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { takeAccount } from '../accounts/actions.ts';
import { recordAudit } from '../audit/actions.ts';
import { lockFactors } from '../credentials/storing.ts';
import type { Grant } from './grant.ts';
import { procedures } from './procedures/index.ts';
import { dropUnproved } from './upgrade/drop-unproved.ts';
import { repudiateAccount } from './upgrade/repudiate-account.ts';

/** A person as a register knows them. */
export interface Registered {
  readonly fullName: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly nationality: string;
  readonly address: string | undefined;
  /** Citizens. */
  readonly personalNumber: string | undefined;
  /** Foreigners: the person of the immigration register. */
  readonly immigrationId: string | undefined;
}

type Held = { readonly kind: 'held'; readonly accountId: string } | { readonly kind: 'account-exists' };

/** The account of a grant: a new one, or the one that is raised. Only identity keys block; they are held until the transaction ends. */
export async function holdAccount(tx: Tx, deps: Pick<Deps, 'secrets'>, grant: Grant): Promise<Held> {
  const { registered, application } = grant;
  const key = registered.personalNumber ?? registered.immigrationId ?? '';
  await tx.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`identity:${key}`]);
  // "That is not mine", said at the counter: it ends before its number goes on to the new account.
  const { id: applicationId, repudiatesId, language } = application;
  if (repudiatesId) await repudiateAccount(tx, deps, { accountId: repudiatesId, applicationId, language });
  const existing = await findByIdentity(tx, registered);
  if (existing && existing.id !== application.accountId) return { kind: 'account-exists' };
  if (existing) return raise(tx, grant, existing);
  return { kind: 'held', accountId: await createAccount(tx, grant) };
}

interface Existing {
  readonly id: string;
  readonly person_id: string;
}

async function findByIdentity(tx: Tx, { personalNumber, immigrationId }: Registered): Promise<Existing | undefined> {
  const { rows } = await tx.raw<{ rows: Existing[] }>(
    `select a.id, a.person_id from accounts a where a.state <> 'repudiated' and a.id in (
       select account_id from account_numbers where number = :number
       union all select account_id from immigration_persons where immigration_id = :immigration)`,
    { number: personalNumber ?? null, immigration: immigrationId ?? null },
  );
  return rows[0];
}

/** The account goes on at its level until activation; what was bound to it earlier and not proved again in the sitting is gone now. */
async function raise(tx: Tx, grant: Grant, existing: Existing): Promise<Held> {
  const { id: applicationId, procedure } = grant.application;
  // Factors, then account: whoever changes a factor meanwhile takes them in this order, and none waits for the other for ever.
  await lockFactors(tx, existing.id);
  const account = await takeAccount(tx, existing.id);
  if ((account?.level ?? 0) >= procedures[procedure].level) return { kind: 'account-exists' };
  const proved = await tx('application_proofs').where({ application_id: applicationId }).select('credential_id');
  const credentials = proved.map((row: { credential_id: string }) => row.credential_id);
  // The contacts of the file are confirmed; they take the place of all there were.
  await dropUnproved(tx, { accountId: existing.id, applicationId, keep: { credentials, contacts: { phone: false, email: false } } });
  await tx('people').where({ id: existing.person_id }).update(personOf(tx, grant));
  return { kind: 'held', accountId: existing.id };
}

async function createAccount(tx: Tx, grant: Grant): Promise<string> {
  const { registered, application } = grant;
  const { subjectKind, level } = procedures[application.procedure];
  const [id, personId] = [randomUUID(), randomUUID()];
  await tx('people').insert({ id: personId, ...personOf(tx, grant) });
  await tx('accounts').insert({ id, person_id: personId, subject_kind: subjectKind, level, state: 'waiting' });
  const kind = subjectKind === 'foreigner' ? 'foreigner' : 'personal';
  await tx('account_numbers').insert({ number: registered.personalNumber ?? (await newForeignerNumber(tx)), account_id: id, kind });
  if (registered.immigrationId) await tx('immigration_persons').insert({ immigration_id: registered.immigrationId, account_id: id });
  await recordAudit(tx, { event: 'account.created', actor: 'system', accountId: id, applicationId: application.id, details: { level } });
  return id;
}

function personOf(tx: Tx, { registered, contacts }: Grant): Record<string, unknown> {
  return {
    full_name: registered.fullName,
    birth_date: registered.birthDate,
    sex: registered.sex,
    nationality: registered.nationality,
    address: registered.address ?? null,
    phone: contacts.phone ?? null,
    email: contacts.email ?? null,
    email_verified_at: contacts.email ? tx.raw('app_now()') : null,
    updated_at: tx.raw('app_now()'),
  };
}

/** The system sets it (law.md N7): twelve digits that begin with 9, as no province does, drawn until one is free. */
async function newForeignerNumber(tx: Tx): Promise<string> {
  for (;;) {
    const number = `9${String(randomInt(100_000_000)).padStart(8, '0')}${String(randomInt(1000)).padStart(3, '0')}`;
    if (!(await tx('account_numbers').where({ number }).first('number'))) return number;
  }
}
