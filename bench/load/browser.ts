import { Pool } from 'undici';

export interface Answer {
  readonly status: number;
  readonly url: string;
  /** Absolute address of a redirect. */
  readonly location: string | undefined;
  readonly body: string;
}

/** Keep-alive connections to one origin, seen from outside: every request goes over a socket. */
export class Wire {
  readonly origin: string;
  readonly #pool: Pool;

  constructor(origin: string, connections: number) {
    this.origin = origin;
    this.#pool = new Pool(origin, { connections, pipelining: 1, keepAliveTimeout: 60_000 });
  }

  async send(
    path: string,
    headers: Record<string, string>,
    form?: Record<string, string>,
  ): Promise<Answer & { cookies: readonly string[] }> {
    const answer = await this.#pool.request({
      path,
      method: form ? 'POST' : 'GET',
      headers: form ? { ...headers, 'content-type': 'application/x-www-form-urlencoded' } : headers,
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    });
    const { location, 'set-cookie': set } = answer.headers;
    const url = this.origin + path;
    return {
      status: answer.statusCode,
      url,
      location: typeof location === 'string' ? new URL(location, url).href : undefined,
      cookies: set === undefined ? [] : [set].flat(),
      body: await answer.body.text(),
    };
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}

/** A browser without scripts: keeps cookies, sends what a browser says about where a form was filled in. */
export class Browser {
  readonly #wire: Wire;
  readonly #jar = new Map<string, string>();

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  async get(url: string): Promise<Answer> {
    return this.#keep(await this.#wire.send(this.#pathOf(url), this.#headers()));
  }

  async post(url: string, form: Record<string, string>): Promise<Answer> {
    const headers = { ...this.#headers(), origin: this.#wire.origin, 'sec-fetch-site': 'same-origin' };
    return this.#keep(await this.#wire.send(this.#pathOf(url), headers, form));
  }

  #pathOf(url: string): string {
    return url.startsWith(this.#wire.origin) ? url.slice(this.#wire.origin.length) : url;
  }

  #headers(): Record<string, string> {
    const headers: Record<string, string> = {
      accept: 'text/html',
      'accept-language': 'vi',
      'user-agent': 'Mozilla/5.0 (X11; Linux) bench',
    };
    if (this.#jar.size > 0) headers.cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return headers;
  }

  /** One interaction at a time, so a cookie's path never decides: the name is enough. */
  #keep(answer: Answer & { cookies: readonly string[] }): Answer {
    for (const line of answer.cookies) {
      const end = line.indexOf(';');
      const pair = end < 0 ? line : line.slice(0, end);
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.#jar.delete(name);
      else this.#jar.set(name, value);
    }
    return answer;
  }
}

/** Address and form token of the form whose action ends with `ending`, as the page wrote them. */
export function formOn(page: Answer, ending: string): { action: string; csrf: string } {
  const form = new RegExp(`<form[^>]*action="([^"]*${ending})"[^>]*>.*?name="csrf" value="([^"]*)"`, 's').exec(page.body);
  if (!form?.[1] || !form[2]) throw unexpected(`a form for ${ending}`, page);
  return { action: form[1], csrf: form[2] };
}

export function unexpected(expected: string, answer: Answer): Error {
  const words = answer.body
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 600);
  return new Error(`expected ${expected}; ${answer.url} answered ${answer.status} ${answer.location ?? ''} ${words}`);
}
