import { createLocalJWKSet, type JSONWebKeySet, jwtVerify, type JWTPayload } from 'jose';

interface CachedSet {
  readonly keys: JSONWebKeySet;
  /** Seconds, on the clock of the cache. */
  readonly until: number;
}

/** A relying party that keeps our key set exactly as long as we allow, and asks again only for a key it has not seen. */
export class CachingVerifier {
  readonly #issuer: string;
  #cached: CachedSet | undefined;
  #underWay: Promise<JSONWebKeySet> | undefined;
  /** Seconds by which its clock runs ahead of the real one: shifted together with the clock of the database. */
  ahead = 0;
  /** How often the set was fetched. */
  fetches = 0;

  constructor(issuer: string) {
    this.#issuer = issuer;
  }

  /** Verifies an ID token; throws when neither the cached nor a fresh set knows its key. */
  async verify(token: string, audience: string): Promise<{ kid: string; alg: string; claims: JWTPayload }> {
    const options = { issuer: this.#issuer, audience, algorithms: ['ES256', 'RS256'] };
    const set = await this.#fresh();
    const verified = await jwtVerify(token, createLocalJWKSet(set), options).catch(async (error: { code?: string }) => {
      if (error.code !== 'ERR_JWKS_NO_MATCHING_KEY') throw error;
      return jwtVerify(token, createLocalJWKSet(await this.fetch()), options);
    });
    return { kid: verified.protectedHeader.kid ?? '', alg: verified.protectedHeader.alg, claims: verified.payload };
  }

  /** Fetches the set now, whatever is cached; those who want it at the same moment share one answer. */
  async fetch(): Promise<JSONWebKeySet> {
    this.#underWay ??= this.#ask().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #ask(): Promise<JSONWebKeySet> {
    this.fetches += 1;
    const answer = await fetch(`${this.#issuer}/jwks`);
    const maxAge = Number(/max-age=(\d+)/.exec(answer.headers.get('cache-control') ?? '')?.[1] ?? 0);
    this.#cached = { keys: (await answer.json()) as JSONWebKeySet, until: this.#now() + maxAge };
    return this.#cached.keys;
  }

  async #fresh(): Promise<JSONWebKeySet> {
    return this.#cached && this.#cached.until > this.#now() ? this.#cached.keys : this.fetch();
  }

  #now(): number {
    return Date.now() / 1000 + this.ahead;
  }
}

/** Key ids that a node publishes. */
export async function publishedKids(node: string): Promise<string[]> {
  const { keys } = (await (await fetch(`${node}/jwks`)).json()) as JSONWebKeySet;
  return keys.map(({ kid }) => kid ?? '');
}
