import { randomUUID } from 'node:crypto';
import type { NumberKind } from '../domain/accounts/types.ts';
import type { Tx } from '../platform/database/types.ts';
import type { SandboxPerson } from './people.ts';

/** One hash and one sealed secret serve all: everybody here has the same password and the same app. */
export interface SharedProofs {
  readonly passwordHash: string;
  readonly sealedTotp: string;
}

/** The same in every sandbox, so that a note or a test can name it. */
export function accountIdOf({ login }: Pick<SandboxPerson, 'login'>): string {
  return `00000000-0000-4000-8000-${login}`;
}

/** Writes an invented person with account, number, open lock and factors. */
export async function seedPerson(tx: Tx, person: SandboxPerson, proofs: SharedProofs): Promise<void> {
  const id = accountIdOf(person);
  await insertPerson(tx, person, id);
  const inserted = await tx('accounts')
    .insert({
      id,
      person_id: id,
      subject_kind: person.kind,
      level: person.level,
      state: person.state,
      activated_at: person.state === 'waiting' ? null : tx.raw('app_now()'),
    })
    .onConflict('id')
    .ignore();
  // Another start was first, with everything that follows.
  if ((inserted as unknown as { rowCount: number }).rowCount === 0) return;
  await tx('account_numbers').insert({
    number: person.login,
    account_id: id,
    kind: numberKindOf(person),
  });
  if (person.ground)
    await tx('account_locks').insert({
      id: randomUUID(),
      account_id: id,
      ground: person.ground,
      rule_set: tx.raw('rule_set_on(app_now())'),
    });
  if (person.hasFactors) await insertProofs(tx, id, proofs);
}

async function insertPerson(tx: Tx, person: SandboxPerson, id: string): Promise<void> {
  const row = {
    id,
    full_name: person.name,
    birth_date: person.birthDate,
    sex: person.sex,
    nationality: person.nationality,
    phone: person.phone,
    email: person.email,
    email_verified_at: tx.raw('app_now()'),
    address: person.address,
  };
  await tx('people').insert(row).onConflict('id').ignore();
}

async function insertProofs(tx: Tx, accountId: string, { passwordHash, sealedTotp }: SharedProofs): Promise<void> {
  await tx('credentials').insert([
    { id: randomUUID(), account_id: accountId, kind: 'password', secret: passwordHash, stands_alone: true },
    { id: randomUUID(), account_id: accountId, kind: 'totp', secret: sealedTotp },
  ]);
}

function numberKindOf({ kind }: SandboxPerson): NumberKind {
  return kind === 'foreigner' ? 'foreigner' : 'personal';
}
