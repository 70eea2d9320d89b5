import { createHash, randomBytes } from 'node:crypto';
import { type Answer, Browser, formOn, unexpected, type Wire } from './browser.ts';
import type { Crowd } from './crowd.ts';

/** What is measured, and as which service. */
export interface Target {
  readonly name: string;
  readonly wire: Wire;
  readonly crowd: Crowd;
  readonly service: Service;
}

export interface Service {
  readonly clientId: string;
  readonly secret: string;
  readonly redirectUri: string;
  readonly scope: string;
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
}

/** The whole sign-in as a person does it: request, two pages with forms, back to the service, tokens. Each time somebody else. */
export async function signIn(target: Target): Promise<{ browser: Browser; tokens: Tokens }> {
  const { wire, crowd } = target;
  const person = await crowd.next();
  const browser = new Browser(wire);
  const { url, verifier } = authorizationRequest(target);
  const credentials = await page(browser, await browser.get(url));
  const first = formOn(credentials, '/password');
  const second = await page(
    browser,
    await browser.post(first.action, { csrf: first.csrf, username: person.login, password: person.password }),
  );
  const form = formOn(second, '/totp');
  const done = await follow(target, browser, await browser.post(form.action, { csrf: form.csrf, code: await person.code() }));
  return { browser, tokens: await redeem(target, done, verifier) };
}

/** A service asks again while the session lives: no page is shown. */
export async function signInBySession(target: Target, browser: Browser): Promise<Tokens> {
  const { url, verifier } = authorizationRequest(target);
  return redeem(target, await follow(target, browser, await browser.get(url)), verifier);
}

export async function refresh(target: Target, before: Tokens): Promise<Tokens> {
  const answer = await post(target, '/token', { grant_type: 'refresh_token', refresh_token: before.refresh_token });
  if (!answer.access_token) throw new Error(`refresh answered ${JSON.stringify(answer)}`);
  return { ...before, ...answer };
}

export async function introspect(target: Target, token: string): Promise<undefined> {
  const answer = await post(target, '/token/introspection', { token });
  if (answer.active !== true) throw new Error(`introspection answered ${JSON.stringify(answer)}`);
}

export async function userinfo({ wire }: Target, token: string): Promise<undefined> {
  const answer = await wire.send('/userinfo', { authorization: `Bearer ${token}` });
  if (answer.status !== 200 || !(JSON.parse(answer.body) as { name?: string }).name) throw unexpected('userinfo with a name', answer);
}

function authorizationRequest({ service }: Target): { url: string; verifier: string } {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: service.clientId,
    redirect_uri: service.redirectUri,
    response_type: 'code',
    scope: service.scope,
    state: randomBytes(16).toString('hex'),
    nonce: randomBytes(16).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return { url: `/auth?${query}`, verifier };
}

/** Follows redirects on our side until a page comes. */
async function page(browser: Browser, first: Answer): Promise<Answer> {
  let answer = first;
  for (let hops = 0; hops < 5 && answer.location; hops++) answer = await browser.get(answer.location);
  if (answer.status !== 200) throw unexpected('a page', answer);
  return answer;
}

/** Follows redirects until the service is reached; the service's own page is not fetched. */
async function follow({ service }: Target, browser: Browser, first: Answer): Promise<URL> {
  let answer = first;
  for (let hops = 0; hops < 5; hops++) {
    if (!answer.location) break;
    if (answer.location.startsWith(service.redirectUri)) return new URL(answer.location);
    answer = await browser.get(answer.location);
  }
  throw unexpected('the way back to the service', answer);
}

async function redeem(target: Target, back: URL, verifier: string): Promise<Tokens> {
  const code = back.searchParams.get('code');
  if (!code) throw new Error(`the service was answered ${back.search}`);
  const { redirectUri } = target.service;
  const tokens = await post(target, '/token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  if (!tokens.access_token || !tokens.id_token || !tokens.refresh_token)
    throw new Error(`the token endpoint answered ${JSON.stringify(tokens)}`);
  return tokens as unknown as Tokens;
}

async function post({ wire, service }: Target, path: string, form: Record<string, string>): Promise<Record<string, unknown>> {
  const authorization = `Basic ${Buffer.from(`${service.clientId}:${service.secret}`).toString('base64')}`;
  const answer = await wire.send(path, { authorization, accept: 'application/json' }, form);
  if (answer.status !== 200) throw unexpected(`200 of ${path}`, answer);
  return JSON.parse(answer.body) as Record<string, unknown>;
}
