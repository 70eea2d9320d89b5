import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { block, type Exchange, exchange, jsonOf } from './exchange.ts';
import { shownJson } from './shorten.ts';

export const issuer = 'http://localhost:3000';
export const level2 = 'urn:dinhdanh:acr:level-2';

type Params = Readonly<Record<string, string>>;

export interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token?: string;
}

/** What a token request was answered with. */
export function tokensOf(answer: Exchange): Tokens {
  return jsonOf(answer) as unknown as Tokens;
}

/** An authorization request, ready to be opened. */
export interface Asked {
  readonly url: string;
  readonly verifier: string;
}

/** A relying party as its developer would write it by hand. */
export class Service {
  readonly redirectUri: string;
  readonly #id: string;
  readonly #secret: string;

  constructor(admitted: { readonly id: string; readonly secret: string; readonly redirectUri: string }) {
    this.#id = admitted.id;
    this.#secret = admitted.secret;
    this.redirectUri = admitted.redirectUri;
  }

  get basic(): Params {
    return { authorization: `Basic ${Buffer.from(`${this.#id}:${this.#secret}`).toString('base64')}` };
  }

  /** Parameters of a request with PKCE, state and nonce; `verifier` stays with the service. */
  ask(params: Params = {}): Asked & { readonly params: Params } {
    const verifier = randomBytes(32).toString('base64url');
    const all = {
      client_id: this.#id,
      redirect_uri: this.redirectUri,
      response_type: 'code',
      scope: 'openid',
      state: randomBytes(9).toString('base64url'),
      nonce: randomBytes(9).toString('base64url'),
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...params,
    };
    return { url: `${issuer}/auth?${new URLSearchParams(all)}`, verifier, params: all };
  }

  /** A form to an endpoint, with this service's credentials. */
  post(path: string, form: Params, headers: Params = this.basic): Promise<Exchange> {
    return exchange({ url: `${issuer}${path}`, form, headers });
  }

  redeem(answer: URL, verifier: string): Promise<Exchange> {
    return this.post('/token', {
      grant_type: 'authorization_code',
      code: answer.searchParams.get('code') ?? '',
      redirect_uri: this.redirectUri,
      code_verifier: verifier,
    });
  }
}

/** Header and payload of a token, as they were signed. */
export function decoded(token: string): string {
  return block('json', [shownJson(decodeProtectedHeader(token)), shownJson(decodeJwt(token))]);
}
