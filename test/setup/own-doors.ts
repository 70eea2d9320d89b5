import type { TestPerson } from './new-person.ts';
import { enterPassword, enterTotp } from './people.ts';
import { type Page, textOf, type Visitor } from './visitor.ts';

/** Opens a page of one of our own doors and answers every question of the provider on the way, until a page of the door stands there. */
export async function openAs(visitor: Visitor, person: TestPerson, url: string, ahead = 0): Promise<Page> {
  return answerAs(visitor, person, await visitor.open(url), ahead);
}

/** Goes on from a page of the provider. `ahead`: seconds by which the clock of the database runs ahead. */
export async function answerAs(visitor: Visitor, person: TestPerson, from: Page, ahead = 0): Promise<Page> {
  let page = from;
  for (let steps = 0; steps < 6 && page.url.pathname.startsWith('/sign-in/') && page.status === 200; steps += 1) {
    const name = page.url.pathname.split('/')[3];
    if (name === undefined) page = await enterPassword(visitor, page, person.login);
    else if (name === 'second-factor') page = await visitor.submit(page, { factor: 'totp' }, { action: '/second-factor' });
    else if (name === 'totp') page = await enterTotp(visitor, page, { code: person.code(ahead) });
    else return page;
  }
  return page;
}

/** Words of the part of a page that is its own. */
export function mainOf(page: Page): string {
  return textOf({ html: /<main\b.*<\/main>/s.exec(page.html)?.[0] ?? '' });
}
