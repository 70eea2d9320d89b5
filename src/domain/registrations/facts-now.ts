import { databaseNow } from '../../platform/database/pool.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { answersAge, timeBound } from './at-grant.ts';
import { ask, type Asked, type RegistryHands } from './ask.ts';
import { contactMac } from './contacts/addresses.ts';
import type { Judgement } from './checks/types.ts';
import { listChecks, purposes, readContacts } from './queries.ts';
import type { Application, Check } from './types.ts';
import type { CheckName } from '../rule-sets/types.ts';

/** Answers of this moment that are to be stored with the decision. */
export interface FreshAnswer {
  readonly check: CheckName;
  readonly sealed: string;
  readonly judgement: Judgement;
}

export type FactsNow =
  | { readonly kind: 'known'; readonly fresh: readonly FreshAnswer[] }
  | { readonly kind: 'unavailable'; readonly check: CheckName };

/** Asks again what may have changed since it was answered, outside any transaction. A silent register delays, it never decides. */
export async function askAgain(deps: Deps, hands: RegistryHands, application: Application): Promise<FactsNow> {
  const now = await databaseNow(deps.db);
  const stale = (await listChecks(deps.db, application.id)).filter((check) => isStale(check, now));
  const answers: FreshAnswer[] = [];
  for (const { name: check } of stale) {
    const asked = await ask(deps, hands, { application, check });
    if (asked.kind !== 'judged') {
      await noteSilence(deps.db, { applicationId: application.id, check, code: asked.kind === 'unavailable' ? asked.code : asked.kind });
      return { kind: 'unavailable', check };
    }
    answers.push(freshAnswer(deps, check, asked));
  }
  return { kind: 'known', fresh: answers };
}

/**
 * What our own tables answer at this moment, in the transaction that grants and with the telephone held: of two files with one number that are
 * granted at once, the second one sees the account of the first.
 */
export async function askOwn(
  tx: Tx,
  deps: Deps,
  { hands, application }: { hands: RegistryHands; application: Application },
): Promise<FreshAnswer[]> {
  const { phone } = await readContacts(tx, deps.secrets, application.id);
  if (phone) await tx.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`phone:${contactMac(deps.secrets, phone)}`]);
  const asked = await ask({ ...deps, db: tx }, hands, { application, check: own });
  return asked.kind === 'judged' ? [freshAnswer(deps, own, asked)] : [];
}

/** The question to our own tables. */
const own = 'duplicate';

function freshAnswer({ secrets }: Deps, check: CheckName, { answer, judgement }: Extract<Asked, { kind: 'judged' }>): FreshAnswer {
  return { check, sealed: secrets.seal(purposes.answer, JSON.stringify(answer)), judgement };
}

function isStale({ name, answeredAt }: Check, now: Date): boolean {
  if (name === own) return false;
  return timeBound.includes(name) && answeredAt !== undefined && now.getTime() - answeredAt.getTime() >= answersAge * 60_000;
}

/** Written down, so that a file that is late because of it is late by the register's cause. */
async function noteSilence(
  db: Db,
  { applicationId, check, code }: { applicationId: string; check: CheckName; code: string },
): Promise<void> {
  await db.raw(
    `update application_checks c set attempts = attempts + 1, last_tried_at = app_now(), last_failure = :code
     where application_id = :applicationId and name = :check
       and round = (select max(round) from application_checks where application_id = c.application_id and name = c.name)`,
    { applicationId, check, code },
  );
}

/** Stores answers of this moment as a further round, so that the file shows what was decided on. */
export async function storeFresh(tx: Tx, applicationId: string, fresh: readonly FreshAnswer[]): Promise<void> {
  for (const { check, sealed, judgement } of fresh)
    await tx.raw(
      `insert into application_checks (application_id, name, round, outcome, findings, score, answer, attempts, last_tried_at, answered_at)
       select ?, ?, max(round) + 1, ?, ?, ?, ?, 1, app_now(), app_now() from application_checks where application_id = ? and name = ?`,
      [applicationId, check, judgement.outcome, [...judgement.findings], judgement.score ?? null, sealed, applicationId, check],
    );
}
