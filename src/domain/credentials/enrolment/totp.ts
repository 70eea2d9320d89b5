import { inTransaction } from '../../../platform/database/pool.ts';
import type { Deps } from '../../../platform/deps.ts';
import { artifactHash } from '../../../platform/token-store/hash.ts';
import { guessChallenge, type OpenChallenge, putChallenge, takeChallenge } from '../challenges.ts';
import { matchingStep, newTotpSecret, openTotpSecret, sealTotpSecret, totpUri } from '../factors/totp.ts';
import { mustAppStay } from '../queries.ts';
import { activeCredentials, dropCredential, labelOf, lockForChange, storeCredential } from '../storing.ts';
import type { Change } from '../types.ts';
import { announce } from './announce.ts';

/** Seconds. */
const life = 15 * 60;
const guesses = 10;

export interface TotpOffer {
  /** Base32, for typing where no camera is. */
  readonly secret: string;
  /** For the QR code. */
  readonly uri: string;
}

/** Makes a secret that waits for its first code in this session; nothing is enrolled yet. */
export async function beginTotpEnrolment(deps: Deps, begin: { accountId: string; session: string; label: string }): Promise<TotpOffer> {
  const { accountId, session, label } = begin;
  const secret = newTotpSecret();
  const sealed = sealTotpSecret(deps.secrets, secret);
  await putChallenge(deps.db, {
    kind: 'totp-enrolment',
    sitting: session,
    accountId,
    valueHash: artifactHash(sealed),
    secret: sealed,
    life,
  });
  return { secret, uri: totpUri(secret, label) };
}

export type TotpEnrolled = { readonly enrolled: string } | { readonly refused: 'wrong-code' | 'expired' | 'recently-recovered' };

/**
 * Enrols the waiting secret when the code fits; an app enrolled before is replaced, but not by whoever came in by a recovery code a
 * moment ago: that may add a factor and take none away. The code counts as used.
 */
export async function confirmTotpEnrolment(
  deps: Deps,
  change: Change,
  answer: { session: string; code: string; label?: string },
): Promise<TotpEnrolled> {
  const { accountId } = change;
  const { session: sitting } = answer;
  const open = await guessChallenge(deps.db, 'totp-enrolment', { sitting, accountId, most: guesses });
  if (!open?.secret) return { refused: 'expired' };
  const step = matchingStep(openTotpSecret(deps.secrets, open.secret), answer.code, { now: open.now, after: null });
  return step === undefined ? { refused: 'wrong-code' } : enrol(deps, change, { ...answer, open, step });
}

async function enrol(
  deps: Deps,
  change: Change,
  { session, label: typed, open, step }: { session: string; label?: string; open: OpenChallenge; step: number },
): Promise<TotpEnrolled> {
  const { accountId } = change;
  return inTransaction(deps.db, async (tx) => {
    await lockForChange(tx, change);
    const taken = await takeChallenge(tx, 'totp-enrolment', { sitting: session, valueHash: open.valueHash });
    if (!taken?.secret) return { refused: 'expired' };
    const before = (await activeCredentials(tx, accountId)).filter(({ kind }) => kind === 'totp');
    if (before.length > 0 && (await mustAppStay(tx, accountId))) return { refused: 'recently-recovered' };
    for (const { id } of before) await dropCredential(tx, accountId, id);
    const label = labelOf(typed);
    const named = label ? { label } : {};
    const id = await storeCredential(tx, { accountId, kind: 'totp', secret: taken.secret, totpLastStep: step, ...named });
    await announce(tx, deps, {
      change,
      event: 'factor.added',
      details: { kind: 'totp', credential: id, replaced: before.length > 0 },
      notice: { kind: 'factor-added', factor: 'totp', ...named },
    });
    return { enrolled: id };
  });
}
