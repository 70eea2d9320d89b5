import { randomBytes } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as oidc from 'openid-client';
import type { Call, Reply } from '../../platform/http/types.ts';
import { endSession } from './memory.ts';
import { toProblem } from './problem-page.ts';
import { type PartyProblem, problemOf } from './problems.ts';
import type { Asked, Dealings, Party, PartySession, PendingSignIn } from './types.ts';

/** What the party itself has to say about an answer that is in order. */
export interface AnswerRules<D extends Dealings> {
  /** Why this session is not opened all the same. */
  readonly refuse: (session: PartySession<D['wish']>) => PartyProblem<D['problem']> | undefined;
  readonly onProblem: (problem: PartyProblem<D['problem']>) => Reply;
  /** Where the person goes with the open session. */
  readonly goOn: (session: PartySession<D['wish']>) => Promise<Reply>;
}

/** The person comes back from the provider, with a code or with an error. */
export async function receiveAnswer<D extends Dealings>(party: Party<D>, call: Call, rules: AnswerRules<D>): Promise<Reply> {
  const pending = takePending(party, call);
  if (!pending) return rules.onProblem({ kind: 'unknown-answer', error: 'state' });
  const toTheirs = (problem: PartyProblem<D['problem']>): Reply => toProblem(party, call, problem, pending satisfies Asked<D['wish']>);
  const query = (call.raw.req.url ?? '').split('?')[1] ?? '';
  let session: PartySession<D['wish']>;
  try {
    session = await redeem(party, pending, new URL(`${pending.origin}${party.path}/callback?${query}`));
  } catch (error) {
    return toTheirs(problemOf(error));
  }
  const refused = rules.refuse(session);
  if (refused) return toTheirs(refused);
  if (party.memory.closedSids.find(session.sid)) return toTheirs({ kind: 'session-over', error: 'sid' });
  openSession(party, call, session);
  const reply = await rules.goOn(session);
  return reply.kind === 'handled' ? reply : { ...reply, cookies: [{ name: party.cookies.session, value: session.id }] };
}

/** One answer for one request, and only in the browser that asked. A stranger with a guessed state takes nothing away. */
function takePending<D extends Dealings>({ memory, cookies }: Party<D>, call: Call): PendingSignIn<D['wish']> | undefined {
  const state = call.query['state'] ?? '';
  const waiting = memory.pending.find(state);
  return waiting && waiting.browser === call.cookie(cookies.browser) ? memory.pending.take(state) : undefined;
}

async function redeem<D extends Dealings>(
  party: Party<D>,
  pending: PendingSignIn<D['wish']>,
  answer: URL,
): Promise<PartySession<D['wish']>> {
  const configuration = await party.issuer.configuration();
  // Checks state and issuer of the answer, then signature, issuer, audience, nonce and times of the ID token.
  const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
    pkceCodeVerifier: pending.verifier,
    expectedState: pending.state,
    expectedNonce: pending.nonce,
    idTokenExpected: true,
  });
  const raw = tokens.id_token ?? '';
  const payload = decodeJwt(raw);
  const sub = String(payload.sub);
  return {
    id: randomBytes(24).toString('base64url'),
    sub,
    sid: typeof payload['sid'] === 'string' ? payload['sid'] : undefined,
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    idToken: { raw, header: { ...decodeProtectedHeader(raw) }, payload },
    userinfo: await oidc.fetchUserInfo(configuration, tokens.access_token, sub),
    asked: pending.asked,
    wish: pending.wish,
  };
}

/** A new session id at each sign-in; the one before is gone (session fixation). */
function openSession<D extends Dealings>({ memory, cookies }: Party<D>, call: Call, session: PartySession<D['wish']>): void {
  const before = call.cookie(cookies.session);
  if (before !== undefined) endSession(memory, before);
  memory.sessions.put(session.id, session);
}
