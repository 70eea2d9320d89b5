import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { type Form, formsOf, type Page, type Visitor } from './visitor.ts';

export interface PartyOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  readonly redirectUri: string;
  /** Where the issuer is really served, when a proxy stands in front of it. */
  readonly reach?: string;
  /** How the service proves itself; by Basic when absent. */
  readonly authentication?: 'client_secret_basic' | 'client_secret_post';
  /** False for a service that may leave PKCE out, and does. */
  readonly pkce?: boolean;
}

export interface Tokens {
  readonly status: number;
  readonly access_token?: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly token_type?: string;
  readonly expires_in?: number;
  readonly error?: string;
  readonly error_description?: string;
}

export interface Answer {
  readonly params: URLSearchParams;
  readonly page: Page;
  /** The verifier of the request this answers; empty when that had no challenge. */
  readonly verifier: string;
}

/** A relying party made of plain HTTP, so that every parameter can be sent wrong. */
export class Party {
  readonly options: PartyOptions;

  constructor(options: PartyOptions) {
    this.options = options;
  }

  /** Address of an authorization request; `undefined` takes a parameter out. */
  request(params: Record<string, string | undefined> = {}): { url: string; verifier: string } {
    const verifier = this.options.pkce === false ? '' : randomBytes(32).toString('base64url');
    const all: Record<string, string | undefined> = {
      client_id: this.options.clientId,
      redirect_uri: this.options.redirectUri,
      response_type: 'code',
      scope: 'openid',
      state: randomBytes(8).toString('hex'),
      nonce: randomBytes(8).toString('hex'),
      ...(verifier ? { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' } : {}),
      ...params,
    };
    const query = new URLSearchParams(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
    return { url: `${this.options.issuer}/auth?${query}`, verifier };
  }

  /** Opens a request in somebody's browser; ends on a page of ours or before our redirect address. */
  async open(visitor: Visitor, params: Record<string, string | undefined> = {}): Promise<Answer> {
    const { url, verifier } = this.request(params);
    const page = await visitor.open(url, { stopAt: this.options.redirectUri });
    return this.answer(page, verifier);
  }

  answer(page: Page, verifier: string): Answer {
    const params = this.#isSentBack(page) ? page.url.searchParams : new URLSearchParams(this.#handedOver(page)?.fields);
    return { page, verifier, params };
  }

  /** Whether the browser was sent back to us, or stands before the form that it will post to us. */
  isAnswer(page: Page): boolean {
    return this.#isSentBack(page) || this.#handedOver(page) !== undefined;
  }

  #isSentBack(page: Page): boolean {
    return page.url.href.startsWith(this.options.redirectUri);
  }

  /** The form of response_mode=form_post. */
  #handedOver(page: Page): Form | undefined {
    return formsOf(page).find(({ action, method }) => method === 'POST' && action === this.options.redirectUri);
  }

  get #served(): string {
    return this.options.reach ?? this.options.issuer;
  }

  get stop(): { stopAt: string } {
    return { stopAt: this.options.redirectUri };
  }

  async redeem(answer: { params: URLSearchParams; verifier: string }, extra: Record<string, string> = {}): Promise<Tokens> {
    return this.token({
      grant_type: 'authorization_code',
      code: answer.params.get('code') ?? '',
      redirect_uri: this.options.redirectUri,
      ...(answer.verifier ? { code_verifier: answer.verifier } : {}),
      ...extra,
    });
  }

  async refresh(token: string): Promise<Tokens> {
    return this.token({ grant_type: 'refresh_token', refresh_token: token });
  }

  async token(body: Record<string, string>): Promise<Tokens> {
    const response = await this.post('/token', body);
    return { status: response.status, ...((await response.json()) as object) };
  }

  async introspect(token: string): Promise<Record<string, unknown>> {
    return (await (await this.post('/token/introspection', { token })).json()) as Record<string, unknown>;
  }

  async userinfo(token: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${this.#served}/userinfo`, { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, body: (await response.json().catch(() => ({}))) as Record<string, unknown> };
  }

  async post(path: string, body: Record<string, string>): Promise<Response> {
    const { clientId, secret, authentication } = this.options;
    const byForm = authentication === 'client_secret_post';
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64');
    return fetch(`${this.#served}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(byForm ? {} : { authorization: `Basic ${basic}` }) },
      body: new URLSearchParams({ ...body, ...(byForm ? { client_id: clientId, client_secret: secret } : {}) }),
    });
  }
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

export function claimsOfToken(tokens: Tokens): Record<string, unknown> {
  if (!tokens.id_token) throw new Error(`no ID token: ${JSON.stringify(tokens)}`);
  return decodeJwt(tokens.id_token);
}
