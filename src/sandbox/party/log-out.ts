import * as oidc from 'openid-client';
import { redirect } from '../../platform/http/route.ts';
import type { Call, Reply } from '../../platform/http/types.ts';
import { endSession } from './memory.ts';
import { originOf } from './origin.ts';
import type { Dealings, Party, PartySession } from './types.ts';

/** Ends our session first, then asks the provider to end its own (RP-Initiated Logout 1.0). Without the provider the person is still out here. */
export async function logOut<D extends Dealings>(party: Party<D>, call: Call, session: PartySession<D['wish']>): Promise<Reply> {
  endSession(party.memory, session.id);
  const gone = { cookies: [{ name: party.cookies.session, value: '', maxAge: 0 }] };
  try {
    const url = oidc.buildEndSessionUrl(await party.issuer.configuration(), {
      id_token_hint: session.idToken.raw,
      post_logout_redirect_uri: `${originOf(party, call)}${party.path}/logged-out`,
      ui_locales: call.lang,
    });
    return redirect(url.href, gone);
  } catch {
    return redirect(`${party.path}/logged-out`, gone);
  }
}
