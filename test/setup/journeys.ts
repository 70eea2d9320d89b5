import type { Answer, Party, Tokens } from './party.ts';
import { enterPassword, enterTotp } from './people.ts';
import type { TestPerson } from './new-person.ts';
import { type Page, textOf, type Visitor } from './visitor.ts';

export type RequestParams = Record<string, string | undefined>;

/** Opens a request and answers every page on the way as the person would, until the browser is sent back to the service. */
export async function signIn(party: Party, visitor: Visitor, person: TestPerson, params: RequestParams = {}): Promise<Answer> {
  const asked = await party.open(visitor, params);
  return party.answer(await goOn({ party, visitor, person }, asked.page), asked.verifier);
}

/** The whole way to tokens. */
export async function signInForTokens(party: Party, visitor: Visitor, person: TestPerson, params: RequestParams = {}): Promise<Tokens> {
  return party.redeem(await signIn(party, visitor, person, params));
}

/** Answers pages from wherever the browser stands until it leaves for the service. */
export async function goOn(
  way: { party: Party; visitor: Visitor; person: TestPerson },
  from: Page,
  until: (page: Page) => boolean = () => false,
): Promise<Page> {
  const { party, visitor, person } = way;
  let page = from;
  for (let steps = 0; steps < 8 && !party.isAnswer(page) && !until(page); steps += 1) {
    const name = page.url.pathname.split('/')[3];
    if (name === undefined || name === 'password') page = await enterPassword(visitor, page, person.login, party.stop);
    else if (name === 'second-factor') page = await visitor.submit(page, { factor: 'totp' }, { action: '/second-factor', ...party.stop });
    else if (name === 'totp') page = await enterTotp(visitor, page, { code: person.code(), ...party.stop });
    else if (name === 'consent') page = await visitor.submit(page, { decision: 'allow' }, { action: '/consent', ...party.stop });
    else throw new Error(`stuck at ${page.url.href} (${page.status}): ${textOf(page).slice(0, 300)}`);
  }
  return page;
}

/** What a silent request is answered. */
export async function silently(party: Party, visitor: Visitor, params: RequestParams = {}): Promise<URLSearchParams> {
  return (await party.open(visitor, { prompt: 'none', ...params })).params;
}
