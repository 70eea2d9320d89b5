import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { attemptFactor } from '../../src/domain/credentials/actions.ts';
import { rememberDevice } from '../../src/domain/credentials/devices.ts';
import { hashPassword } from '../../src/domain/credentials/factors/password.ts';
import { sealTotpSecret } from '../../src/domain/credentials/factors/totp.ts';
import { storeCredential } from '../../src/domain/credentials/storing.ts';
import type { Attempt, AttemptOutcome } from '../../src/domain/credentials/types.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Db } from '../../src/platform/database/types.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createSecrets, newKeyMaterial } from '../../src/platform/key-file.ts';
import type { Settings } from '../../src/platform/settings.ts';
import { sandboxPassword, sandboxTotpSecret } from '../../src/sandbox/people.ts';

export const rightPassword = sandboxPassword;
export const totpSecret = sandboxTotpSecret;
export const origin = 'https://id.example';

export function credentialDeps(db: Db): Deps {
  return {
    db,
    log: pino({ level: 'silent' }),
    secrets: createSecrets(newKeyMaterial()),
    settings: { issuer: origin, backOfficeOrigin: 'https://desk.example', passkeyRpId: 'id.example' } as Settings,
  };
}

/** An account of its own, active, at level 2. */
export async function newAccount(deps: Deps, reach: { phone?: string } = {}): Promise<string> {
  const [personId, accountId] = [randomUUID(), randomUUID()];
  const person = { id: personId, full_name: 'Nguyễn Văn An', birth_date: '1990-01-01', sex: 'male', nationality: 'VNM', ...reach };
  await deps.db('people').insert(person);
  await deps.db('accounts').insert({ id: accountId, person_id: personId, subject_kind: 'citizen', level: 2, state: 'active' });
  return accountId;
}

let hashed: Promise<string> | undefined;

export async function givePassword(deps: Deps, accountId: string): Promise<void> {
  hashed ??= hashPassword(rightPassword);
  const secret = await hashed;
  await inTransaction(deps.db, (tx) => storeCredential(tx, { accountId, kind: 'password', secret, standsAlone: true }));
}

export async function giveTotp(deps: Deps, accountId: string): Promise<void> {
  const secret = sealTotpSecret(deps.secrets, totpSecret);
  await inTransaction(deps.db, (tx) => storeCredential(tx, { accountId, kind: 'totp', secret }));
}

/** Somebody with password and app. */
export async function newHolder(deps: Deps): Promise<string> {
  const accountId = await newAccount(deps);
  await givePassword(deps, accountId);
  await giveTotp(deps, accountId);
  return accountId;
}

export async function knownDevice(deps: Deps, accountId: string): Promise<string> {
  return inTransaction(deps.db, (tx) => rememberDevice(tx, accountId, { userAgent: 'Firefox', proven: true }));
}

let addresses = 0;

/** An address of its own for every call, so that only what a test is about is counted. */
export function nextAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

export function attempt(deps: Deps, what: Partial<Attempt> & Pick<Attempt, 'kind' | 'response' | 'accountId'>): Promise<AttemptOutcome> {
  return attemptFactor(deps, { sitting: 'sitting-1', purpose: 'sign-in', address: nextAddress(), ...what });
}

/** Outcomes of twenty tries at once, counted. */
export async function race<T extends { outcome: string }>(one: (index: number) => Promise<T>): Promise<Record<string, number>> {
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => one(index)));
  const counts: Record<string, number> = {};
  for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
