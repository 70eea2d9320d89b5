import type { ImmigrationRecord } from '../../../connectors/registries.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { ask, type Asked, type RegistryHands } from '../ask.ts';
import { findHolder } from '../contacts/holders.ts';
import type { DraftSaved } from '../drafts/actions.ts';
import { lawOfToday } from '../drafts/law-of-today.ts';
import { readDraftOf } from '../drafts/queries.ts';
import type { Draft } from '../drafts/types.ts';
import { takeCounterDraft } from './take.ts';
import type { CounterChange } from './types.ts';

/** `level-2`: there is nothing to raise; the file will be refused. `changed`: keyed anew meanwhile. */
export type AccountLook = 'asked' | 'none' | 'level-2' | 'incomplete' | 'changed';

/**
 * Looks for an online account of the applicant. The register is asked whether name and birth date are those of the number, outside any
 * transaction; only then is anything said about an account. While the register is silent the question is asked whenever there is one.
 */
export async function lookForAccount(deps: Deps, hands: RegistryHands, change: CounterChange): Promise<AccountLook> {
  const draft = await readDraftOf(deps.db, deps.secrets, change.applicationId);
  const { declared } = draft ?? {};
  if (!draft || !declared?.fullName || !declared.birthDate || !(declared.personalNumber ?? declared.document)) return 'incomplete';
  const { rules } = await lawOfToday(deps.db);
  const check = draft.application.subjectKind === 'citizen' ? 'population' : 'immigration';
  const asked = await ask(deps, hands, { application: { ...draft.application, ruleSet: rules.id }, check });
  const found = isSomebodyElse(asked) ? undefined : await findAccount(deps, draft, asked);
  const toAsk = found?.level === 2 ? undefined : found?.id;
  const { applicationId, officerId, requestId } = change;
  return inTransaction(deps.db, async (tx) => {
    const row = await takeCounterDraft(tx, change);
    if (!row || Number(row.version) !== draft.application.version) return 'changed';
    // Asked again and found the same: the answer that was given stands.
    if (row.account_found_id !== (toAsk ?? null)) await forgetAnswer(tx, applicationId);
    await tx('applications')
      .where({ id: applicationId })
      .update({ account_found_id: toAsk ?? null, account_looked_at: tx.raw('app_now()') });
    const details = { register: asked.kind, found: found !== undefined };
    await recordAudit(tx, { event: 'application.account-looked-for', actor: `officer:${officerId}`, applicationId, requestId, details });
    if (!found) return 'none';
    return found.level === 2 ? 'level-2' : 'asked';
  });
}

/** The register answered, and what was declared is not the person of the number. */
function isSomebodyElse(asked: Asked): boolean {
  if (asked.kind !== 'judged') return false;
  const { findings } = asked.judgement;
  return (['not-registered', 'document-not-registered', 'name-differs', 'birth-date-differs'] as const).some((one) =>
    findings.includes(one),
  );
}

interface FoundAccount {
  readonly id: string;
  readonly level: 1 | 2 | null;
}

/** By the number and its history; of a foreigner also by the person of the immigration register, whatever passport they hold now. */
async function findAccount({ db, secrets }: Deps, draft: Draft, asked: Asked): Promise<FoundAccount | undefined> {
  const holder = await findHolder(db, secrets, draft.declared);
  const { rows } = await db.raw<{ rows: FoundAccount[] }>(
    `select a.id, a.level from accounts a where a.state in ('waiting', 'active', 'locked')
       and (a.id = ? or a.id in (select account_id from immigration_persons where immigration_id = ?)) order by a.level desc nulls last limit 1`,
    [holder?.accountId ?? null, immigrationIdOf(asked) ?? null],
  );
  return rows[0];
}

function immigrationIdOf(asked: Asked): string | undefined {
  const answer = asked.kind === 'judged' ? (asked.answer as { kind: string; data?: Partial<ImmigrationRecord> }) : undefined;
  return answer?.kind === 'found' ? answer.data?.immigrationId : undefined;
}

/** Keeps the applicant's own answer: the account is raised, or repudiated by the grant. `none`: nothing was asked. */
export async function answerAccount(
  deps: Deps,
  change: CounterChange & { readonly answer: 'mine' | 'not-mine' },
): Promise<DraftSaved | 'none'> {
  const { applicationId, officerId, requestId, answer } = change;
  return inTransaction(deps.db, async (tx) => {
    const row = await takeCounterDraft(tx, change);
    if (!row) return 'not-draft';
    const accountId = row.account_found_id;
    if (!accountId) return 'none';
    if (row.account_answer === answer) return 'saved';
    await forgetAnswer(tx, applicationId);
    const named = answer === 'mine' ? { account_id: accountId } : { repudiates_id: accountId };
    await tx('applications')
      .where({ id: applicationId })
      .update({ account_answer: answer, ...named });
    const actor = `applicant:${applicationId}` as const;
    const details = { answer, keyedBy: officerId };
    await recordAudit(tx, { event: 'application.account-answered', actor, applicationId, accountId, requestId, details });
    return 'saved';
  });
}

async function forgetAnswer(tx: Db, applicationId: string): Promise<void> {
  await tx('applications').where({ id: applicationId }).update({ account_answer: null, account_id: null, repudiates_id: null });
  await tx('application_proofs').where({ application_id: applicationId }).delete();
}
