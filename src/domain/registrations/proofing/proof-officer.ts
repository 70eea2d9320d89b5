import type { BiometricAnswer, Registries, Unavailable } from '../../../connectors/registries.ts';
import { dayOf } from '../../../lib/days.ts';
import { canonicalNumber } from '../../../lib/numbers.ts';
import { databaseNow, inTransaction } from '../../../platform/database/pool.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { findAccountByNumber, findNumber } from '../../accounts/queries.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { Officer } from '../../officers/types.ts';
import { rulesOn } from '../../rule-sets/index.ts';
import { judgeLikeness } from '../checks/face.ts';
import { judgeIdCard } from '../checks/id-card.ts';

export interface OfficerAtCounter {
  /** As typed from the card. */
  readonly number: string;
  /** Face, taken now. */
  readonly jpeg: Uint8Array;
  /** Who proofs. */
  readonly officer: Officer;
  readonly requestId: string;
}

export type ProofOutcome = 'proofed' | 'not-waiting' | 'own' | 'card-not-valid' | 'face-differs' | 'held' | 'registry-silent';

/** Faces that may fail within a day. */
const mostTries = 3;

/**
 * Proofs a colleague who was appointed by ceremony and stands at the counter: a valid card, and a face that the register knows. From then on the
 * appointment has no end. Nobody proofs themselves; who is no such officer looks like everybody else.
 */
export async function proofOfficer(
  deps: Deps,
  { registries }: { readonly registries: Pick<Registries, 'idCard'> },
  { number, jpeg, officer, requestId }: OfficerAtCounter,
): Promise<ProofOutcome> {
  const accountId = (await findAccountByNumber(deps.db, canonicalNumber(number) ?? ''))?.accountId;
  if (accountId === officer.accountId) return 'own';
  if (!accountId || !(await isWaiting(deps.db, accountId))) return 'not-waiting';
  if ((await failuresOf(deps.db, accountId)) >= mostTries) return 'held';
  const judged = await judge(deps, registries, { accountId, jpeg });
  if (judged === 'registry-silent') return judged;
  return inTransaction(deps.db, async (tx) => {
    const waiting = await tx('officers').where({ account_id: accountId, ended_at: null, proofed_at: null }).forUpdate().first('id');
    if (!waiting) return 'not-waiting';
    // Counted again: others may have tried meanwhile.
    if ((await failuresOf(tx, accountId)) >= mostTries) return 'held';
    const by = { actor: `officer:${officer.id}`, accountId, requestId } as const;
    if (judged !== 'proofed') {
      await recordAudit(tx, { event: 'officer.not-proofed', ...by, details: { because: judged } });
      return judged;
    }
    await tx('officers')
      .where({ id: waiting.id })
      .update({ proofed_at: tx.raw('app_now()') });
    await recordAudit(tx, { event: 'officer.proofed', ...by });
    return 'proofed';
  });
}

async function isWaiting(db: Db, accountId: string): Promise<boolean> {
  const row = await db('officers')
    .where({ account_id: accountId, ended_at: null, proofed_at: null })
    .where('expires_at', '>', db.raw('app_now()'))
    .first('id');
  return row !== undefined;
}

async function failuresOf(db: Db, accountId: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { n: number }[] }>(
    `select count(*)::int as n from audit_events where account_id = ? and event = 'officer.not-proofed' and at > app_now() - interval '24 hours'`,
    [accountId],
  );
  return rows[0]?.n ?? 0;
}

async function judge(
  { db }: Pick<Deps, 'db'>,
  { idCard }: Pick<Registries, 'idCard'>,
  { accountId, jpeg }: { accountId: string; jpeg: Uint8Array },
): Promise<'proofed' | 'card-not-valid' | 'face-differs' | 'registry-silent'> {
  const number = (await findNumber(db, accountId)) ?? '';
  const [card, face] = await Promise.all([idCard.findCard(number), idCard.compareFace(number, jpeg)]);
  if (card.kind === 'unavailable' || isSilent(face)) return 'registry-silent';
  const today = dayOf(await databaseNow(db));
  const rules = rulesOn(today);
  if (judgeIdCard(card, { rules, today }).outcome !== 'pass') return 'card-not-valid';
  return judgeLikeness(face, rules.faceThresholds.value, 'face').outcome === 'pass' ? 'proofed' : 'face-differs';
}

function isSilent(answer: BiometricAnswer): answer is Unavailable {
  return answer.kind === 'unavailable';
}
