import { randomBytes } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as oidc from 'openid-client';
import { redirect } from '../../../platform/http/route.ts';
import type { Call, Reply } from '../../../platform/http/types.ts';
import { endSession } from '../memory.ts';
import { browserCookie, sessionCookie } from '../origin.ts';
import { problemPage, toProblem } from '../problem-page.ts';
import { problemOf } from './problems.ts';
import { carryOut } from '../money/transfer.ts';
import type { Bank, BankSession, PendingSignIn } from '../types.ts';

/** The person comes back from the provider, with a code or with an error. */
export async function receiveAnswer(bank: Bank, call: Call): Promise<Reply> {
  const pending = takePending(bank, call);
  if (!pending) return problemPage(bank, { kind: 'unknown-answer', error: 'state' });
  const query = (call.raw.req.url ?? '').split('?')[1] ?? '';
  let session: BankSession;
  try {
    session = await redeem(bank, pending, new URL(`${pending.origin}/bank/callback?${query}`));
  } catch (error) {
    return toProblem(bank, call, problemOf(error), pending);
  }
  const { stepUp } = pending;
  // The provider may have let somebody else prove themselves: their level says nothing about our customer.
  if (stepUp && stepUp.sub !== session.sub) return toProblem(bank, call, { kind: 'other-person', error: 'sub' }, pending);
  if (bank.memory.closedSids.find(session.sid)) return toProblem(bank, call, { kind: 'session-over', error: 'sid' }, pending);
  openSession(bank, call, session);
  const reply = await goOn(bank, pending, { call, session });
  return reply.kind === 'handled' ? reply : { ...reply, cookies: [{ name: sessionCookie, value: session.id }] };
}

/** One answer for one request, and only in the browser that asked. A stranger with a guessed state takes nothing away. */
function takePending({ memory }: Bank, call: Call): PendingSignIn | undefined {
  const state = call.query['state'] ?? '';
  const waiting = memory.pending.find(state);
  return waiting && waiting.browser === call.cookie(browserCookie) ? memory.pending.take(state) : undefined;
}

async function redeem(bank: Bank, pending: PendingSignIn, answer: URL): Promise<BankSession> {
  const configuration = await bank.issuer.configuration();
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
    challenge: pending.stepUp?.challenge,
  };
}

/** A new session id at each sign-in; the one before is gone (session fixation). */
function openSession({ memory }: Bank, call: Call, session: BankSession): void {
  const before = call.cookie(sessionCookie);
  if (before !== undefined) endSession(memory, before);
  memory.sessions.put(session.id, session);
}

async function goOn(
  bank: Bank,
  { purpose, stepUp }: PendingSignIn,
  { call, session }: { call: Call; session: BankSession },
): Promise<Reply> {
  if (stepUp) return carryOut(bank, { call, session, orderId: stepUp.order, attempt: stepUp.attempt });
  if (purpose === 'open') {
    const { name } = session.userinfo;
    bank.ledger.open(session.sub, typeof name === 'string' ? name : '');
    return redirect('/bank/account');
  }
  return redirect(purpose === 'balance' ? '/bank/balance' : '/bank/transfer');
}
