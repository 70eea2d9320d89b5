import { databaseNow } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { answersAge, timeBound } from './at-grant.ts';
import { ask, type RegistryHands } from './ask.ts';
import type { Judgement } from './checks/types.ts';
import { listChecks, purposes } from './queries.ts';
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
  const fresh: FreshAnswer[] = [];
  for (const { name: check } of stale) {
    const asked = await ask(deps, hands, { application, check });
    if (asked.kind !== 'judged') return { kind: 'unavailable', check };
    fresh.push({ check, sealed: deps.secrets.seal(purposes.answer, JSON.stringify(asked.answer)), judgement: asked.judgement });
  }
  return { kind: 'known', fresh };
}

function isStale({ name, answeredAt }: Check, now: Date): boolean {
  return timeBound.includes(name) && answeredAt !== undefined && now.getTime() - answeredAt.getTime() >= answersAge * 60_000;
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
