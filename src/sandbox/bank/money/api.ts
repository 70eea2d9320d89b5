import * as oidc from 'openid-client';
import { z } from 'zod';
import { json, route } from '../../../platform/http/route.ts';
import type { Call, Gate, Reply, Route } from '../../../platform/http/types.ts';
import { type Demand, insufficient, toLookDemand, toPayDemand, unmet } from './levels.ts';
import { payees } from './payees.ts';
import { largestAmount, longestNote, orderShape, smallestAmount } from './transfer-form.ts';
import type { Bank } from '../types.ts';

interface Bearer {
  readonly sub: string;
}

const transferForm = z.strictObject({
  order: z.string().regex(orderShape),
  payee: z.enum(payees.map(({ id }) => id)),
  amount: z.int().min(smallestAmount).max(largestAmount),
  note: z.string().max(longestNote),
});

/** The bank's programming interface: knows nothing of cookies or sessions, only of access tokens. */
export function apiRoutes(bank: Bank): Route[] {
  const { ledger } = bank;
  return [
    route({
      method: 'GET',
      path: '/bank/api/balance',
      who: bearer(bank, toLookDemand),
      accepts: 'json',
      handle: async ({ who: { sub } }) => {
        const account = ledger.find(sub);
        return account ? json(account) : json({ error: 'no-account' }, { status: 404 });
      },
    }),
    route({
      method: 'POST',
      path: '/bank/api/transfer',
      who: bearer(bank, toPayDemand),
      accepts: 'json',
      // No browser sends the access token by itself, so no other site can use this.
      csrf: 'none',
      form: transferForm,
      handle: async ({ who: { sub }, form: { order, ...transfer } }) => {
        const outcome = ledger.transfer(sub, order, transfer);
        if (outcome.kind === 'refused') return json({ error: outcome.why }, { status: outcome.why === 'order-used' ? 409 : 422 });
        return json(outcome.entry, { status: outcome.repeated ? 200 : 201 });
      },
    }),
  ];
}

/** Asks the issuer about the token, each time anew: a locked account or an ended session is out at once (RFC 7662, RFC 9470 section 6). */
function bearer(bank: Bank, demand: Demand): Gate<Bearer> {
  return {
    name: `an access token that speaks for ${demand.acr}`,
    admit: async (call) => {
      const token = tokenOf(call);
      if (token === undefined) return { refused: challenge('Bearer') };
      const answer = await introspect(bank, token);
      if (!answer) return { refused: json({ error: 'temporarily_unavailable' }, { status: 503 }) };
      if (!isOurs(answer, bank)) return { refused: challenge('Bearer error="invalid_token", error_description="The token is not active"') };
      const missing = unmet(demand, { acr: textOf(answer['acr']), authTime: numberOf(answer['auth_time']) }, new Date());
      if (missing) return { refused: challenge(insufficient(missing, demand)) };
      return { admitted: { sub: answer.sub } };
    },
  };
}

function tokenOf({ headers }: Call): string | undefined {
  return /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(headers['authorization'] ?? '')?.[1];
}

/** Undefined when the issuer does not answer: nobody gets in on a guess. */
export async function introspect(bank: Bank, token: string): Promise<oidc.IntrospectionResponse | undefined> {
  try {
    return await oidc.tokenIntrospection(await bank.issuer.configuration(), token, { token_type_hint: 'access_token' });
  } catch {
    return undefined;
  }
}

/** Active, an access token (a refresh token has no token_type), of our issuer and for us. */
function isOurs(answer: oidc.IntrospectionResponse, { parts }: Bank): answer is oidc.IntrospectionResponse & { sub: string } {
  const { active, sub, client_id, iss, token_type } = answer;
  return (
    active && typeof sub === 'string' && client_id === parts.clientId && iss === parts.issuer && token_type?.toLowerCase() === 'bearer'
  );
}

function challenge(header: string): Reply {
  const error = /error="([^"]+)"/.exec(header)?.[1];
  return json(error ? { error } : {}, { status: 401, headers: { 'WWW-Authenticate': header } });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
