import { exchange, jsonOf, shownLocation, block } from '../exchange.ts';
import type { Person } from '../person.ts';
import { decoded, issuer, type Service, type Tokens, tokensOf } from '../service.ts';
import type { Recording } from '../recording.ts';

/** The whole way once: request, answer, tokens, claims, introspection. Returns the tokens. */
export async function recordSignIn(
  keep: Recording,
  { bank, portal, person }: { bank: Service; portal: Service; person: Person },
): Promise<Tokens> {
  keep('discovery', (await exchange({ url: `${issuer}/.well-known/openid-configuration` })).shown);
  const claims = {
    userinfo: { name: { essential: true }, birthdate: { essential: true }, personal_number: { essential: true }, email: null },
  };
  const asked = bank.ask({ claims: JSON.stringify(claims), ui_locales: 'vi' });
  keep('authorization-request', (await exchange({ url: asked.url })).shown);
  const answer = await person.goThrough(bank, asked.url);
  keep('authorization-answer', block('http', ['HTTP/1.1 303', `Location: ${shownLocation(answer.href)}`]));
  const token = await bank.redeem(answer, asked.verifier);
  keep('token', token.shown);
  const tokens = tokensOf(token);
  keep('id-token', decoded(tokens.id_token));
  const bearer = { authorization: `Bearer ${tokens.access_token}` };
  keep('userinfo', (await exchange({ url: `${issuer}/userinfo`, headers: bearer })).shown);
  keep('introspection', (await bank.post('/token/introspection', { token: tokens.access_token })).shown);
  keep('introspection-of-others', (await portal.post('/token/introspection', { token: tokens.access_token })).shown);
  if (tokens.refresh_token) {
    keep('refresh', (await bank.post('/token', { grant_type: 'refresh_token', refresh_token: tokens.refresh_token })).shown);
  }
  keep('code-twice', (await bank.redeem(answer, asked.verifier)).shown);
  return tokens;
}

/** A request that goes to the provider directly, so that the browser carries nothing but a reference. */
export async function recordPushed(keep: Recording, { portal, person }: { portal: Service; person: Person }): Promise<void> {
  const asked = portal.ask({ scope: 'openid profile' });
  const pushed = await portal.post('/request', asked.params);
  keep('pushed', pushed.shown);
  const { request_uri: uri } = jsonOf(pushed);
  const short = `${issuer}/auth?${new URLSearchParams({ client_id: String(asked.params.client_id), request_uri: String(uri) })}`;
  keep('pushed-request', (await exchange({ url: short })).shown);
  await person.goThrough(portal, short);
}
