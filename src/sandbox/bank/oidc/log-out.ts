import * as oidc from 'openid-client';
import { redirect } from '../../../platform/http/route.ts';
import type { Call, Reply } from '../../../platform/http/types.ts';
import { endSession } from '../memory.ts';
import { originOf, sessionCookie } from '../origin.ts';
import type { Bank, BankSession } from '../types.ts';

/** Ends our session first, then asks the provider to end its own (RP-Initiated Logout 1.0). Without the provider the person is still out here. */
export async function logOut(bank: Bank, call: Call, session: BankSession): Promise<Reply> {
  endSession(bank.memory, session.id);
  const gone = { cookies: [{ name: sessionCookie, value: '', maxAge: 0 }] };
  try {
    const url = oidc.buildEndSessionUrl(await bank.issuer.configuration(), {
      id_token_hint: session.idToken.raw,
      post_logout_redirect_uri: `${originOf(bank, call)}/bank/logged-out`,
      ui_locales: call.lang,
    });
    return redirect(url.href, gone);
  } catch {
    return redirect('/bank/logged-out', gone);
  }
}
