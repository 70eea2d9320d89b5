import type { DataAnswer, PopulationRecord } from '../../../connectors/registries.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { tellApplicant } from '../../notifications/tell-applicant.ts';
import type { Addresses } from '../../notifications/types.ts';
import { findApplication, readAnswer, readContacts, readDeclared } from '../queries.ts';
import { contactMac } from './addresses.ts';
import { findHolder } from './holders.ts';

export interface HolderToWarn {
  readonly applicationId: string;
  /** What a register knows of the person, once it has answered. */
  readonly register?: Addresses;
}

/**
 * Tells whoever an older account, or a register, knows under the declared number that somebody applied in their name, with a link "not me".
 * Called when a file is sent and again when a register has answered; a contact is told once a file, and never one that the applicant has
 * confirmed for it.
 */
export async function warnHolder(tx: Tx, deps: Pick<Deps, 'secrets'>, { applicationId, register = {} }: HolderToWarn): Promise<void> {
  const file = await findApplication(tx, applicationId);
  const declared = await readDeclared(tx, deps.secrets, applicationId);
  if (!file || !declared) return;
  const holder = await findHolder(tx, deps.secrets, declared);
  // An account that the applicant said at the counter is not theirs warns nobody: its contacts are its maker's.
  const older = holder && holder.accountId !== file.repudiatesId ? await contactsOf(tx, holder.accountId) : {};
  const own = Object.values(await readContacts(tx, deps.secrets, applicationId)).map((address) => contactMac(deps.secrets, address));
  for (const known of [older, register]) {
    const to = await untold(tx, deps, { applicationId, known, own });
    if (!to.phone && !to.email) continue;
    await tellApplicant(tx, deps, { kind: 'applied-in-your-name', applicationId, language: file.language, to });
  }
}

/** The same once the population register has told how it reaches the person. */
export async function warnRegistered(tx: Tx, deps: Pick<Deps, 'secrets'>, applicationId: string): Promise<void> {
  const answer = (await readAnswer(tx, deps.secrets, { applicationId, check: 'population' })) as DataAnswer<PopulationRecord> | undefined;
  if (answer?.kind !== 'found') return;
  const { phone, email } = answer.data;
  await warnHolder(tx, deps, { applicationId, register: { phone, email } });
}

async function contactsOf(tx: Tx, accountId: string): Promise<Addresses> {
  const { rows } = await tx.raw('select p.phone, p.email from people p join accounts a on a.person_id = p.id where a.id = ?', [accountId]);
  return { phone: rows[0]?.phone ?? undefined, email: rows[0]?.email ?? undefined };
}

/** The contacts that are neither the applicant's own nor told already; from now on they count as told. */
async function untold(
  tx: Tx,
  { secrets }: Pick<Deps, 'secrets'>,
  about: { applicationId: string; known: Addresses; own: readonly string[] },
): Promise<Addresses> {
  const told: { phone?: string; email?: string } = {};
  for (const kind of ['phone', 'email'] as const) {
    const address = about.known[kind];
    if (!address) continue;
    const mac = contactMac(secrets, address);
    if (about.own.includes(mac)) continue;
    const { rows } = await tx.raw(
      `insert into application_warnings (application_id, address_mac) values (?, ?) on conflict do nothing returning address_mac`,
      [about.applicationId, mac],
    );
    if (rows.length > 0) told[kind] = address;
  }
  return told;
}
