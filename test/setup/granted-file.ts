import { randomUUID } from 'node:crypto';
import { openActivation } from '../../src/domain/registrations/activation/open.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Db } from '../../src/platform/database/types.ts';

export interface GrantedFile {
  readonly applicationId: string;
  readonly accountId: string;
  readonly activationId: string;
}

/** A file that was granted a moment ago, with the account that waits for its activation. */
export async function grantedFile(db: Db, more: { level?: 1 | 2; accountId?: string } = {}): Promise<GrantedFile> {
  const { level = 1, accountId = await waitingAccount(db) } = more;
  const applicationId = randomUUID();
  await db('applications').insert({
    id: applicationId,
    reference: `DD-${applicationId.slice(0, 4)}-${applicationId.slice(9, 13)}`.toUpperCase(),
    procedure: `citizen-level-${level}`,
    subject_kind: 'citizen',
    state: 'granted',
    channel: level === 1 ? 'online' : 'counter',
    language: 'vi',
    rule_set: 'decree-69-2024-amended-169-2025',
    declared: 'sealed',
    account_id: accountId,
    decided_at: db.raw('app_now()'),
  });
  const activationId = await inTransaction(db, (tx) => openActivation(tx, { accountId, applicationId, level }));
  return { applicationId, accountId, activationId };
}

async function waitingAccount(db: Db): Promise<string> {
  const id = randomUUID();
  await db('accounts').insert({ id, subject_kind: 'citizen', level: 1, state: 'waiting' });
  return id;
}
