import { randomInt, timingSafeEqual } from 'node:crypto';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { artifactHash } from '../../../platform/token-store/hash.ts';
import { recordAudit } from '../../audit/actions.ts';
import { sendNotice } from '../../notifications/actions.ts';
import { guessChallenge, isChallengeOpen, putChallenge } from '../challenges.ts';
import { textLimits, type WindowLimit } from '../lockout.ts';
import { placeOf } from '../places.ts';
import type { CounterKind } from '../types.ts';
import { type Factor, type Ground, textOf, type Verdict } from './factor.ts';

/** Seconds (NIST SP 800-63B-4 3.1.3). */
const life = 10 * 60;

/** Wrong guesses after which a code is dead, whoever guessed. */
const guesses = 5;

export interface SmsRequest {
  readonly accountId: string;
  /** The code is good only in this sitting. */
  readonly sitting: string;
  readonly address: string;
  /** Opening the page sends one code; a further one only by a button. */
  readonly onlyFirst?: boolean;
}

export type SmsSending =
  | { readonly outcome: 'sent' | 'already-sent' | 'unavailable' }
  /** Too many messages: to this person, or asked for from this address. */
  | { readonly outcome: 'held' };

/** Sends a one-time code to the registered telephone; an earlier code of the sitting is void. */
export async function sendSmsCode(deps: Deps, request: SmsRequest): Promise<SmsSending> {
  return inTransaction(deps.db, async (tx) => {
    if (!(await hasPhone(tx, request.accountId))) return { outcome: 'unavailable' };
    if (request.onlyFirst && (await isChallengeOpen(tx, 'sms-code', request))) return { outcome: 'already-sent' };
    const from = deps.secrets.mac('attempt-place', placeOf(request.address).address);
    if (!(await countMessage(tx, `texts:${request.accountId}`, textLimits.account))) return { outcome: 'held' };
    if (!(await countMessage(tx, `texts-from:${from}`, textLimits.address))) return { outcome: 'held' };
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const { accountId, sitting } = request;
    await putChallenge(tx, { kind: 'sms-code', sitting, accountId, valueHash: codeHash(deps, request, code), life });
    await recordAudit(tx, { event: 'sms-code.sent', actor: `account:${accountId}`, accountId });
    await sendNotice(tx, deps, { kind: 'sms-code', accountId, code, minutes: life / 60 });
    return { outcome: 'sent' };
  });
}

async function hasPhone(tx: Tx, accountId: string): Promise<boolean> {
  const { rows } = await tx.raw('select 1 from accounts a join people p on p.id = a.person_id where a.id = ? and p.phone is not null', [
    accountId,
  ]);
  return rows.length === 1;
}

/** Counts one message; false when the window is full. */
async function countMessage(tx: Tx, key: string, { window, most }: WindowLimit): Promise<boolean> {
  const { rows } = await tx.raw(
    `insert into attempt_counters as c (key, kind, failures) values (:key, :kind, 1)
     on conflict (key) do update set
       failures = case when c.started_at <= app_now() - make_interval(secs => :window) then 1 else c.failures + 1 end,
       started_at = case when c.started_at <= app_now() - make_interval(secs => :window) then app_now() else c.started_at end,
       last_failed_at = app_now()
     where c.failures < :most or c.started_at <= app_now() - make_interval(secs => :window)
     returning c.key`,
    { key, kind: 'text-messages' satisfies CounterKind, window, most },
  );
  return rows.length === 1;
}

/** Keyed: six digits behind a plain hash would be found in a moment. */
function codeHash(deps: Deps, of: { accountId: string; sitting: string }, code: string): Buffer {
  return Buffer.from(deps.secrets.mac('sms-code', `${of.sitting}\n${of.accountId}\n${code}`));
}

async function prove({ deps, attempt }: Ground): Promise<Verdict> {
  const { accountId, sitting } = attempt;
  if (!accountId) return 'wrong';
  const open = await guessChallenge(deps.db, 'sms-code', { sitting, accountId, most: guesses });
  if (!open) return 'wrong';
  const typed = codeHash(deps, { accountId, sitting }, textOf(attempt).normalize('NFKC').replace(/\D/g, ''));
  if (typed.length !== open.valueHash.length || !timingSafeEqual(typed, open.valueHash)) return 'wrong';
  return {
    accountId,
    spending: {
      name: 'sms',
      text: `delete from challenges where kind = 'sms-code' and sitting_hash = $4::bytea and value_hash = $5::bytea
        and expires_at > app_now() returning account_id as id`,
      values: [artifactHash(sitting), open.valueHash],
    },
  };
}

export const sms: Factor = { counted: true, clears: 'person', prove };
