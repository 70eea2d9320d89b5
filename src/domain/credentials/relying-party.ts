import type { Settings } from '../../platform/settings.ts';

/** Name that authenticators show. */
export const passkeyRpName = 'Định Danh';

/** Seconds a person has to find their key. */
export const ceremonyLife = 5 * 60;

/** Origins whose ceremonies count: ours, and the back-office's where the relying party id covers it. */
export function passkeyOrigins({ issuer, backOfficeOrigin, passkeyRpId }: Settings): string[] {
  const origins = [issuer, backOfficeOrigin].filter((text) => URL.canParse(text)).map((text) => new URL(text));
  const covered = origins.filter(({ hostname }) => hostname === passkeyRpId || hostname.endsWith(`.${passkeyRpId}`));
  return [...new Set(covered.map(({ origin }) => origin))];
}
