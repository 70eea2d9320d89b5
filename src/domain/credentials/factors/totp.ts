import { generateSecret, generateURI, verifySync } from 'otplib';
import type { Secrets } from '../../../platform/secrets.ts';
import { type Factor, type Ground, textOf, type Verdict } from './factor.ts';

const purpose = 'totp-secret';

/** One step to either side: clocks of phones differ (RFC 6238 5.2). */
const tolerance = 30;

const spaces = /[\s\u200b-\u200d\u2060-]/gu;

export function sealTotpSecret(secrets: Secrets, secret: string): string {
  return secrets.seal(purpose, secret);
}

export function openTotpSecret(secrets: Secrets, sealed: string): string {
  return secrets.unseal(purpose, sealed);
}

/** A new secret of 160 bits, base32. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** What the app reads from the QR code. */
export function totpUri(secret: string, label: string): string {
  return generateURI({ issuer: 'Định Danh', label, secret, algorithm: 'sha1', digits: 6, period: 30 });
}

/** The time step whose code this is, if it is one of now and was not used. */
export function matchingStep(secret: string, typed: string, at: { now: Date; after: number | null }): number | undefined {
  const token = typed.normalize('NFKC').replace(spaces, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const result = verifySync({
    secret,
    token,
    epoch: Math.floor(at.now.getTime() / 1000),
    epochTolerance: tolerance,
    ...(at.after === null ? {} : { afterTimeStep: at.after }),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}

async function prove({ deps, attempt, credential, now }: Ground): Promise<Verdict> {
  if (!credential?.secret || !attempt.accountId) return 'unavailable';
  const secret = openTotpSecret(deps.secrets, credential.secret);
  const step = matchingStep(secret, textOf(attempt), { now, after: credential.totpLastStep });
  if (step === undefined) return 'wrong';
  return {
    accountId: attempt.accountId,
    credentialId: credential.id,
    spending: {
      name: 'totp',
      text: `update credentials set last_used_at = app_now(), totp_last_step = $5::bigint
        where id = $4::uuid and state = 'active' and (totp_last_step is null or totp_last_step < $5::bigint) returning id`,
      values: [credential.id, step],
    },
  };
}

export const totp: Factor = { counted: true, clears: 'person', prove };
