import { randomBytes } from 'node:crypto';
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db, Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { artifactHash } from '../../../platform/token-store/hash.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { Actor } from '../../audit/types.ts';
import { readCeremony } from '../../credentials/ceremony.ts';
import { putChallenge, takeChallenge } from '../../credentials/challenges.ts';
import { creationOptions, verifyAssertion, verifyCreation } from '../../credentials/passkey-ceremonies.ts';
import { listPasskeyIds, type NewPasskey, passkeyHandle } from '../../credentials/passkeys.ts';
import { ceremonyLife } from '../../credentials/relying-party.ts';
import { labelOf } from '../../credentials/storing.ts';
import { type Bed, challengeName, findSleeper, laySleeper } from './beds.ts';

const purpose = 'sleeping-passkey';

/** A passkey that is nobody's factor yet, and the handle by which its authenticator knows the account to come. */
export interface SleepingPasskey extends Omit<NewPasskey, 'publicKey'> {
  readonly handle: string;
  /** Base64url. */
  readonly publicKey: string;
}

/** Options for the browser that makes the passkey: the applicant's own, or the one of the counter with the telephone beside it. */
export async function offerSleepingPasskey(
  deps: Deps,
  bed: Bed,
  names: { userName: string; displayName: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { handle, accountId } = await handleFor(deps, bed.applicationId);
  const known = accountId ? await listPasskeyIds(deps.db, accountId) : [];
  const options = await creationOptions(deps, { ...names, handle, known });
  const valueHash = artifactHash(options.challenge);
  const secret = deps.secrets.seal(purpose, handle);
  await putChallenge(deps.db, { kind: 'passkey-registration', sitting: challengeName(bed), valueHash, secret, life: ceremonyLife });
  return options;
}

/** One account, one handle: that of the account when there is one, else that of the passkey that sleeps for it. */
async function handleFor(deps: Deps, applicationId: string): Promise<{ handle: string; accountId: string | undefined }> {
  const sleeper = await findSleeper(deps.db, { applicationId }, 'passkey');
  const row = await deps.db('applications').where({ id: applicationId }).first('account_id');
  const accountId: string | undefined = row?.account_id ?? undefined;
  if (sleeper) return { handle: openSleepingPasskey(deps.secrets, sleeper.secret).handle, accountId };
  if (accountId) return { handle: await inTransaction(deps.db, (tx) => passkeyHandle(tx, accountId)), accountId };
  return { handle: randomBytes(32).toString('base64url'), accountId };
}

/**
 * The applicant's authenticator made the key: it sleeps until the activation. Of parallel answers to one challenge exactly one counts.
 * `spend`: takes what led here in the same transaction; false when it is gone.
 */
export async function sleepPasskey(
  deps: Deps,
  bed: Bed,
  answer: { response: unknown; label?: string; actor: Actor; spend?: (tx: Tx) => Promise<boolean> },
): Promise<'asleep' | 'expired' | 'not-verified'> {
  const ceremony = readCeremony(answer.response);
  if (!ceremony) return 'not-verified';
  const valueHash = artifactHash(ceremony.challenge);
  const open = await takeChallenge(deps.db, 'passkey-registration', { sitting: challengeName(bed), valueHash });
  if (!open?.secret) return 'expired';
  const made = ceremony.crossOrigin ? undefined : await verifyCreation(deps, answer.response, ceremony.challenge);
  if (!made || (await isKnown(deps.db, made.webauthnId))) return 'not-verified';
  const handle = deps.secrets.unseal(purpose, open.secret);
  const secret = sealSleepingPasskey(deps.secrets, { ...made, handle, publicKey: made.publicKey.toString('base64url') });
  return inTransaction(deps.db, async (tx) => {
    if (answer.spend && !(await answer.spend(tx))) return 'expired';
    await laySleeper(tx, bed, { kind: 'passkey', secret, label: labelOf(answer.label), totpLastStep: undefined });
    const details = { kind: 'passkey', aaguid: made.aaguid };
    await recordAudit(tx, { event: 'sleeping-factor.added', actor: answer.actor, applicationId: bed.applicationId, details });
    return 'asleep';
  });
}

/** A credential id belongs to one account (WebAuthn 7.1): who sends another's is told that nothing could be verified. */
async function isKnown(db: Db, webauthnId: string): Promise<boolean> {
  return (await db('passkeys').where({ webauthn_id: webauthnId }).first('credential_id')) !== undefined;
}

/** Options for the browser that shows the passkey of the counter; undefined when none sleeps. */
export async function askSleepingPasskey(
  deps: Deps,
  applicationId: string,
  sitting: string,
): Promise<PublicKeyCredentialRequestOptionsJSON | undefined> {
  const sleeper = await findSleeper(deps.db, { applicationId }, 'passkey');
  if (!sleeper) return undefined;
  const options = await generateAuthenticationOptions({
    rpID: deps.settings.passkeyRpId,
    userVerification: 'required',
    timeout: ceremonyLife * 1000,
    allowCredentials: [{ id: openSleepingPasskey(deps.secrets, sleeper.secret).webauthnId }],
  });
  await putChallenge(deps.db, { kind: 'passkey-sign-in', sitting, valueHash: artifactHash(options.challenge), life: ceremonyLife });
  return options;
}

/** Whether an answer is one of the passkey that was enrolled at the counter. */
export async function proveSleepingPasskey(
  deps: Deps,
  applicationId: string,
  { sitting, response }: { sitting: string; response: unknown },
): Promise<boolean> {
  const ceremony = readCeremony(response);
  if (!ceremony) return false;
  const open = await takeChallenge(deps.db, 'passkey-sign-in', { sitting, valueHash: artifactHash(ceremony.challenge) });
  const sleeper = open && (await findSleeper(deps.db, { applicationId }, 'passkey'));
  if (!sleeper || ceremony.crossOrigin) return false;
  const asleep = openSleepingPasskey(deps.secrets, sleeper.secret);
  if (asleep.webauthnId !== ceremony.id) return false;
  const known = { ...asleep, publicKey: Buffer.from(asleep.publicKey, 'base64url') };
  const assertion = await verifyAssertion(deps, { response, known, challenge: ceremony.challenge });
  if (!assertion) return false;
  const secret = sealSleepingPasskey(deps.secrets, { ...asleep, ...assertion });
  const { rowCount } = await deps.db.raw('update sleeping_credentials set secret = ? where id = ? and secret = ?', [
    secret,
    sleeper.id,
    sleeper.secret,
  ]);
  return rowCount === 1;
}

function sealSleepingPasskey(secrets: Secrets, asleep: SleepingPasskey): string {
  return secrets.seal(purpose, JSON.stringify(asleep));
}

export function openSleepingPasskey(secrets: Secrets, sealed: string): SleepingPasskey {
  return JSON.parse(secrets.unseal(purpose, sealed)) as SleepingPasskey;
}
