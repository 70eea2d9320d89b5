import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { changeDraft, type DraftSaved } from '../drafts/actions.ts';
import { declaredKey } from '../drafts/details.ts';
import { openDeclared } from '../drafts/queries.ts';
import { purposes } from '../queries.ts';
import type { Declared } from '../types.ts';
import { takeCounterDraft } from './take.ts';
import type { CounterChange } from './types.ts';

/** What the applicant says about themselves (TK01). */
export type Tk01 = Omit<Declared, 'integrate'>;

/** Keys what the applicant says about themselves. A statement that was agreed to before no longer counts once something is different. */
export async function saveTk01(deps: Deps, change: CounterChange & { readonly declared: Tk01 }): Promise<DraftSaved> {
  return saveDeclared(deps, change, { part: 'details', declared: change.declared });
}

/** Keys which papers the applicant wants in the account; each was a question of its own, and an empty list says no to all of them. */
export async function savePapers(
  deps: Deps,
  change: CounterChange & { readonly integrate: NonNullable<Declared['integrate']> },
): Promise<DraftSaved> {
  return saveDeclared(deps, change, { part: 'papers', declared: { integrate: change.integrate } });
}

async function saveDeclared(
  deps: Deps,
  { applicationId, officerId, requestId }: CounterChange,
  { part, declared: keyed }: { readonly part: 'details' | 'papers'; readonly declared: Partial<Declared> },
): Promise<DraftSaved> {
  return inTransaction(deps.db, async (tx) => {
    const row = await takeCounterDraft(tx, { applicationId, officerId });
    if (!row) return 'not-draft';
    const before = openDeclared(deps.secrets, row.declared);
    const declared = { ...before, ...keyed };
    if (row.declared !== null && sameText(before, declared)) return 'saved';
    const key = declaredKey(declared);
    await changeDraft(tx, applicationId, {
      declared: deps.secrets.seal(purposes.declared, JSON.stringify(declared)),
      number_mac: key ? deps.secrets.mac(purposes.number, key) : null,
    });
    if (!isSamePerson(before, declared)) await forgetAccount(tx, applicationId);
    await recordAudit(tx, { event: 'application.keyed', actor: `officer:${officerId}`, applicationId, requestId, details: { part } });
    return 'saved';
  });
}

/** Who was looked for is somebody else now: the question about the account is open again. */
async function forgetAccount(tx: Tx, applicationId: string): Promise<void> {
  const nothing = { account_found_id: null, account_looked_at: null, account_answer: null, account_id: null, repudiates_id: null };
  await tx('applications').where({ id: applicationId }).update(nothing);
  await tx('application_proofs').where({ application_id: applicationId }).delete();
}

function isSamePerson(one: Partial<Declared>, other: Partial<Declared>): boolean {
  const keys = ['fullName', 'birthDate', 'personalNumber', 'document'] as const;
  return keys.every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
}

/** The same entries, in whatever order they were keyed. */
function sameText(one: object, other: object): boolean {
  const text = (entries: object): string => JSON.stringify(Object.entries(entries).sort(([a], [b]) => a.localeCompare(b)));
  return text(one) === text(other);
}
