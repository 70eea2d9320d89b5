import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  type LimitedCodeProps,
  type LimitedSignInProps,
  type LimitedWay,
  limitedCodeView,
  limitedEndView,
  limitedSignInView,
} from '../../../../views/pages/limited/sign-in.tsx';
import { attemptFactor } from '../../../domain/credentials/actions.ts';
import { sendSmsCode } from '../../../domain/credentials/factors/sms.ts';
import { heldFactors } from '../../../domain/credentials/queries.ts';
import { attemptByNumber, recordLimitedVisit } from '../../../domain/sign-ins/limited-desk.ts';
import { everybody, page, redirect, route } from '../../../platform/http/route.ts';
import type { Call, Reply, Route, Visit } from '../../../platform/http/types.ts';
import { deviceTokenOf, type Me } from '../parts.ts';
import { begunGate, keepVisit, type LimitedVisit } from './visit.ts';

const ways = ['totp', 'sms', 'recovery-code'] as const satisfies readonly LimitedWay[];
const credentials = z.strictObject({ username: z.string().max(200).default(''), password: z.string().max(1024).default('') });
const codeForm = z.strictObject({ code: z.string().max(200).default(''), way: z.enum(ways) });

/** Own factors, tried at the desk itself with the counters of every other path. Nothing is said about an account before both are right. */
export function limitedSignInRoutes(me: Me): readonly Route[] {
  const who = begunGate(me);
  return [
    route({ method: 'GET', path: '/me/limited', who: everybody, handle: async () => page(limitedSignInView, {}) }),
    route({
      method: 'POST',
      path: '/me/limited',
      who: everybody,
      form: credentials,
      invalid: async (visit) => again({ username: visit.form.username, error: { kind: 'wrong' } }),
      handle: (visit) => submitPassword(me, visit),
    }),
    route({ method: 'GET', path: '/me/limited/code', who, handle: (visit) => ask(me, visit) }),
    route({ method: 'POST', path: '/me/limited/code', who, form: codeForm, handle: (visit) => submitCode(me, visit) }),
  ];
}

function again(props: LimitedSignInProps): Reply {
  return page(limitedSignInView, props, { status: 422 });
}

async function submitPassword(me: Me, visit: Visit<undefined, z.infer<typeof credentials>>): Promise<Reply> {
  const { username, password } = visit.form;
  const missing = (['username', 'password'] as const).filter((field) => visit.form[field].trim() === '');
  if (missing.length > 0) return again({ username, error: { kind: 'missing', fields: missing } });
  const sitting = randomBytes(16).toString('base64url');
  const tried = await attemptByNumber(me.deps, username, { ...attemptOf(visit, sitting), kind: 'password', response: password });
  if (tried.outcome === 'held') return again({ username, error: { kind: 'held', until: tried.until } });
  if (tried.outcome !== 'passed') return again({ username, error: { kind: 'wrong' } });
  const cookie = await keepVisit(me, { accountId: tried.accountId, sitting, passed: ['password'] });
  return redirect('/me/limited/code', { cookies: [cookie] });
}

export function attemptOf(call: Call, sitting: string) {
  return { sitting, deviceToken: deviceTokenOf(call), address: call.address, requestId: call.requestId };
}

async function ask(me: Me, visit: Visit<LimitedVisit, unknown>): Promise<Reply> {
  const held = await heldWays(me, visit.who);
  const way = held.find((one) => one === visit.query.way) ?? held[0];
  if (!way) return page(limitedEndView, { why: 'none' });
  return show({ way, held, error: way === 'sms' ? await sendCode(me, visit) : undefined });
}

async function heldWays({ deps }: Me, { accountId }: LimitedVisit): Promise<LimitedWay[]> {
  const held = await heldFactors(deps.db, accountId);
  return ways.filter((way) => held.includes(way));
}

async function sendCode({ deps }: Me, visit: Visit<LimitedVisit, unknown>): Promise<LimitedCodeProps['error']> {
  const { accountId, sitting } = visit.who;
  const { outcome } = await sendSmsCode(deps, { accountId, sitting, address: visit.address, onlyFirst: true });
  return outcome === 'held' ? { kind: 'not-sent' } : undefined;
}

function show({ way, held, error }: { way: LimitedWay; held: readonly LimitedWay[]; error: LimitedCodeProps['error'] }): Reply {
  return page(limitedCodeView, { way, others: held.filter((one) => one !== way), error }, { status: error ? 422 : 200 });
}

async function submitCode(me: Me, visit: Visit<LimitedVisit, z.infer<typeof codeForm>>): Promise<Reply> {
  const { code, way } = visit.form;
  const held = await heldWays(me, visit.who);
  const retry = (error: LimitedCodeProps['error']): Reply => show({ way, held, error });
  if (code.trim() === '') return retry({ kind: 'missing' });
  const { accountId, sitting, passed, until } = visit.who;
  const attempt = { ...attemptOf(visit, sitting), accountId, kind: way, response: code, purpose: 'self-service' } as const;
  const tried = await attemptFactor(me.deps, attempt);
  if (tried.outcome === 'held') return retry({ kind: 'held', until: tried.until });
  if (tried.outcome !== 'passed') return retry({ kind: 'wrong' });
  await recordLimitedVisit(me.deps, { accountId, requestId: visit.requestId });
  return redirect('/me/limited/desk', { cookies: [await keepVisit(me, { accountId, sitting, until, passed: [...passed, way] })] });
}
