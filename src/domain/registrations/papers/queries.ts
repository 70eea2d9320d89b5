import type { Db } from '../../../platform/database/types.ts';
import type { Application } from '../types.ts';
import { type PaperStage, stageOf } from './rules.ts';
import type { AskedPaper } from './types.ts';

/** Papers of a file whose registers are asked. */
export async function listAskedPapers(db: Db, applicationId: string): Promise<AskedPaper[]> {
  const rows = await db('application_papers').where({ application_id: applicationId }).orderBy('kind');
  return rows.map((row) => ({
    kind: row.kind,
    consentVersion: row.consent_version,
    outcome: row.outcome ?? undefined,
    status: row.status ?? undefined,
    expiresOn: row.expires_on ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    attempts: row.attempts,
  }));
}

/** The statement under which the applicant agreed, by its version; undefined when there is none. */
export async function findConsentVersion(db: Db, applicationId: string): Promise<string | undefined> {
  const row = await db('application_statements').where({ application_id: applicationId }).orderBy('stated_at', 'desc').first('version');
  return row?.version;
}

/** Where a file stands for its papers. */
export async function findPaperStage(db: Db, { id, state }: Pick<Application, 'id' | 'state'>): Promise<PaperStage> {
  const row = await db('application_decisions').where({ application_id: id }).first('outcome');
  return stageOf(state, row?.outcome);
}
