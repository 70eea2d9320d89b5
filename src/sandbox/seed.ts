import { readFile } from 'node:fs/promises';
import { hashPassword } from '../domain/credentials/factors/password.ts';
import { sealTotpSecret } from '../domain/credentials/factors/totp.ts';
import { admitParty } from '../domain/relying-parties/actions.ts';
import { readAdmission } from '../domain/relying-parties/admission.ts';
import type { Admission } from '../domain/relying-parties/types.ts';
import { inTransaction } from '../platform/database/pool.ts';
import type { Deps } from '../platform/deps.ts';
import { markSandboxSeed } from '../platform/production-hazards.ts';
import type { StartProblem } from '../platform/start-problems.ts';
import { bankMetadata } from './demo-bank.ts';
import { portalMetadata } from './demo-portal.ts';
import { sandboxOfficers, seedOfficers } from './officers.ts';
import { sandboxPassword, sandboxPeople, sandboxTotpSecret } from './people.ts';
import { accountIdOf, seedPerson } from './seed-person.ts';
import { seedUnits } from './units.ts';
import { seedWaitingFile } from './waiting-file.ts';

type SeedDeps = Pick<Deps, 'db' | 'secrets'>;

export interface SeedOptions {
  /** File with further clients (`SANDBOX_CLIENTS`). */
  readonly clientsFile?: string | undefined;
  /** Origin of the sandbox door, for the addresses of the demo bank. */
  readonly origin?: string;
  /** Origin of the demo portal. */
  readonly portalOrigin?: string;
}

/**
 * Invented people, some of them officers, the demo services and the clients of a tester's file. What is there already stays as it is (somebody may have changed a
 * password since), clients follow their file. Answers what is wrong with the file; then no client of it is admitted.
 */
export async function seedSandbox(deps: SeedDeps, options: SeedOptions = {}): Promise<readonly StartProblem[]> {
  const origin = options.origin || 'http://localhost:3002';
  const own = [bankMetadata(origin), portalMetadata(options.portalOrigin || 'http://localhost:3003')];
  const { admissions, problems } = readClients([...own, ...(await clientsOf(options.clientsFile))]);
  if (problems.length > 0) return problems;
  await seedPeople(deps);
  await inTransaction(deps.db, async (tx) => {
    await seedUnits(tx);
    await seedOfficers(tx);
    await seedWaitingFile(tx, deps);
    for (const admission of admissions) await admitParty(tx, deps, admission, { actor: 'system', sandbox: true });
  });
  return [];
}

/** Only the missing ones: hashing takes its time, and a later start should not. */
async function seedPeople({ db, secrets }: SeedDeps): Promise<void> {
  const everybody = [...sandboxPeople, ...sandboxOfficers];
  const rows = await db('accounts').whereIn('id', everybody.map(accountIdOf)).select('id');
  const there = new Set(rows.map((row: { id: string }) => row.id));
  const missing = everybody.filter((person) => !there.has(accountIdOf(person)));
  if (missing.length === 0) return;
  const proofs = { passwordHash: await hashPassword(sandboxPassword), sealedTotp: sealTotpSecret(secrets, sandboxTotpSecret) };
  await inTransaction(db, async (tx) => {
    await markSandboxSeed(tx);
    for (const person of missing) await seedPerson(tx, person, proofs);
  });
}

/** Undefined stands for a file that is no list of clients. */
async function clientsOf(file: string | undefined): Promise<readonly unknown[]> {
  if (!file) return [];
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(read) ? read : [undefined];
  } catch {
    return [undefined];
  }
}

function readClients(clients: readonly unknown[]): { admissions: Admission[]; problems: StartProblem[] } {
  const admissions: Admission[] = [];
  const problems: StartProblem[] = [];
  for (const client of clients) {
    if (typeof client !== 'object' || client === null) {
      problems.push({ code: 'setting-malformed', subject: 'SANDBOX_CLIENTS' });
      continue;
    }
    const given = client as Readonly<Record<string, unknown>>;
    const read = readAdmission(given, { sandbox: true });
    if ('admission' in read) admissions.push(read.admission);
    else problems.push(...read.problems.map((problem): StartProblem => ({ code: 'client-malformed', subject: subjectOf(given, problem) })));
  }
  return { admissions, problems };
}

function subjectOf(client: Readonly<Record<string, unknown>>, problem: string): string {
  return `${typeof client.client_id === 'string' ? client.client_id.slice(0, 100) : '?'}: ${problem}`;
}
