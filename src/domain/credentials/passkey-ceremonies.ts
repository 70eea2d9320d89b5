import {
  type AuthenticationResponseJSON,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Deps } from '../../platform/deps.ts';
import type { NewPasskey, Passkey, PasskeyId } from './passkeys.ts';
import { ceremonyLife, passkeyOrigins, passkeyRpName } from './relying-party.ts';

/** EdDSA, ES256, RS256. */
const algorithms = [-8, -7, -257];

export interface Creation {
  /** By which the authenticator knows the account. */
  readonly handle: string;
  readonly userName: string;
  readonly displayName: string;
  /** Keys that an authenticator is not to make again. */
  readonly known: readonly PasskeyId[];
}

/** Options for the browser: a key on the authenticator itself, unlocked by its owner, that knows the account by a random handle. */
export async function creationOptions(
  { settings }: Deps,
  { handle, userName, displayName, known }: Creation,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: passkeyRpName,
    rpID: settings.passkeyRpId,
    userName,
    userDisplayName: displayName,
    userID: new Uint8Array(Buffer.from(handle, 'base64url')),
    timeout: ceremonyLife * 1000,
    attestationType: 'none',
    excludeCredentials: [...known],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  });
}

/** What an authenticator made for a challenge; undefined when it is not what was asked for. */
export async function verifyCreation(deps: Deps, response: unknown, challenge: string): Promise<NewPasskey | undefined> {
  const answer = response as RegistrationResponseJSON;
  try {
    const { registrationInfo: made } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: passkeyOrigins(deps.settings),
      expectedRPID: deps.settings.passkeyRpId,
      supportedAlgorithmIDs: algorithms,
      requireUserVerification: true,
    });
    return (
      made && {
        webauthnId: made.credential.id,
        publicKey: Buffer.from(made.credential.publicKey),
        counter: made.credential.counter,
        deviceBound: made.credentialDeviceType === 'singleDevice',
        backedUp: made.credentialBackedUp,
        transports: transportsOf(answer),
        aaguid: made.aaguid,
      }
    );
  } catch (error) {
    deps.log.info({ reason: reasonOf(error) }, 'passkey registration refused');
    return undefined;
  }
}

/** Hints for the browser; what we do not know is not kept. */
function transportsOf(answer: RegistrationResponseJSON): string[] {
  const known = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];
  const said: unknown = answer.response.transports;
  return Array.isArray(said) ? known.filter((one) => said.includes(one)) : [];
}

export interface Assertion {
  readonly counter: number;
  readonly backedUp: boolean;
}

/** What a known passkey said about itself when it signed the challenge; undefined when it did not. */
export async function verifyAssertion(
  deps: Deps,
  answer: {
    response: unknown;
    challenge: string;
    known: Pick<Passkey, 'webauthnId' | 'publicKey' | 'counter' | 'deviceBound'>;
  },
): Promise<Assertion | undefined> {
  const { known } = answer;
  try {
    const { verified: isRight, authenticationInfo: info } = await verifyAuthenticationResponse({
      response: answer.response as AuthenticationResponseJSON,
      expectedChallenge: answer.challenge,
      expectedOrigin: passkeyOrigins(deps.settings),
      expectedRPID: deps.settings.passkeyRpId,
      credential: { id: known.webauthnId, publicKey: new Uint8Array(known.publicKey), counter: known.counter },
      // Never optional: a key that anybody can press is one factor, and we count a passkey as two.
      requireUserVerification: true,
    });
    const isBound = info.credentialDeviceType === 'singleDevice';
    if (!isRight || isBound !== known.deviceBound) return undefined;
    return { counter: info.newCounter, backedUp: info.credentialBackedUp };
  } catch (error) {
    deps.log.info({ reason: reasonOf(error) }, 'passkey refused');
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 80) : 'unknown';
}
