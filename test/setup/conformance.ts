import { randomBytes } from 'node:crypto';
import { createRemoteJWKSet, type JWTPayload, type JWTVerifyResult, jwtVerify } from 'jose';
import { expect } from 'vitest';
import { sandboxPassword, sandboxPeople } from '../../src/sandbox/people.ts';
import { accountIdOf } from '../../src/sandbox/seed-person.ts';
import { behindProxy } from './behind-proxy.ts';
import { conformanceClients, conformancePath, readPlan, waitsIn } from './conformance-files.ts';
import { startTestHouse, type TestHouse } from './house.ts';
import type { TestPerson } from './new-person.ts';
import { type Answer, Party, type PartyOptions, type Tokens } from './party.ts';
import { totpCode } from './people.ts';
import { type Page, textOf, type Visitor } from './visitor.ts';
import { type Station, walkOn } from './walk.ts';

const basic = readPlan('basic.json');
const [person] = sandboxPeople.filter(({ login }) => login === basic.server.login_hint);
if (!person) throw new Error('nobody of the sandbox has the number that the plans use');

/** The person of the plans. */
export const an: TestPerson & typeof person = {
  ...person,
  accountId: accountIdOf(person),
  password: sandboxPassword,
  code: () => totpCode(),
};

export type Mode = Readonly<{ response_mode?: 'form_post' }>;

/** The two plans of the code flow run the same modules and differ in how the answer travels. */
export const codeFlowPlans: readonly [plan: string, about: { readonly file: string; readonly mode: Mode }][] = [
  ['oidcc-basic-certification-test-plan', { file: 'basic.json', mode: {} }],
  ['oidcc-formpost-basic-certification-test-plan', { file: 'form-post.json', mode: { response_mode: 'form_post' } }],
];

export interface ConformanceHouse extends TestHouse {
  /** A client of `conformance/clients.json` as the suite plays it: without PKCE, at the last of its addresses. */
  client(id: string): Party;
  /** The suite's browser, which asks for English. */
  browser(): Visitor;
  /** A fresh browser in front of a client, by default the one that most modules play. */
  seat(party?: Party): Seat;
}

/** The sandbox as the suite meets it: under its https name, behind a proxy, with the clients of the suite. */
export async function startConformanceHouse(): Promise<ConformanceHouse> {
  const { origin: issuer } = new URL(basic.server.discoveryUrl);
  const house = await startTestHouse({ issuer, trustedProxies: ['127.0.0.1', '::1'], clientsFile: conformancePath('clients.json') });
  const client = (id: string): Party => clientOf(house, id);
  const browser = (): Visitor => behindProxy(house, { 'accept-language': 'en' });
  return { ...house, client, browser, seat: (party = client('conformance-basic')) => ({ party, visitor: browser() }) };
}

function clientOf({ issuer, served }: TestHouse, id: string): Party {
  const client = conformanceClients.find((one) => one.client_id === id);
  if (!client) throw new Error(`no client ${id}`);
  return new Party({
    issuer,
    reach: served,
    clientId: id,
    secret: String(client.client_secret),
    redirectUri: (client.redirect_uris as string[]).at(-1) ?? '',
    authentication: client.token_endpoint_auth_method as NonNullable<PartyOptions['authentication']>,
    pkce: false,
  });
}

/** Heading by which a plan recognises the page of a module. */
export function expectedHeading(file: string, module: string): RegExp {
  const waits = waitsIn(readPlan(file).override?.[module]);
  if (waits.length !== 1) throw new Error(`${file} waits for no page in ${module}`);
  return new RegExp(`(^| )(${waits[0]})( |$)`);
}

/** An error page of ours, and no way on to the service. */
export function expectErrorPage(page: Page, heading: RegExp): void {
  expect([page.status, page.trail.length]).toEqual([400, 1]);
  expect(textOf(page)).toMatch(heading);
}

export interface Seat {
  readonly party: Party;
  readonly visitor: Visitor;
}

type Params = Readonly<Record<string, string | undefined>>;

export interface Asked {
  readonly sent: Params;
  /** Where the way ended: at the service, or at a page that nobody can pass. */
  readonly page: Page;
  readonly answer: Answer;
  /** Pages that asked the person something on the way, in order. */
  readonly asked: readonly Station[];
}

/** How the browser gets to the authorization endpoint. */
export type Way = (seat: Seat, address: string) => Promise<Page>;

export const byLink: Way = async ({ party, visitor }, address) => visitor.open(address, party.stop);

/** A request of the suite, with a state as long as it sends; the person answers every page on the way. */
export async function ask(seat: Seat, params: Params = {}, way: Way = byLink): Promise<Asked> {
  const sent = { state: randomBytes(64).toString('hex'), nonce: randomBytes(8).toString('hex'), ...params };
  const { url, verifier } = seat.party.request(sent);
  return { sent, ...(await walkOn({ ...seat, person: an }, { page: await way(seat, url), verifier })) };
}

export interface Flow extends Asked {
  readonly tokens: Tokens;
  /** Claims of the verified ID token. */
  readonly claims: JWTPayload;
  readonly info: Readonly<Record<string, unknown>>;
}

/** From the request to tokens and userinfo, with what the suite checks in every module that does so. */
export async function codeFlow(seat: Seat, params: Params = {}, way: Way = byLink): Promise<Flow> {
  const { party } = seat;
  const asked = await ask(seat, params, way);
  expectCode(party, asked);
  const tokens = await party.redeem(asked.answer);
  expect(tokens).toMatchObject({ status: 200, token_type: 'Bearer' });
  const { payload: claims } = await verifiedToken(party, tokens.id_token);
  expect(claims.nonce).toBe(asked.sent.nonce);
  const { status, body: info } = await party.userinfo(tokens.access_token ?? '');
  expect([status, info.sub]).toEqual([200, claims.sub]);
  return { ...asked, tokens, claims, info };
}

/** A code, our state and the issuer, and nothing else; by the way that was asked for. */
export function expectCode(party: Party, { sent, answer }: Asked): void {
  expect(answeredIn(party, answer, sent)).toEqual({ code: expect.any(String), state: sent.state, iss: party.options.issuer });
}

/** An OAuth error with our state; by the way that was asked for. */
export function expectError(party: Party, { sent, answer }: Asked, error: string): void {
  const { error_description: _description, ...params } = answeredIn(party, answer, sent);
  expect(params).toEqual({ error, state: sent.state, iss: party.options.issuer });
}

/** Parameters of an answer beside those of the admitted address, once it is clear that they travelled as asked. */
function answeredIn(party: Party, { page, params }: Answer, { response_mode: mode }: Params): Record<string, string> {
  const { origin, searchParams: admitted } = new URL(party.options.redirectUri);
  expect([party.isAnswer(page), page.url.origin]).toEqual([true, mode === 'form_post' ? party.options.issuer : origin]);
  expect(page.url.hash).toBe('');
  return Object.fromEntries([...params].filter(([name, value]) => admitted.get(name) !== value));
}

/** Signature, issuer, audience and times of an ID token or a log-out token. */
export async function verifiedToken(party: Party, token = ''): Promise<JWTVerifyResult> {
  const { issuer, reach, clientId } = party.options;
  const keys = createRemoteJWKSet(new URL(`${reach ?? issuer}/jwks`));
  return jwtVerify(token, keys, { issuer, audience: clientId, requiredClaims: ['sub', 'iat', 'exp'] });
}
