import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { artifactHash } from '../../../platform/token-store/hash.ts';
import { readCeremony } from '../ceremony.ts';
import { putChallenge, takeChallenge } from '../challenges.ts';
import { creationOptions, verifyCreation } from '../passkey-ceremonies.ts';
import { listPasskeyIds, type NewPasskey, passkeyHandle, storePasskey } from '../passkeys.ts';
import { ceremonyLife } from '../relying-party.ts';
import { activeCredentials, labelOf, lockForChange, storeCredential } from '../storing.ts';
import type { Change } from '../types.ts';
import { announce } from './announce.ts';

const mostPasskeys = 20;

/** Options for the browser, and a challenge that waits for its answer in this session. */
export async function beginPasskeyRegistration(
  deps: Deps,
  begin: { accountId: string; session: string; userName: string; displayName: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { accountId, session, userName, displayName } = begin;
  return inTransaction(deps.db, async (tx) => {
    const handle = await passkeyHandle(tx, accountId);
    const options = await creationOptions(deps, { handle, userName, displayName, known: await listPasskeyIds(tx, accountId) });
    const valueHash = artifactHash(options.challenge);
    await putChallenge(tx, { kind: 'passkey-registration', sitting: session, accountId, valueHash, life: ceremonyLife });
    return options;
  });
}

export type PasskeyEnrolled =
  | { readonly enrolled: string }
  | { readonly refused: 'expired' | 'not-verified' | 'already-registered' | 'too-many' };

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
  const made = await verifyCreation(deps, answer.response, ceremony.challenge);
  if (!made) return { refused: 'not-verified' };
  return inTransaction(deps.db, (tx) => enrol(tx, deps, { change, made, label: labelOf(answer.label) }));
}

interface Enrolment {
  readonly change: Change;
  readonly made: NewPasskey;
  readonly label: string | undefined;
}

async function enrol(tx: Tx, deps: Deps, { change, made, label }: Enrolment): Promise<PasskeyEnrolled> {
  const { accountId } = change;
  await lockForChange(tx, change);
  const held = (await activeCredentials(tx, accountId)).filter(({ kind }) => kind === 'passkey');
  if (held.length >= mostPasskeys) return { refused: 'too-many' };
  const { rows } = await tx.raw('select 1 from passkeys where webauthn_id = ?', [made.webauthnId]);
  if (rows.length > 0) return { refused: 'already-registered' };
  const named = label ? { label } : {};
  const id = await storeCredential(tx, { accountId, kind: 'passkey', ...named });
  await storePasskey(tx, id, made);
  await announce(tx, deps, {
    change,
    event: 'factor.added',
    details: { kind: 'passkey', credential: id, aaguid: made.aaguid },
    notice: { kind: 'factor-added', factor: 'passkey', ...named },
  });
  return { enrolled: id };
}
