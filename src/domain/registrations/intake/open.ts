import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { unitAt } from '../../units/queries.ts';
import { lawOfToday } from '../drafts/law-of-today.ts';
import { procedures } from '../procedures/index.ts';
import { openCard } from '../card/open.ts';
import { newReference } from '../references.ts';
import type { CounterProcedure } from './types.ts';

export interface NewCounterFile {
  readonly procedure: CounterProcedure;
  readonly officerId: string;
  /** Of the officer's role. */
  readonly unitId: string;
  /** In which the applicant is told and reads the statement. */
  readonly language: 'vi' | 'en';
  readonly requestId: string;
}

export type OpenedCounterFile =
  | { readonly kind: 'opened'; readonly applicationId: string }
  /** The rules of today do not let this kind of office take such files in. */
  | { readonly kind: 'wrong-office' };

/** Which of some procedures at least one of these units may take in by the rules of today. */
export async function proceduresOpenAt(
  db: Db,
  { unitIds, procedures: asked }: { readonly unitIds: readonly string[]; readonly procedures: readonly CounterProcedure[] },
): Promise<CounterProcedure[]> {
  const { rules, today } = await lawOfToday(db);
  const units = await Promise.all(unitIds.map((unitId) => unitAt(db, { unitId, day: today })));
  const kinds = units.flatMap((unit) => unit?.kind ?? []);
  return asked.filter((procedure) => kinds.some((kind) => rules.procedures[procedure].offices.value.includes(kind)));
}

/** Begins a file at a counter, keyed by the officer who will never decide it. */
export async function openCounterFile(deps: Deps, file: NewCounterFile): Promise<OpenedCounterFile> {
  const { procedure, officerId, language, requestId } = file;
  const { rules, today } = await lawOfToday(deps.db);
  const unit = await unitAt(deps.db, { unitId: file.unitId, day: today });
  if (!unit || !rules.procedures[procedure].offices.value.includes(unit.kind)) return { kind: 'wrong-office' };
  const applicationId = randomUUID();
  await inTransaction(deps.db, async (tx) => {
    await tx('applications').insert({
      id: applicationId,
      reference: newReference(),
      procedure,
      subject_kind: procedures[procedure].subjectKind,
      state: 'draft',
      channel: 'counter',
      language,
      unit_id: unit.id,
      keyed_by: officerId,
      erase_at: tx.raw('app_now() + make_interval(days => ?)', [rules.retention.draftDays.value]),
    });
    if (procedure === 'citizen-level-2-with-card') await openCard(tx, applicationId);
    const details = { procedure, channel: 'counter' };
    await recordAudit(tx, { event: 'application.begun', actor: `officer:${officerId}`, applicationId, requestId, details });
  });
  return { kind: 'opened', applicationId };
}
