import { randomUUID } from 'node:crypto';
import { deleteBatch } from '../../platform/database/delete-batch.ts';
import { inTransaction } from '../../platform/database/pool.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Seat } from './sitting.ts';

/** A file as the officer saw it. */
export interface SeenFile {
  readonly applicationId: string;
  readonly version: number;
}

export type PassOutcome = 'grant' | 'refuse';

/** What an officer writes to the applicant: codes of reasons, and words. */
export interface Answer {
  readonly reasons: readonly string[];
  readonly explanation?: string | undefined;
}

export interface PassOrder extends Seat {
  readonly outcome: PassOutcome;
  readonly answer: Answer;
  readonly files: readonly SeenFile[];
}

export type PassRefusal = 'none' | 'too-many' | 'several-procedures' | 'not-seen';

/** One step-up covers one decision, or the same one for so many files of one procedure. */
export const mostFilesOfAPass = 20;

/** Seconds from preparing to deciding: long enough for a step-up and a second look. */
const passLife = 15 * 60;

/** Purpose under which the answer is sealed. */
const purpose = 'decision-pass';

/**
 * Prepares what one step-up shall cover: an outcome for files of one procedure that this officer opened in this sitting, in the versions
 * that were shown. Good for a quarter of an hour, and for nothing before the step-up (`proveDecisionPass`).
 */
export async function prepareDecisions(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  { officerId, sitting, outcome, answer, files }: PassOrder,
): Promise<{ kind: 'prepared'; passId: string } | { kind: 'refused'; because: PassRefusal }> {
  if (files.length === 0) return { kind: 'refused', because: 'none' };
  if (files.length > mostFilesOfAPass) return { kind: 'refused', because: 'too-many' };
  if (new Set(files.map(({ applicationId }) => applicationId)).size < files.length) return { kind: 'refused', because: 'not-seen' };
  const sealed = secrets.seal(purpose, JSON.stringify(answer));
  return inTransaction(db, async (tx) => {
    const seen = await seenFiles(tx, { officerId, sitting }, files);
    if (seen.length !== files.length) return { kind: 'refused', because: 'not-seen' };
    const [procedure, ...others] = new Set(seen.map((file) => file.procedure));
    if (!procedure || others.length > 0) return { kind: 'refused', because: 'several-procedures' };
    const passId = randomUUID();
    const expires = tx.raw('app_now() + make_interval(secs => ?)', [passLife]);
    await tx('decision_passes').insert({
      id: passId,
      officer_id: officerId,
      sitting,
      procedure,
      outcome,
      answer: sealed,
      expires_at: expires,
    });
    await tx('decision_pass_files').insert(
      files.map(({ applicationId, version }) => ({ pass_id: passId, application_id: applicationId, version })),
    );
    return { kind: 'prepared', passId };
  });
}

async function seenFiles(tx: Tx, { officerId, sitting }: Seat, files: readonly SeenFile[]): Promise<{ procedure: string }[]> {
  const { rows } = await tx.raw<{ rows: { procedure: string }[] }>(
    `select a.procedure from unnest(?::uuid[], ?::int[]) wanted (id, version)
     join opened_files o on o.application_id = wanted.id and o.version = wanted.version and o.officer_id = ? and o.sitting = ?
     join applications a on a.id = wanted.id`,
    [files.map(({ applicationId }) => applicationId), files.map(({ version }) => version), officerId, sitting],
  );
  return rows;
}

/** A pass that is still good, as its officer sees it in its sitting. */
export interface DecisionPass {
  readonly id: string;
  readonly procedure: string;
  readonly outcome: PassOutcome;
  readonly answer: Answer;
  readonly isProved: boolean;
  readonly files: readonly (SeenFile & { readonly reference: string; readonly isUsed: boolean })[];
}

/** The pass behind an id: only for the officer and the sitting that prepared it, and not after its time. */
export async function findDecisionPass(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  { passId, officerId, sitting }: Seat & { passId: string },
): Promise<DecisionPass | undefined> {
  const pass = await db('decision_passes')
    .where({ id: passId, officer_id: officerId, sitting })
    .where('expires_at', '>', db.raw('app_now()'))
    .first();
  if (!pass) return undefined;
  const files = await db('decision_pass_files as f')
    .join('applications as a', 'a.id', 'f.application_id')
    .where('f.pass_id', passId)
    .orderBy('a.reference')
    .select('f.application_id', 'f.version', 'f.used_at', 'a.reference');
  return {
    id: pass.id,
    procedure: pass.procedure,
    outcome: pass.outcome,
    answer: JSON.parse(secrets.unseal(purpose, pass.answer)) as Answer,
    isProved: pass.auth_time !== null,
    files: files.map((file: { application_id: string; version: number; used_at: Date | null; reference: string }) => ({
      applicationId: file.application_id,
      version: file.version,
      reference: file.reference,
      isUsed: file.used_at !== null,
    })),
  };
}

/**
 * Takes a step-up for a pass: a sign-in that came back after it was prepared, with factors passed since then, to the second that an ID token
 * tells (`startedAt` and `authTime` of the door session), and for no other pass. `step-up`: they
 * are older, or were spent already. `gone`: no such pass for this officer in this sitting, or its time is over.
 */
export async function proveDecisionPass(
  deps: Pick<Deps, 'db'>,
  { passId, officerId, sitting, authTime, startedAt }: Seat & { passId: string; authTime: Date; startedAt: Date },
): Promise<'proved' | 'step-up' | 'gone'> {
  return inTransaction(deps.db, async (tx) => {
    // One officer's passes come one after the other: two of them must not take the same step-up.
    await tx('officers').where({ id: officerId }).forUpdate().first('id');
    const pass = await tx('decision_passes')
      .where({ id: passId, officer_id: officerId, sitting })
      .where('expires_at', '>', tx.raw('app_now()'))
      .first('auth_time', tx.raw(`prepared_at <= ? and date_trunc('second', prepared_at) <= ? as is_later`, [startedAt, authTime]));
    if (!pass) return 'gone';
    if (pass.auth_time) return 'proved';
    const spent = await tx('decision_passes').where({ officer_id: officerId, auth_time: authTime }).first('id');
    if (spent || !pass.is_later) return 'step-up';
    await tx('decision_passes').where({ id: passId }).update({ auth_time: authTime });
    return 'proved';
  });
}

export interface PassUse extends Seat, SeenFile {
  readonly passId: string;
  readonly outcome: PassOutcome;
}

/**
 * Uses a pass for one of its files, in the transaction of the decision. False: it does not cover this officer, sitting, file, version and
 * outcome, no step-up was taken for it, its time is over, or it has been used for this file.
 */
export async function takeDecisionPass(tx: Tx, use: PassUse): Promise<boolean> {
  const { rowCount } = await tx.raw(
    `update decision_pass_files f set used_at = app_now() from decision_passes p
     where f.pass_id = ? and f.application_id = ? and f.version = ? and f.used_at is null and p.id = f.pass_id and p.officer_id = ?
       and p.sitting = ? and p.outcome = ? and p.auth_time is not null and p.expires_at > app_now()`,
    [use.passId, use.applicationId, use.version, use.officerId, use.sitting, use.outcome],
  );
  return rowCount === 1;
}

/** Removes passes long over: while another may wait that was prepared before the same step-up, a spent one must stay. Returns how many. */
export async function purgeDecisionPasses(db: Db, limit: number): Promise<number> {
  return deleteBatch(db, 'decision_passes', { which: `expires_at <= app_now() - interval '1 hour'`, limit });
}
