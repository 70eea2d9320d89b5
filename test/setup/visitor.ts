/** A person's browser without scripts: keeps cookies as browsers do (per host, all ports), follows links and redirects, fills in forms. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** Addresses visited on the way here, in order, each with its status. */
  readonly trail: readonly { url: string; status: number }[];
}

export interface Form {
  readonly action: string;
  readonly method: string;
  readonly fields: Record<string, string>;
}

type Asked = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

export class Visitor {
  /** By host, then by name and path. */
  readonly #jar = new Map<string, Map<string, Cookie>>();
  readonly #headers: Record<string, string>;
  readonly #reach: (url: URL) => URL;

  /** `reach`: where an address is really served, when a proxy stands in front of it. */
  constructor(headers: Record<string, string> = {}, reach: (url: URL) => URL = (url) => url) {
    this.#reach = reach;
    this.#headers = { 'user-agent': 'Mozilla/5.0 (test)', accept: 'text/html', 'accept-language': 'vi', ...headers };
  }

  /** Opens an address and follows redirects; stops before an address that starts with `stopAt`. */
  async open(url: string | URL, options: { stopAt?: string; headers?: Record<string, string> } = {}): Promise<Page> {
    return this.#follow(new URL(url), { method: 'GET' }, options);
  }

  /** Sends the form whose action contains `action`, with the given fields over the ones on the page. */
  async submit(page: Page, fields: Record<string, string>, options: { action?: string; stopAt?: string } = {}): Promise<Page> {
    const form = findForm(page, options.action);
    const target = new URL(form.action, page.url);
    const body = new URLSearchParams({ ...form.fields, ...fields });
    return this.#follow(
      target,
      {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: page.url.origin, 'sec-fetch-site': 'same-origin' },
      },
      options,
    );
  }

  /** Sends a form with files, as `multipart/form-data`. */
  async attach(
    page: Page,
    files: Record<string, Uint8Array>,
    options: { action?: string; fields?: Record<string, string> } = {},
  ): Promise<Page> {
    const form = findForm(page, options.action);
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...form.fields, ...options.fields })) body.append(name, value);
    for (const [name, bytes] of Object.entries(files)) body.append(name, new Blob([Buffer.from(bytes)]), 'picture');
    const headers = { origin: page.url.origin, 'sec-fetch-site': 'same-origin' };
    return this.#follow(new URL(form.action, page.url), { method: 'POST', body, headers }, {});
  }

  /** One request without following anything. */
  async request(url: string | URL, init: Asked = {}): Promise<Response> {
    const target = new URL(url);
    const response = await fetch(this.#reach(target), {
      ...init,
      redirect: 'manual',
      headers: { ...this.#headers, cookie: this.#cookies(target), ...init.headers },
    });
    this.#keep(target, response);
    return response;
  }

  cookie(name: string): string | undefined {
    return this.cookies().find(([own]) => own === name)?.[1];
  }

  /** Names and values of every cookie. */
  cookies(): [string, string][] {
    return [...this.#jar.values()].flatMap((jar) => [...jar.values()].map(({ name, value }): [string, string] => [name, value]));
  }

  /** Another tab sees the same cookies; a copy is a browser restored from a backup. */
  copy(): Visitor {
    const other = new Visitor(this.#headers, this.#reach);
    for (const [host, jar] of this.#jar) other.#jar.set(host, new Map(jar));
    return other;
  }

  async #follow(url: URL, init: Asked, options: { stopAt?: string; headers?: Record<string, string> }): Promise<Page> {
    const trail: { url: string; status: number }[] = [];
    let target = url;
    let next: typeof init = { ...init, headers: { ...options.headers, ...init.headers } };
    for (let hops = 0; hops < 25; hops++) {
      const response = await this.request(target, next);
      trail.push({ url: target.href, status: response.status });
      const location = response.headers.get('location');
      const html = await response.text();
      if (!location || response.status < 300 || response.status > 399)
        return { url: target, status: response.status, headers: response.headers, html, trail };
      const from = target;
      target = new URL(location, from);
      if (options.stopAt !== undefined && target.href.startsWith(options.stopAt)) {
        return { url: target, status: response.status, headers: response.headers, html: '', trail };
      }
      next = { method: 'GET', ...(options.headers ? { headers: options.headers } : {}) };
    }
    throw new Error(`redirects without end: ${trail.map((hop) => hop.url).join(' -> ')}`);
  }

  #cookies(url: URL): string {
    const jar = this.#jar.get(url.hostname) ?? new Map<string, Cookie>();
    return [...jar.values()]
      .filter(({ path }) => url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  #keep(url: URL, response: Response): void {
    const jar = this.#jar.get(url.hostname) ?? new Map<string, Cookie>();
    this.#jar.set(url.hostname, jar);
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const attribute = (key: string): string | undefined =>
        attributes.find((entry) => entry.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
      const expires = attribute('expires');
      const isGone = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) < Date.now()) || value === '';
      const path = attribute('path') ?? '/';
      // Two tabs hold a cookie of the same name each, for their own paths.
      const key = `${name};${path}`;
      if (isGone) jar.delete(key);
      else jar.set(key, { name, value, path });
    }
  }
}

/** The forms of a page, as a browser would send them. */
export function formsOf(page: Page): Form[] {
  return [...page.html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', inner = '']) => ({
    action: decode(attributeOf(attributes, 'action') ?? page.url.href),
    method: (attributeOf(attributes, 'method') ?? 'get').toUpperCase(),
    fields: Object.fromEntries(
      [...inner.matchAll(/<input\b([^>]*)>/g)].flatMap(([, input = '']) => {
        const name = attributeOf(input, 'name');
        const type = attributeOf(input, 'type');
        if (!name || type === 'file' || ((type === 'radio' || type === 'checkbox') && !/\bchecked\b/.test(input))) return [];
        return [[name, decode(attributeOf(input, 'value') ?? '')]];
      }),
    ),
  }));
}

function findForm(page: Page, action: string | undefined): Form {
  const forms = formsOf(page).filter((form) => form.method === 'POST');
  const form = action === undefined ? forms[0] : forms.find((candidate) => candidate.action.includes(action));
  if (!form) throw new Error(`no form ${action ?? ''} on ${page.url.href} (${page.status}): ${textOf(page).slice(0, 400)}`);
  return form;
}

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}

function decode(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Words of a page without tags. */
export function textOf(page: { html: string }): string {
  return decode(
    page.html
      .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  ).trim();
}
