import { randomBytes } from 'node:crypto';
import { block, exchange, shownLocation } from '../exchange.ts';
import type { Person } from '../person.ts';
import { decoded, level2, type Service, type Tokens, tokensOf } from '../service.ts';
import type { Recording } from '../recording.ts';

const api = 'http://localhost:3002/bank/api/transfer';

/** An interface refuses what level 1 may not do, the service asks the person for more, and the same call succeeds. */
export async function recordStepUp(
  keep: Recording,
  { bank, person, tokens }: { bank: Service; person: Person; tokens: Tokens },
): Promise<void> {
  const order = { order: randomBytes(16).toString('base64url'), payee: 'electricity', amount: 500_000, note: 'Tiền điện tháng 11' };
  const call = (token: string) => exchange({ url: api, json: order, headers: { authorization: `Bearer ${token}` } });
  keep('challenge', (await call(tokens.access_token)).shown);
  const asked = bank.ask({
    acr_values: level2,
    max_age: '300',
    claims: JSON.stringify({ id_token: { acr: { essential: true, values: [level2] } } }),
  });
  keep('step-up-request', block('http', [`Location: ${shownLocation(asked.url)}`]));
  const answer = await person.goThrough(bank, asked.url);
  const stronger = tokensOf(await bank.redeem(answer, asked.verifier));
  keep('step-up-id-token', decoded(stronger.id_token));
  keep('after-step-up', (await call(stronger.access_token)).shown);
}

/** A question without a page: what is true now? */
export async function recordSilent(keep: Recording, { portal, person }: { portal: Service; person: Person }): Promise<Tokens> {
  const first = portal.ask({ scope: 'openid profile offline_access', prompt: 'consent' });
  const given = tokensOf(await portal.redeem(await person.goThrough(portal, first.url), first.verifier));
  const asked = portal.ask({ scope: 'openid profile', prompt: 'none', acr_values: level2 });
  const answer = await person.goThrough(portal, asked.url);
  keep('silent-request', block('http', [`Location: ${shownLocation(asked.url)}`]));
  keep('silent-answer', block('http', [`Location: ${shownLocation(answer.href)}`]));
  const silent = tokensOf(await portal.redeem(answer, asked.verifier));
  keep('silent-id-token', decoded(silent.id_token));
  return { ...silent, refresh_token: given.refresh_token ?? '' };
}

/** A customer of the demo bank, so that its interface has an account to take money from. */
export async function openBankAccount(person: Person): Promise<void> {
  const { browser } = person;
  const front = await browser.open('http://localhost:3002/bank');
  const page = await browser.submit(front, { for: 'open' }, { action: '/bank/sign-in' });
  await person.fillIn(page, 'http://localhost:3002/bank/account');
}
