import { randomInt } from 'node:crypto';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { sendNotice } from '../../notifications/actions.ts';
import type { Attempt } from '../types.ts';
import { type Factor, type Ground, type Proof, textOf, type Verdict } from './factor.ts';

/** Without I, L, O, U: nothing that is misread from paper (Crockford). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 4;
const groupLength = 4;

/** How many codes a set holds. */
export const codesInSet = 10;

/** 16 letters of 5 bits: 80 bits, above the 64 of NIST SP 800-63B-4 4.2, written `XXXX-XXXX-XXXX-XXXX`. */
export function newRecoveryCode(): string {
  const letters = Array.from({ length: groups * groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.match(/.{4}/g)?.join('-') ?? letters;
}

/** Keyed hash of a code as typed: case, spaces, dashes and look-alike letters do not matter. */
export function recoveryCodeHash(deps: Pick<Deps, 'secrets'>, typed: string): Buffer {
  const letters = typed.normalize('NFKC').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  return Buffer.from(deps.secrets.mac('recovery-code', letters.replace(/[^0-9A-Z]/g, '')));
}

/** Where there is nothing to match, the same write is tried in vain: a code can be typed before any factor was passed. */
const nobody = '00000000-0000-0000-0000-000000000000';

async function prove({ deps, attempt, credential }: Ground): Promise<Verdict> {
  const credentialId = credential?.id ?? nobody;
  const codeHash = recoveryCodeHash(deps, textOf(attempt));
  return {
    accountId: attempt.accountId ?? nobody,
    credentialId,
    spending: {
      name: 'recovery-code',
      text: `update recovery_codes set used_at = app_now() where credential_id = $4::uuid and code_hash = $5::bytea and used_at is null
        returning credential_id as id`,
      also: ', used as (update credentials c set last_used_at = app_now() from spent s where c.id = s.id)',
      values: [credentialId, codeHash],
    },
  };
}

/** The person hears of it at once; for a day nothing can be removed. */
async function afterwards(tx: Tx, deps: Deps, { attempt, proof }: { attempt: Attempt; proof: Proof }): Promise<void> {
  const { rows } = await tx.raw('select count(*)::int as left from recovery_codes where credential_id = ? and used_at is null', [
    proof.credentialId ?? null,
  ]);
  const left = Number(rows[0]?.left ?? 0);
  await recordAudit(tx, {
    event: 'recovery-code.used',
    actor: `account:${proof.accountId}`,
    accountId: proof.accountId,
    ...(attempt.requestId ? { requestId: attempt.requestId } : {}),
    details: { left, purpose: attempt.purpose },
  });
  await sendNotice(tx, deps, { kind: 'recovery-code-used', accountId: proof.accountId, left });
}

export const recoveryCode: Factor = { counted: true, clears: 'everywhere', prove, afterwards };
