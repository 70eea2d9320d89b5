import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Deps } from '../../../platform/deps.ts';
import { askSleepingPasskey, proveSleepingPasskey } from '../sleeping/passkey.ts';
import { proveSleepingTotp } from '../sleeping/totp.ts';
import { countTry } from '../tries.ts';
import type { ActivationSitting } from './sittings.ts';
import { mayProve } from './step.ts';

/** Tries a code of the app that was enrolled at the counter: counted first, each code once. */
export async function proveByTotp(deps: Deps, sitting: ActivationSitting, code: string): Promise<'proved' | 'wrong' | 'held'> {
  const { applicationId, now } = sitting;
  if (!mayProve(sitting.step, 'device')) return 'wrong';
  if (!(await countTry(deps.db, deps.secrets, { kind: 'proof-of-activation', of: applicationId }))) return 'held';
  return (await proveSleepingTotp(deps, applicationId, { code, now })) ? proved(deps, sitting) : 'wrong';
}

/** Options for the browser that asks for the passkey of the counter. */
export async function askForPasskey(deps: Deps, sitting: ActivationSitting): Promise<PublicKeyCredentialRequestOptionsJSON | undefined> {
  return mayProve(sitting.step, 'device') ? askSleepingPasskey(deps, sitting.applicationId, challengeOf(sitting)) : undefined;
}

/** Tries the passkey that was enrolled at the counter: nobody can guess it, so nothing is counted. */
export async function proveByPasskey(deps: Deps, sitting: ActivationSitting, response: unknown): Promise<'proved' | 'wrong'> {
  if (!mayProve(sitting.step, 'device')) return 'wrong';
  const isRight = await proveSleepingPasskey(deps, sitting.applicationId, { sitting: challengeOf(sitting), response });
  return isRight ? proved(deps, sitting) : 'wrong';
}

function challengeOf({ hash }: ActivationSitting): string {
  return `activation:${hash.toString('hex')}`;
}

async function proved({ db }: Deps, { activationId, hash }: ActivationSitting): Promise<'proved' | 'wrong'> {
  const { rowCount } = await db.raw('update activations set device_proved_at = app_now() where id = ? and sitting_hash = ?', [
    activationId,
    hash,
  ]);
  return rowCount === 1 ? 'proved' : 'wrong';
}
