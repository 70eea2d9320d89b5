import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { Actor } from '../../audit/types.ts';
import { canonicalCode, newFileCode, spacedCode } from '../references.ts';
import { countTry } from '../tries.ts';
import { sameText } from '../../../platform/same-text.ts';
import type { ActivationSitting } from './sittings.ts';
import { mayProve } from './step.ts';

/**
 * Makes the code for the slip that the counter hands out; a slip printed before is void, also where its code was typed already. Answers the
 * code once, as it is printed: only its keyed hash is kept.
 */
export async function printSlipCode(tx: Tx, secrets: Secrets, print: { applicationId: string; actor: Actor }): Promise<string> {
  const { applicationId, actor } = print;
  const code = newFileCode();
  const { rows } = await tx.raw(
    `insert into activation_slips as s (application_id, code_mac) values (?, ?)
     on conflict (application_id) do update set code_mac = excluded.code_mac, printed_at = app_now(), printings = s.printings + 1
     returning printings`,
    [applicationId, slipMac(secrets, applicationId, code)],
  );
  await tx.raw('update activations set slip_proved_at = null where application_id = ?', [applicationId]);
  await recordAudit(tx, { event: 'slip-code.printed', actor, applicationId, details: { printing: Number(rows[0]?.printings) } });
  return spacedCode(code);
}

/** What is kept of a code: of no use with another file. */
export function slipMac(secrets: Secrets, applicationId: string, code: string): string {
  return secrets.mac('slip-code', `${applicationId}\n${code}`);
}

/** Tries the code of the slip: counted first. */
export async function proveSlip({ db, secrets }: Deps, sitting: ActivationSitting, typed: string): Promise<'proved' | 'wrong' | 'held'> {
  const { applicationId, activationId, hash } = sitting;
  if (!mayProve(sitting.step, 'slip')) return 'wrong';
  if (!(await countTry(db, secrets, { kind: 'proof-of-activation', of: applicationId }))) return 'held';
  const slip = await db('activation_slips').where({ application_id: applicationId }).first('code_mac');
  if (!slip || !sameText(slip.code_mac, slipMac(secrets, applicationId, canonicalCode(typed)))) return 'wrong';
  const { rowCount } = await db.raw(
    `update activations set slip_proved_at = app_now() where id = ? and sitting_hash = ?
       and exists (select from activation_slips s where s.application_id = ? and s.code_mac = ?)`,
    [activationId, hash, applicationId, slip.code_mac],
  );
  return rowCount === 1 ? 'proved' : 'wrong';
}
