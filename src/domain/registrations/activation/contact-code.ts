import { randomInt } from 'node:crypto';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { placeOf } from '../../credentials/places.ts';
import { tellApplicant } from '../../notifications/tell-applicant.ts';
import { readContacts } from '../queries.ts';
import { countTries, countTry } from '../tries.ts';
import { sameText } from '../../../platform/same-text.ts';
import type { ActivationSitting } from './sittings.ts';
import { mayProve } from './step.ts';

/** Minutes (NIST SP 800-63B-4 3.1.3). */
const life = 10;

/** Guesses at one code. */
const guesses = 5;

export type CodeSending = { readonly outcome: 'sent' | 'held' | 'unavailable' };

/**
 * Sends a code to the contact that was confirmed in the file; one sent before is void. Who has a telephone gets it there: a mailbox is only
 * for who has nothing else, and never a factor afterwards (NIST SP 800-63B-4 3.1.3.1).
 */
export async function sendActivationCode(deps: Deps, sitting: ActivationSitting, address: string): Promise<CodeSending> {
  const { applicationId } = sitting;
  if (!mayProve(sitting.step, 'contact')) return { outcome: 'unavailable' };
  const tries = [
    { kind: 'activation-message', of: applicationId },
    { kind: 'message-from', of: placeOf(address).address },
  ] as const;
  if (!(await countTries(deps.db, deps.secrets, tries))) return { outcome: 'held' };
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  return inTransaction(deps.db, (tx) => send(tx, deps, { sitting, code }));
}

async function send(tx: Tx, deps: Deps, { sitting, code }: { sitting: ActivationSitting; code: string }): Promise<CodeSending> {
  const { applicationId, activationId, accountId, language } = sitting;
  const { phone, email } = await readContacts(tx, deps.secrets, applicationId);
  const to = phone ? { phone } : { email };
  if (!phone && !email) return { outcome: 'unavailable' };
  const { rowCount } = await tx.raw(
    `update activations set contact_code_mac = ?, contact_code_at = app_now(), contact_code_tries = 0
     where id = ? and sitting_hash = ?`,
    [codeMac(deps, sitting, code), activationId, sitting.hash],
  );
  if (rowCount !== 1) return { outcome: 'unavailable' };
  await recordAudit(tx, { event: 'activation-code.sent', actor: 'system', accountId, applicationId });
  await tellApplicant(tx, deps, { kind: 'contact-code', applicationId, language, to, code, minutes: life });
  return { outcome: 'sent' };
}

/** Keyed, and of no use in another sitting. */
function codeMac({ secrets }: Deps, { activationId, hash }: ActivationSitting, code: string): string {
  return secrets.mac('contact-code', `activation\n${activationId}\n${hash.toString('hex')}\n${code}`);
}

/** Tries a code that was sent: counted first, right once. */
export async function proveContact(deps: Deps, sitting: ActivationSitting, typed: string): Promise<'proved' | 'wrong' | 'held'> {
  const { db, secrets } = deps;
  const { activationId, hash, applicationId } = sitting;
  if (!mayProve(sitting.step, 'contact')) return 'wrong';
  if (!(await countTry(db, secrets, { kind: 'activation-code', of: applicationId }))) return 'held';
  const { rows } = await db.raw(
    `update activations set contact_code_tries = contact_code_tries + 1
     where id = ? and sitting_hash = ? and contact_code_at > app_now() - make_interval(mins => ?) and contact_code_tries < ?
     returning contact_code_mac as mac`,
    [activationId, hash, life, guesses],
  );
  const open: string | null = rows[0]?.mac ?? null;
  const digits = typed.normalize('NFKC').replace(/\D/g, '');
  if (!open || !sameText(open, codeMac(deps, sitting, digits))) return 'wrong';
  const { rowCount } = await db.raw(
    `update activations set contact_proved_at = app_now(), contact_code_mac = null where id = ? and sitting_hash = ? and contact_code_mac = ?`,
    [activationId, hash, open],
  );
  return rowCount === 1 ? 'proved' : 'wrong';
}
