import { inTransaction } from '../../../platform/database/pool.ts';
import type { Deps } from '../../../platform/deps.ts';
import { artifactHash } from '../../../platform/token-store/hash.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { Actor } from '../../audit/types.ts';
import { guessChallenge, type OpenChallenge, putChallenge, takeChallenge } from '../../credentials/challenges.ts';
import type { TotpOffer } from '../../credentials/enrolment/totp.ts';
import { matchingStep, newTotpSecret, openTotpSecret, sealTotpSecret, totpUri } from '../../credentials/factors/totp.ts';
import { type Bed, challengeName, findSleeper, laySleeper } from './beds.ts';

/** Seconds. */
const life = 15 * 60;
const guesses = 10;

/** A secret for the code app of the applicant; nothing sleeps yet. `label` names the account in the app. */
export async function offerSleepingTotp(deps: Deps, bed: Bed, label: string): Promise<TotpOffer> {
  const secret = newTotpSecret();
  const sealed = sealTotpSecret(deps.secrets, secret);
  const sitting = challengeName(bed);
  await putChallenge(deps.db, { kind: 'totp-enrolment', sitting, valueHash: artifactHash(sealed), secret: sealed, life });
  return { secret, uri: totpUri(secret, label) };
}

/** The applicant's own app answered with its first code: it sleeps until the activation. */
export async function sleepTotp(
  deps: Deps,
  bed: Bed,
  answer: { code: string; actor: Actor },
): Promise<'asleep' | 'wrong-code' | 'expired'> {
  const open = await guessChallenge(deps.db, 'totp-enrolment', { sitting: challengeName(bed), most: guesses });
  if (!open?.secret) return 'expired';
  const step = matchingStep(openTotpSecret(deps.secrets, open.secret), answer.code, { now: open.now, after: null });
  return step === undefined ? 'wrong-code' : lay(deps, bed, { open, step, actor: answer.actor });
}

async function lay(
  deps: Deps,
  bed: Bed,
  { open, step, actor }: { open: OpenChallenge; step: number; actor: Actor },
): Promise<'asleep' | 'expired'> {
  return inTransaction(deps.db, async (tx) => {
    const taken = await takeChallenge(tx, 'totp-enrolment', { sitting: challengeName(bed), valueHash: open.valueHash });
    if (!taken?.secret) return 'expired';
    await laySleeper(tx, bed, { kind: 'totp', secret: taken.secret, label: undefined, totpLastStep: step });
    await recordAudit(tx, { event: 'sleeping-factor.added', actor, applicationId: bed.applicationId, details: { kind: 'totp' } });
    return 'asleep';
  });
}

/** Whether a code is one of the app that was enrolled at the counter; each counts once, of twenty at once one. */
export async function proveSleepingTotp(deps: Deps, applicationId: string, typed: { code: string; now: Date }): Promise<boolean> {
  const sleeper = await findSleeper(deps.db, { applicationId }, 'totp');
  if (!sleeper) return false;
  const { code, now } = typed;
  const step = matchingStep(openTotpSecret(deps.secrets, sleeper.secret), code, { now, after: sleeper.totpLastStep ?? null });
  if (step === undefined) return false;
  const { rowCount } = await deps.db.raw(
    'update sleeping_credentials set totp_last_step = ? where id = ? and (totp_last_step is null or totp_last_step < ?)',
    [step, sleeper.id, step],
  );
  return rowCount === 1;
}
