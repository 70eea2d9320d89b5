import { randomInt, randomUUID } from 'node:crypto';
import type { Registries } from '../../../connectors/registries.ts';
import { canonicalNumber } from '../../../lib/numbers.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db, Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { findAccountByNumber } from '../../accounts/queries.ts';
import { recordAudit } from '../../audit/actions.ts';
import { mayActOnFile } from '../../officers/places.ts';
import type { Officer } from '../../officers/types.ts';
import { factsOfCaller } from './caller-facts.ts';
import { type CallerQuestion, chooseQuestions, isRight } from './questions.ts';

export interface HotlineHands {
  readonly registries: Pick<Registries, 'population' | 'idCard' | 'immigration'>;
}

/** Calls about one number that may fail within a day. */
export const mostFailedCalls = 3;

/** Minutes from the question to the answer, and from the answer to opening the window. */
export const callMinutes = 15;

const purpose = 'hotline-number';

export interface CallBegun {
  readonly number: string;
  readonly officer: Officer;
  readonly requestId: string;
}

export type BeginCallOutcome =
  | { readonly kind: 'asked'; readonly callId: string }
  | { readonly kind: 'held' }
  | { readonly kind: 'registry-silent' | 'not-a-number' };

/**
 * A caller names a number: what to ask them. A number that nobody has is asked about like any other. Who begins again gets the same
 * questions, so that nobody can wait for easy ones.
 */
export async function beginCall(
  deps: Deps,
  { registries }: HotlineHands,
  { number: typed, officer, requestId }: CallBegun,
): Promise<BeginCallOutcome> {
  const number = canonicalNumber(typed);
  if (!number) return { kind: 'not-a-number' };
  const numberMac = deps.secrets.mac(purpose, number);
  const account = await findAccountByNumber(deps.db, number);
  const isNamed = (other: string): boolean => other === number;
  const known = await factsOfCaller(deps, registries, { accountId: account?.accountId, isNamed });
  if (known.kind === 'registry-silent') return known;
  return inTransaction(deps.db, async (tx) => {
    await holdNumber(tx, numberMac);
    if ((await failedCalls(tx, numberMac)) >= mostFailedCalls) return { kind: 'held' };
    const questions = (await openQuestions(tx, numberMac)) ?? chooseQuestions(known.facts, (below) => randomInt(below));
    const callId = randomUUID();
    const accountId = account?.accountId ?? null;
    await tx('hotline_calls').insert({ id: callId, officer_id: officer.id, number_mac: numberMac, account_id: accountId, questions });
    await recordCall(tx, { event: 'call.begun', callId, officer, accountId, requestId });
    return { kind: 'asked', callId };
  });
}

/** Calls about one number come one after the other. */
async function holdNumber(tx: Tx, numberMac: string): Promise<void> {
  await tx.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`hotline:${numberMac}`]);
}

async function failedCalls(db: Db, numberMac: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { n: number }[] }>(
    `select count(*)::int as n from hotline_calls where number_mac = ? and not passed and answered_at > app_now() - interval '24 hours'`,
    [numberMac],
  );
  return rows[0]?.n ?? 0;
}

async function openQuestions(tx: Tx, numberMac: string): Promise<CallerQuestion[] | undefined> {
  const { rows } = await tx.raw<{ rows: { questions: CallerQuestion[] }[] }>(
    `select questions from hotline_calls where number_mac = ? and answered_at is null and begun_at > app_now() - interval '24 hours'
     order by begun_at desc limit 1`,
    [numberMac],
  );
  return rows[0]?.questions;
}

/** A call as its officer sees it. */
export interface Call {
  readonly id: string;
  readonly questions: readonly CallerQuestion[];
  readonly stage: 'asked' | 'passed' | 'failed' | 'reopened' | 'over';
}

/** A call of this officer; nobody sees those of others. */
export async function findCall(db: Db, { callId, officerId }: { callId: string; officerId: string }): Promise<Call | undefined> {
  const { rows } = await db.raw<{ rows: Call[] }>(
    `select id, questions, case when reopened_at is not null then 'reopened' when not passed then 'failed'
       when coalesce(answered_at, begun_at) <= app_now() - make_interval(mins => ?) then 'over' when passed then 'passed' else 'asked' end as stage
     from hotline_calls where id = ? and officer_id = ?`,
    [callMinutes, callId, officerId],
  );
  return rows[0];
}

export interface CallAnswer {
  readonly callId: string;
  readonly officer: Officer;
  /** What the caller said, in the order of the questions. */
  readonly said: readonly string[];
  readonly requestId: string;
}

export type AnswerOutcome = { readonly kind: 'passed' | 'failed' } | { readonly kind: 'held' | 'gone' | 'registry-silent' };

/**
 * Judges what the caller said. All must be right, the account must have a file that lies with a unit of the officer, and which of it failed is
 * told to nobody. An answer counts once; a register that is silent counts nothing.
 */
export async function answerCall(
  deps: Deps,
  { registries }: HotlineHands,
  { callId, officer, said, requestId }: CallAnswer,
): Promise<AnswerOutcome> {
  const call = await deps.db('hotline_calls').where({ id: callId, officer_id: officer.id, answered_at: null }).first();
  if (!call) return { kind: 'gone' };
  const { account_id: accountId, number_mac: numberMac } = call;
  // The number itself is not kept.
  const isNamed = (number: string): boolean => deps.secrets.mac(purpose, number) === numberMac;
  const known = await factsOfCaller(deps, registries, { accountId: accountId ?? undefined, isNamed });
  if (known.kind === 'registry-silent') return known;
  const isAllRight = (call.questions as CallerQuestion[]).every((question, at) => isRight(question, said[at] ?? '', known.facts));
  const passed = isAllRight && accountId !== null && (await isWithinReach(deps.db, officer, accountId));
  return inTransaction(deps.db, async (tx) => {
    await holdNumber(tx, numberMac);
    if ((await failedCalls(tx, numberMac)) >= mostFailedCalls) return { kind: 'held' };
    const answered = await tx('hotline_calls')
      .where({ id: callId, answered_at: null })
      .where('begun_at', '>', tx.raw('app_now() - make_interval(mins => ?)', [callMinutes]))
      .update({ answered_at: tx.raw('app_now()'), passed });
    if (answered === 0) return { kind: 'gone' };
    await recordCall(tx, { event: passed ? 'call.verified' : 'call.failed', callId, officer, accountId, requestId });
    return { kind: passed ? 'passed' : 'failed' };
  });
}

async function isWithinReach(db: Db, officer: Officer, accountId: string): Promise<boolean> {
  const file = await db('activations').where({ account_id: accountId }).orderBy('opened_at', 'desc').first('application_id');
  return file !== undefined && mayActOnFile(db, officer, { permission: 'activation.reopen', applicationId: file.application_id });
}

interface CallEvent {
  readonly event: 'call.begun' | 'call.verified' | 'call.failed';
  readonly callId: string;
  readonly officer: Officer;
  readonly accountId: string | null;
  readonly requestId: string;
}

async function recordCall(tx: Tx, { event, callId, officer, accountId, requestId }: CallEvent): Promise<void> {
  const about = accountId ? { accountId } : {};
  await recordAudit(tx, { event, actor: `officer:${officer.id}`, ...about, requestId, details: { call: callId } });
}
