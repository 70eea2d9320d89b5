import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Deps } from '../../../platform/deps.ts';
import { artifactHash } from '../../../platform/token-store/hash.ts';
import { putChallenge, takeChallenge } from '../challenges.ts';
import { readCeremony } from '../ceremony.ts';
import { findPasskey, listPasskeyIds, type Passkey } from '../passkeys.ts';
import { type Assertion, verifyAssertion } from '../passkey-ceremonies.ts';
import { ceremonyLife } from '../relying-party.ts';
import type { Factor, Ground, Verdict } from './factor.ts';

/** Options for the browser. Without an account no credential is named: the authenticator shows those it has for us. */
export async function beginPasskeyAssertion(
  deps: Deps,
  { sitting, accountId }: { sitting: string; accountId?: string },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const known = accountId ? await listPasskeyIds(deps.db, accountId) : [];
  const options = await generateAuthenticationOptions({
    rpID: deps.settings.passkeyRpId,
    userVerification: 'required',
    timeout: ceremonyLife * 1000,
    ...(known.length > 0 ? { allowCredentials: known } : {}),
  });
  await putChallenge(deps.db, {
    kind: 'passkey-sign-in',
    sitting,
    accountId,
    valueHash: artifactHash(options.challenge),
    life: ceremonyLife,
  });
  return options;
}

/** Takes the challenge before anything else: an answer is looked at once, right or wrong. */
async function prove({ deps, attempt }: Ground): Promise<Verdict> {
  const ceremony = readCeremony(attempt.response);
  if (!ceremony) return 'unavailable';
  const valueHash = artifactHash(ceremony.challenge);
  const open = await takeChallenge(deps.db, 'passkey-sign-in', { sitting: attempt.sitting, valueHash });
  if (!open) return 'unavailable';
  const known = await findPasskey(deps.db, ceremony.id);
  // Our pages are never framed by others: an answer made in somebody's frame is not ours (WebAuthn 13.4.9).
  if (!known || ceremony.crossOrigin) return 'wrong';
  const expected = [open.accountId, attempt.accountId].filter((id) => id !== undefined);
  if (expected.some((id) => id !== known.accountId)) return 'wrong';
  // WebAuthn 7.2 step 6: without a named account the authenticator must say whose credential it is.
  const handle = ceremony.userHandle ?? (open.accountId ? known.handle : undefined);
  if (handle !== known.handle) return 'wrong';
  const assertion = await verifyAssertion(deps, { response: attempt.response, known, challenge: ceremony.challenge });
  return assertion ? proofOf(known, assertion) : 'wrong';
}

function proofOf(known: Passkey, { counter, backedUp }: Assertion): Verdict {
  return {
    accountId: known.accountId,
    credentialId: known.credentialId,
    deviceBound: known.deviceBound,
    spending: {
      name: 'passkey',
      text: `update passkeys set counter = $5::bigint, backed_up = $6::boolean
        where credential_id = $4::uuid and (counter < $5::bigint or (counter = 0 and $5::bigint = 0)) returning credential_id as id`,
      also: ', used as (update credentials c set last_used_at = app_now() from spent s where c.id = s.id)',
      values: [known.credentialId, counter, backedUp],
    },
  };
}

export const passkey: Factor = { counted: false, clears: 'everywhere', prove };
