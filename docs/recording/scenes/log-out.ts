import { block, exchange, shownLocation } from '../exchange.ts';
import type { Person } from '../person.ts';
import { listenForLogOut } from '../log-out-listener.ts';
import { decoded, issuer, type Service, type Tokens, tokensOf } from '../service.ts';
import type { Recording } from '../recording.ts';
import { shownParameters } from '../shorten.ts';

/** The person leaves from one service; the provider ends the session and tells the others. */
export async function recordLogOut(
  keep: Recording,
  { portal, person, tokens }: { portal: Service; person: Person; tokens: Tokens },
): Promise<void> {
  const listener = await listenForLogOut(4000);
  try {
    const url = `${issuer}/session/end?${new URLSearchParams({
      id_token_hint: tokens.id_token,
      post_logout_redirect_uri: 'http://localhost:4000/goodbye',
      state: 'left-by-choice',
    })}`;
    keep('log-out-request', block('http', [`Location: ${shownLocation(url)}`]));
    const stop = { stopAt: 'http://localhost:4000/goodbye' };
    const asked = await person.browser.open(url, stop);
    const left = await person.browser.submit(asked, {}, { ...stop, action: '/session/end/confirm' });
    keep('log-out-answer', block('http', [`Location: ${shownLocation(left.url.href)}`]));
    const body = await listener.received;
    keep(
      'log-out-token',
      [
        block('http', [
          'POST /backchannel-logout',
          'Host: localhost:4000',
          'Content-Type: application/x-www-form-urlencoded',
          '',
          shownParameters(body),
        ]),
        decoded(new URLSearchParams(body).get('logout_token') ?? ''),
      ].join('\n'),
    );
  } finally {
    listener.close();
  }
  keep('after-log-out', (await portal.post('/token/introspection', { token: tokens.access_token })).shown);
  await recordOffline(keep, portal, tokens);
}

/** What was given with offline_access outlives the session, until it is revoked. */
async function recordOffline(keep: Recording, portal: Service, { refresh_token: token = '' }: Tokens): Promise<void> {
  const refreshed = await portal.post('/token', { grant_type: 'refresh_token', refresh_token: token });
  keep('offline-refresh', refreshed.shown);
  keep('revocation', (await portal.post('/token/revocation', { token })).shown);
  const again = await exchange({
    url: `${issuer}/userinfo`,
    headers: { authorization: `Bearer ${tokensOf(refreshed).access_token}` },
  });
  keep('after-revocation', again.shown);
}
