import * as oidc from 'openid-client';
import { redirect } from '../../platform/http/route.ts';
import type { Call, Reply } from '../../platform/http/types.ts';
import { browserOf, originOf } from './origin.ts';
import { toProblem } from './problem-page.ts';
import { problemOf } from './problems.ts';
import type { Dealings, Party } from './types.ts';

export interface SignInRequest<W> {
  readonly wish: W;
  readonly acr: string;
  /** The level as an essential claim too, which no provider may answer below (RFC 9470 section 4 makes acr_values a wish). */
  readonly isEssential: boolean;
  /** Seconds. */
  readonly maxAge?: number | undefined;
  /** Identity data that userinfo is to answer with. */
  readonly userinfo?: Readonly<Record<string, { readonly essential: true } | null>>;
}

/** Sends the person to the provider with a new authorization request: code flow, PKCE S256, state, nonce. */
export async function sendToSignIn<D extends Dealings>(party: Party<D>, call: Call, request: SignInRequest<D['wish']>): Promise<Reply> {
  const origin = originOf(party, call);
  const browser = browserOf(party, call);
  try {
    const configuration = await party.issuer.configuration();
    const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: `${origin}${party.path}/callback`,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ui_locales: call.lang,
      ...askedFor(request),
    });
    const asked = Object.fromEntries(url.searchParams);
    party.memory.pending.put(state, { browser, verifier, state, nonce, origin, asked, wish: request.wish });
    return redirect(url.href, { cookies: [{ name: party.cookies.browser, value: browser }] });
  } catch (error) {
    return toProblem(party, call, problemOf(error));
  }
}

function askedFor({ acr, isEssential, maxAge, userinfo }: SignInRequest<unknown>): Record<string, string> {
  const claims = {
    ...(userinfo ? { userinfo } : {}),
    ...(isEssential ? { id_token: { acr: { essential: true, values: [acr] } } } : {}),
  };
  return {
    acr_values: acr,
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
    ...(Object.keys(claims).length > 0 ? { claims: JSON.stringify(claims) } : {}),
  };
}
