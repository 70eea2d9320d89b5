import * as oidc from 'openid-client';
import type { BankPurpose } from '../../../../views/pages/sandbox/bank-shapes.ts';
import { redirect } from '../../../platform/http/route.ts';
import type { Call, Reply } from '../../../platform/http/types.ts';
import { browserCookie, browserOf, originOf } from '../origin.ts';
import { problemOf } from './problems.ts';
import { toProblem } from '../problem-page.ts';
import type { Bank, StepUp } from '../types.ts';

export interface SignInDemand {
  readonly purpose: BankPurpose;
  readonly acr: string;
  /** Seconds. */
  readonly maxAge?: number | undefined;
  readonly stepUp?: StepUp;
}

/** Only who opens an account is asked for identity data: looking and paying need nothing but the same `sub` again. */
const identityClaims = {
  name: { essential: true },
  birthdate: { essential: true },
  personal_number: { essential: true },
  phone_number: null,
  email: null,
};

/** Sends the person to the provider with a new authorization request: code flow, PKCE S256, state, nonce. */
export async function beginSignIn(bank: Bank, call: Call, demand: SignInDemand): Promise<Reply> {
  const origin = originOf(bank, call);
  const browser = browserOf(call);
  try {
    const configuration = await bank.issuer.configuration();
    const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: `${origin}/bank/callback`,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ui_locales: call.lang,
      ...askedFor(demand),
    });
    const asked = Object.fromEntries(url.searchParams);
    const { purpose, stepUp } = demand;
    bank.memory.pending.put(state, { browser, verifier, state, nonce, origin, asked, purpose, ...(stepUp ? { stepUp } : {}) });
    return redirect(url.href, { cookies: [{ name: browserCookie, value: browser }] });
  } catch (error) {
    return toProblem(bank, call, problemOf(error));
  }
}

/** For a step-up the level is asked for twice: as a wish (RFC 9470 section 4) and as an essential claim, which no provider may answer below. */
function askedFor({ purpose, acr, maxAge, stepUp }: SignInDemand): Record<string, string> {
  const claims = {
    ...(purpose === 'open' ? { userinfo: identityClaims } : {}),
    ...(stepUp ? { id_token: { acr: { essential: true, values: [acr] } } } : {}),
  };
  return {
    acr_values: acr,
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
    ...(Object.keys(claims).length > 0 ? { claims: JSON.stringify(claims) } : {}),
  };
}
