import { randomUUID } from 'node:crypto';
import { openActivation } from '../../src/domain/registrations/activation/open.ts';
import { purposes } from '../../src/domain/registrations/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Db } from '../../src/platform/database/types.ts';
import type { Secrets } from '../../src/platform/secrets.ts';

export interface GrantedFile {
  readonly applicationId: string;
  readonly accountId: string;
  readonly activationId: string;
}

export interface GrantedFileOptions {
  readonly level?: 1 | 2;
  /** The account that is raised; a new one that waits when absent. */
  readonly accountId?: string;
  readonly unitId?: string;
  /** Confirmed contacts, sealed by these secrets. */
  readonly secrets?: Secrets;
  readonly phone?: string;
  readonly email?: string;
}

/** A file that was granted a moment ago, with its activation: level 1 online, level 2 at a counter. */
export async function grantedFile(db: Db, options: GrantedFileOptions = {}): Promise<GrantedFile> {
  const { level = 1, accountId = await waitingAccount(db) } = options;
  const applicationId = randomUUID();
  await db('applications').insert({
    id: applicationId,
    reference: `DD-${applicationId.slice(0, 4)}-${applicationId.slice(9, 13)}`.toUpperCase(),
    procedure: `citizen-level-${level}`,
    subject_kind: 'citizen',
    state: 'granted',
    channel: level === 1 ? 'online' : 'counter',
    language: 'vi',
    unit_id: options.unitId ?? null,
    rule_set: 'decree-69-2024-amended-169-2025',
    declared: 'sealed',
    account_id: accountId,
    decided_at: db.raw('app_now()'),
  });
  await confirmContacts(db, applicationId, options);
  const activationId = await inTransaction(db, (tx) => openActivation(tx, { accountId, applicationId, level }));
  return { applicationId, accountId, activationId };
}

async function waitingAccount(db: Db): Promise<string> {
  const id = randomUUID();
  await db('people').insert({ id, full_name: 'Đỗ Thị Chờ', birth_date: '1991-02-03', sex: 'female', nationality: 'VNM' });
  await db('accounts').insert({ id, person_id: id, subject_kind: 'citizen', level: 1, state: 'waiting' });
  return id;
}

async function confirmContacts(db: Db, applicationId: string, { secrets, phone, email }: GrantedFileOptions): Promise<void> {
  for (const [kind, address] of Object.entries({ phone, email })) {
    if (!secrets || !address) continue;
    await db('application_contacts').insert({
      application_id: applicationId,
      kind,
      address: secrets.seal(purposes.contact, address),
      address_mac: secrets.mac(purposes.contact, address),
      confirmed_at: db.raw('app_now()'),
    });
  }
}

/** The unit that decides files and looks into what is odd. */
export async function anAuthority(db: Db): Promise<string> {
  const id = 'the-authority';
  const names = { name_vi: 'Cơ quan', name_en: 'Authority', address: 'x' };
  await db('units')
    .insert({ id, kind: 'authority', ...names, valid_from: '2020-01-01' })
    .onConflict('id')
    .ignore();
  return id;
}
