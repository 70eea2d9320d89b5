import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { artifactHash } from '../../../platform/token-store/hash.ts';
import { readCeremony } from '../ceremony.ts';
import { putChallenge, takeChallenge } from '../challenges.ts';
import { listPasskeyIds, passkeyHandle } from '../passkeys.ts';
import { ceremonyLife, passkeyOrigins, passkeyRpName } from '../relying-party.ts';
import { activeCredentials, labelOf, lockFactors, storeCredential } from '../storing.ts';
import type { Change } from '../types.ts';
import { announce } from './announce.ts';

const mostPasskeys = 20;

/** EdDSA, ES256, RS256. */
const algorithms = [-8, -7, -257];

/** Options for the browser: a key on the authenticator itself, unlocked by its owner, that knows the account by a random handle. */
export async function beginPasskeyRegistration(
  deps: Deps,
  begin: { accountId: string; session: string; userName: string; displayName: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { accountId, session, userName, displayName } = begin;
  return inTransaction(deps.db, async (tx) => {
    const options = await generateRegistrationOptions({
      rpName: passkeyRpName,
      rpID: deps.settings.passkeyRpId,
      userName,
      userDisplayName: displayName,
      userID: new Uint8Array(Buffer.from(await passkeyHandle(tx, accountId), 'base64url')),
      timeout: ceremonyLife * 1000,
      attestationType: 'none',
      excludeCredentials: await listPasskeyIds(tx, accountId),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: algorithms,
    });
    const valueHash = artifactHash(options.challenge);
    await putChallenge(tx, { kind: 'passkey-registration', sitting: session, accountId, valueHash, life: ceremonyLife });
    return options;
  });
}

export type PasskeyEnrolled =
  | { readonly enrolled: string }
  | { readonly refused: 'expired' | 'not-verified' | 'already-registered' | 'too-many' };

type Registration = NonNullable<VerifiedRegistrationResponse['registrationInfo']>;

/** Verifies what the authenticator made and enrols it; of parallel answers to one challenge exactly one counts. */
export async function finishPasskeyRegistration(
  deps: Deps,
  change: Change,
  answer: { session: string; response: unknown; label?: string },
): Promise<PasskeyEnrolled> {
  const ceremony = readCeremony(answer.response);
  if (!ceremony) return { refused: 'not-verified' };
  const valueHash = artifactHash(ceremony.challenge);
  const open = await takeChallenge(deps.db, 'passkey-registration', { sitting: answer.session, valueHash });
  if (open?.accountId !== change.accountId) return { refused: 'expired' };
  if (ceremony.crossOrigin) return { refused: 'not-verified' };
  const response = answer.response as RegistrationResponseJSON;
  const registration = await verified(deps, response, ceremony.challenge);
  if (!registration) return { refused: 'not-verified' };
  return inTransaction(deps.db, (tx) => enrol(tx, deps, { change, registration, response, label: labelOf(answer.label) }));
}

async function verified(deps: Deps, response: RegistrationResponseJSON, challenge: string): Promise<Registration | undefined> {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: passkeyOrigins(deps.settings),
      expectedRPID: deps.settings.passkeyRpId,
      supportedAlgorithmIDs: algorithms,
      requireUserVerification: true,
    });
    return registrationInfo;
  } catch (error) {
    deps.log.info({ reason: error instanceof Error ? error.message.slice(0, 80) : 'unknown' }, 'passkey registration refused');
    return undefined;
  }
}

interface Enrolment {
  readonly change: Change;
  readonly registration: Registration;
  readonly response: RegistrationResponseJSON;
  readonly label: string | undefined;
}

async function enrol(tx: Tx, deps: Deps, { change, registration, response, label }: Enrolment): Promise<PasskeyEnrolled> {
  const { accountId } = change;
  await lockFactors(tx, accountId);
  const held = (await activeCredentials(tx, accountId)).filter(({ kind }) => kind === 'passkey');
  if (held.length >= mostPasskeys) return { refused: 'too-many' };
  const { rows } = await tx.raw('select 1 from passkeys where webauthn_id = ?', [registration.credential.id]);
  if (rows.length > 0) return { refused: 'already-registered' };
  const named = label ? { label } : {};
  const id = await storeCredential(tx, { accountId, kind: 'passkey', ...named });
  await storePasskey(tx, id, { registration, transports: transportsOf(response) });
  await announce(tx, deps, {
    change,
    event: 'factor.added',
    details: { kind: 'passkey', credential: id, aaguid: registration.aaguid },
    notice: { kind: 'factor-added', factor: 'passkey', ...named },
  });
  return { enrolled: id };
}

async function storePasskey(
  tx: Tx,
  credentialId: string,
  { registration, transports }: { registration: Registration; transports: readonly string[] },
): Promise<void> {
  const { credential, aaguid, credentialDeviceType, credentialBackedUp } = registration;
  await tx.raw(
    `insert into passkeys (credential_id, webauthn_id, public_key, counter, device_bound, backed_up, transports, aaguid)
     values (?, ?, ?, ?, ?, ?, ?::text[], ?)`,
    [
      credentialId,
      credential.id,
      Buffer.from(credential.publicKey),
      credential.counter,
      credentialDeviceType === 'singleDevice',
      credentialBackedUp,
      [...transports],
      aaguid,
    ],
  );
}

/** Hints for the browser; what we do not know is not kept. */
function transportsOf(response: RegistrationResponseJSON): string[] {
  const known = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];
  const said: unknown = response.response.transports;
  return Array.isArray(said) ? known.filter((one) => said.includes(one)) : [];
}
