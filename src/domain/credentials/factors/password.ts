import { hash, verify } from '@node-rs/argon2';
import { longestPassword, normalizePassword, passwordLength } from '../password-rules.ts';
import { type Factor, type Ground, textOf, type Verdict } from './factor.ts';

/** OWASP's and our fixed cost: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** Of 32 random bytes nobody has: numbers without a password cost the same one hash, so that time does not tell them apart. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$0BIltxN8+F5WvU8V7A/tpw$6A1qm+efHqUo9mM/K7fJlL+NPe/Q9UReI+Kb3mT2w3M';

/** Argon2id hash of a password in its normal form. */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalizePassword(password), cost);
}

async function prove({ attempt, credential }: Ground): Promise<Verdict> {
  const typed = normalizePassword(textOf(attempt));
  const isPossible = typed.length > 0 && passwordLength(typed) <= longestPassword;
  const isRight = await verify(credential?.secret ?? nobodysHash, isPossible ? typed : '');
  if (!isRight || !isPossible || !credential?.secret || !attempt.accountId) return 'wrong';
  return {
    accountId: attempt.accountId,
    credentialId: credential.id,
    spending: {
      name: 'password',
      // Compared again: it may have been replaced while the hash was computed.
      text: `update credentials set last_used_at = app_now() where id = $4::uuid and secret = $5::text returning id`,
      values: [credential.id, credential.secret],
    },
  };
}

export const password: Factor = { counted: true, clears: 'own', prove };
