import { setTimeout as pause } from 'node:timers/promises';
import { enterPassword, enterTotp, type logins, totpCode } from '../../test/setup/people.ts';
import { type Page, Visitor } from '../../test/setup/visitor.ts';
import type { Service } from './service.ts';

const step = 30_000;
const used = new Map<string, number>();

/** The present code; a code counts once, so the next is waited for. */
async function unusedCode(login: string): Promise<string> {
  const now = (): number => Math.floor(Date.now() / step);
  if (used.get(login) === now()) await pause(step - (Date.now() % step) + 500);
  used.set(login, now());
  return totpCode();
}

/** Somebody at a browser without scripts, who fills in what is asked until the service is reached. */
export class Person {
  readonly browser = new Visitor({ 'accept-language': 'en' });
  readonly #login: (typeof logins)[keyof typeof logins];

  constructor(login: (typeof logins)[keyof typeof logins]) {
    this.#login = login;
  }

  /** Opens a request and goes through every page; the answer is the address at which the service is called. */
  async goThrough(service: Service, url: string): Promise<URL> {
    return this.fillIn(await this.browser.open(url, { stopAt: service.redirectUri }), service.redirectUri);
  }

  /** Answers page after page until an address that begins with `target`. */
  async fillIn(page: Page, target: string): Promise<URL> {
    let current = page;
    for (let pages = 0; pages < 8 && !current.url.href.startsWith(target); pages++)
      current = await this.#answer(current, { stopAt: target });
    if (!current.url.href.startsWith(target)) throw new Error(`stopped at ${current.url.pathname} (${current.status})`);
    return current.url;
  }

  async #answer(page: Page, stop: { stopAt: string }): Promise<Page> {
    const path = page.url.pathname;
    if (path.endsWith('/consent')) return this.browser.submit(page, { decision: 'allow' }, stop);
    if (path.endsWith('/totp')) return enterTotp(this.browser, page, { ...stop, code: await unusedCode(this.#login) });
    if (path.endsWith('/second-factor')) return this.browser.submit(page, { factor: 'totp' }, stop);
    if (path.endsWith('/unreachable') || path.endsWith('/not-active')) return this.browser.submit(page, {}, stop);
    return enterPassword(this.browser, page, this.#login, stop);
  }
}
