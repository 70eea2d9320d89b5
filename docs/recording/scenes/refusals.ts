import { logins } from '../../../test/setup/people.ts';
import { block, exchange, shownLocation } from '../exchange.ts';
import { Person } from '../person.ts';
import { issuer, level2, type Service } from '../service.ts';
import type { Recording } from '../recording.ts';

interface Parties {
  readonly bank: Service;
  readonly portal: Service;
  /** Somebody with a session. */
  readonly person: Person;
}

/** Every error that a correct service meets sooner or later. */
export async function recordRefusals(keep: Recording, { bank, portal, person }: Parties): Promise<void> {
  const answerOf = async (who: Person, service: Service, params: Readonly<Record<string, string>>): Promise<string> => {
    const { href } = await who.goThrough(service, service.ask(params).url);
    return block('http', [`Location: ${shownLocation(href)}`]);
  };
  const nobody = new Person(logins.an);
  keep('login-required', await answerOf(nobody, portal, { prompt: 'none' }));
  keep('consent-required', await answerOf(person, bank, { prompt: 'none' }));
  const binh = new Person(logins.binh);
  keep('unmet', await answerOf(binh, bank, { acr_values: level2 }));
  await binh.goThrough(portal, portal.ask({ scope: 'openid profile' }).url);
  const essential = JSON.stringify({ id_token: { acr: { essential: true, values: [level2] } } });
  keep('unmet-silent', await answerOf(binh, portal, { scope: 'openid profile', prompt: 'none', claims: essential }));
  keep('locked', await answerOf(new Person(logins.cuong), portal, {}));
  keep('cancelled', block('http', [`Location: ${shownLocation((await cancel(bank)).href)}`]));
  await recordDirectRefusals(keep, bank);
}

/** Refusals that the service sees itself, and two that only the person's browser shows. */
async function recordDirectRefusals(keep: Recording, bank: Service): Promise<void> {
  const wrong = { authorization: `Basic ${Buffer.from('demo-bank:a-wrong-secret-of-the-service').toString('base64')}` };
  keep('invalid-client', (await bank.post('/token', { grant_type: 'refresh_token', refresh_token: 'x'.repeat(43) }, wrong)).shown);
  const unknown = { authorization: `Bearer ${'x'.repeat(43)}` };
  keep('invalid-token', (await exchange({ url: `${issuer}/userinfo`, headers: unknown })).shown);
  const { code_challenge: _challenge, code_challenge_method: _method, ...noPkce } = bank.ask().params;
  keep('no-pkce', (await exchange({ url: `${issuer}/auth?${new URLSearchParams(noPkce)}` })).shown);
  const elsewhere = bank.ask({ redirect_uri: `${bank.redirectUri}/` });
  keep('redirect-mismatch', (await exchange({ url: elsewhere.url, headers: { accept: 'text/html' } })).shown);
}

async function cancel(bank: Service): Promise<URL> {
  const { browser } = new Person(logins.an);
  const stop = { stopAt: bank.redirectUri };
  const page = await browser.open(bank.ask().url, stop);
  return (await browser.submit(page, {}, { ...stop, action: '/cancel' })).url;
}
