import type { TestPerson } from './new-person.ts';
import { type Answer, claimsOfToken, type Party, type Tokens } from './party.ts';
import { enterPassword, enterTotp } from './people.ts';
import type { Page, Visitor } from './visitor.ts';

/** Pages of a sign-in by the last part of their address; `start` is the one with number and password, `answer` the service's own. */
export type Station = string;

export interface Walked {
  /** Every page that asked something on the way, in order. */
  readonly asked: readonly Station[];
  /** The page at which the walk ended: the answer, or a station that the walker does not pass. */
  readonly page: Page;
  readonly at: Station;
  readonly answer: Answer;
}

export interface Manner {
  /** What is chosen where more is offered than required. */
  readonly offer?: 'strengthen' | 'continue';
  /** Stations at which to stop and look. */
  readonly stopAt?: readonly Station[];
  /** Seconds by which the database's clock runs ahead of the real one. */
  readonly ahead?: number;
}

export function stationOf(party: Party, page: Page): Station {
  if (party.isAnswer(page)) return 'answer';
  const [, door, , name] = page.url.pathname.split('/');
  return door === 'sign-in' ? (name ?? 'start') : page.url.pathname;
}

/** A person's walk through an authorization request: gives every factor asked for, agrees, and ends at the answer or where it can't go on. */
export async function walk(
  who: { party: Party; visitor: Visitor; person: TestPerson },
  params: Record<string, string | undefined> = {},
  manner: Manner = {},
): Promise<Walked> {
  const { page, verifier } = await who.party.open(who.visitor, params);
  return walkOn(who, { page, verifier }, manner);
}

/** The rest of a walk, from a page on. */
export async function walkOn(
  who: { party: Party; visitor: Visitor; person: TestPerson },
  from: { page: Page; verifier: string },
  manner: Manner = {},
): Promise<Walked> {
  const asked: Station[] = [];
  let { page } = from;
  for (let steps = 0; steps < 10; steps++) {
    const at = stationOf(who.party, page);
    const next = manner.stopAt?.includes(at) ? undefined : await step(who, page, manner);
    if (at !== 'answer') asked.push(at);
    if (!next) return { asked, page, at, answer: who.party.answer(page, from.verifier) };
    page = next;
  }
  throw new Error(`a sign-in without end: ${asked.join(' -> ')}`);
}

async function step(
  { party, visitor, person }: { party: Party; visitor: Visitor; person: TestPerson },
  page: Page,
  manner: Manner,
): Promise<Page | undefined> {
  switch (stationOf(party, page)) {
    case 'start':
      return enterPassword(visitor, page, person.login, party.stop);
    case 'second-factor':
      return visitor.submit(page, { factor: 'totp' }, { action: '/second-factor', ...party.stop });
    case 'totp':
      return enterTotp(visitor, page, { code: person.code(manner.ahead), ...party.stop });
    case 'step-up':
      return visitor.submit(page, { decision: manner.offer ?? 'strengthen' }, { action: '/step-up', ...party.stop });
    case 'consent':
      return visitor.submit(page, { decision: 'allow' }, { action: '/consent', ...party.stop });
    default:
      return undefined;
  }
}

/** What the answer of a request becomes: tokens, or the error that it carries. */
export async function redeemed(party: Party, { answer }: Walked): Promise<Tokens & { claims: Record<string, unknown> }> {
  const error = answer.params.get('error');
  if (error) throw new Error(`${error}: ${answer.params.get('error_description') ?? ''}`);
  const tokens = await party.redeem(answer);
  return { ...tokens, claims: claimsOfToken(tokens) };
}

/** The error of a silent request, or `code`. */
export async function silently(party: Party, visitor: Visitor, params: Record<string, string | undefined> = {}): Promise<string> {
  const { params: answered, page } = await party.open(visitor, { prompt: 'none', ...params });
  if (!party.isAnswer(page)) throw new Error(`prompt=none showed a page: ${page.url.pathname} ${page.status}`);
  return answered.get('error') ?? (answered.has('code') ? 'code' : 'nothing');
}

export const acr = {
  level1: 'urn:dinhdanh:acr:level-1',
  level2: 'urn:dinhdanh:acr:level-2',
  biometric: 'urn:dinhdanh:acr:level-2-biometric',
  unknown: 'urn:example:acr:gold',
} as const;

/** An essential acr in the `claims` parameter. */
export function essential(asked: { value?: unknown; values?: unknown }): { claims: string } {
  return { claims: JSON.stringify({ id_token: { acr: { essential: true, ...asked } } }) };
}
