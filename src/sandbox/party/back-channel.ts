import { z } from 'zod';
import { everybody, json, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { clockTolerance } from './issuer.ts';
import { judgeLogoutToken } from './logout-token.ts';
import { endSessionsOf } from './memory.ts';
import type { Dealings, Party } from './types.ts';

/** Values that we do not know are ignored, as Back-Channel Logout 1.0 section 2.5 demands. */
const form = z.looseObject({ logout_token: z.string().min(1).max(16_000) });

/** The provider says that a session is over. It comes without a browser, so without a form token: the log-out token is its proof. */
export function backChannelRoute<D extends Dealings>(party: Party<D>): Route {
  return route({
    method: 'POST',
    path: `${party.path}/backchannel-logout`,
    who: everybody,
    csrf: 'none',
    limit: 20_000,
    form,
    invalid: async () => refused('invalid_request', 'a logout_token is expected'),
    handle: ({ form: { logout_token } }) => receive(party, logout_token),
  });
}

async function receive<D extends Dealings>(party: Party<D>, token: string): Promise<Reply> {
  const { issuer, clientId } = party.parts;
  const keys = await party.issuer.keys().catch(() => undefined);
  // 503 and not 400: the provider tries again, the session would stay open otherwise.
  if (!keys) return json({ error: 'temporarily_unavailable' }, { status: 503 });
  const rules = { issuer, clientId, keys, spent: party.memory.spentTokens, clockTolerance };
  const verdict = await judgeLogoutToken(token, rules).catch(() => undefined);
  if (!verdict) return json({ error: 'temporarily_unavailable' }, { status: 503 });
  if (verdict.kind === 'refused') return refused('invalid_request', `log-out token refused: ${verdict.why}`);
  const ended = endSessionsOf(party.memory, verdict, { how: 'back-channel', at: new Date(), token: verdict.payload });
  return json({ ended });
}

function refused(error: string, error_description: string): Reply {
  return json({ error, error_description }, { status: 400 });
}
