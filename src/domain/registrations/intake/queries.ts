import type { FingerName } from '../../../connectors/registries.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { findPhoneHolder } from '../contacts/holders.ts';
import { readDraftOf } from '../drafts/queries.ts';
import type { Procedure } from '../../rule-sets/types.ts';
import type { SleepingKind } from '../types.ts';
import { counterStatementVersion } from '../statement.ts';
import { fingerNames } from './finger-rules.ts';
import type { AccountQuestion, BiometricException, Finger, FingerStatus, IntakeFile } from './types.ts';

/** Under which the words of an exception are sealed. */
export const exceptionPurpose = 'biometric-exception';

/** Everything that was taken in for a file that is not sent yet; undefined when it was sent, given up or erased. */
export async function readIntake(db: Db, secrets: Secrets, applicationId: string): Promise<IntakeFile | undefined> {
  const draft = await readDraftOf(db, secrets, applicationId);
  if (!draft || draft.application.channel !== 'counter') return undefined;
  const [facts, fingers, exception, statement, phoneHolder] = await Promise.all([
    readFacts(db, applicationId),
    listFingers(db, applicationId),
    readException(db, secrets, applicationId),
    findStatement(db, applicationId),
    findPhoneHolder(db, secrets, draft),
  ]);
  const { hasCode: _hasCode, keptUntil: _keptUntil, ...rest } = draft;
  return {
    ...rest,
    agreed: statement !== undefined,
    fingers,
    fingersHeldUntil: facts.held_until ?? undefined,
    exception,
    account: questionOf(facts),
    statement,
    devices: facts.devices,
    phoneInUse: phoneHolder !== undefined,
  };
}

interface Facts {
  readonly account_found_id: string | null;
  readonly account_looked_at: Date | null;
  readonly account_answer: 'mine' | 'not-mine' | null;
  readonly held_until: Date | null;
  readonly devices: readonly SleepingKind[];
}

async function readFacts(db: Db, applicationId: string): Promise<Facts> {
  const { rows } = await db.raw(
    `select a.account_found_id, a.account_looked_at, a.account_answer, h.erase_at as held_until,
       array(select s.kind from sleeping_credentials s where s.application_id = a.id and s.sitting_hash is null order by s.kind) as devices
     from applications a left join held_captures h on h.application_id = a.id where a.id = ?`,
    [applicationId],
  );
  return rows[0];
}

function questionOf({ account_looked_at, account_found_id, account_answer }: Facts): AccountQuestion {
  if (!account_looked_at) return { kind: 'not-looked' };
  if (!account_found_id) return { kind: 'none' };
  return { kind: 'asked', accountId: account_found_id, answer: account_answer ?? undefined };
}

/** All ten, in the order in which they are captured. */
export async function listFingers(db: Db, applicationId: string): Promise<Finger[]> {
  const rows: { finger: FingerName; status: FingerStatus | null; tries: number }[] = await db('application_fingers')
    .where({ application_id: applicationId })
    .select('finger', 'status', 'tries');
  return fingerNames.map((finger) => {
    const noted = rows.find((row) => row.finger === finger);
    return { finger, status: noted?.status ?? undefined, tries: noted?.tries ?? 0 };
  });
}

/** Why a file has too few fingers, and who stated and confirmed it. */
export async function readException(db: Db, secrets: Secrets, applicationId: string): Promise<BiometricException | undefined> {
  const row = await db('biometric_exceptions').where({ application_id: applicationId }).first();
  if (!row) return undefined;
  return {
    reason: row.reason,
    furtherCheck: row.further_check,
    words: secrets.unseal(exceptionPurpose, row.words),
    statedBy: row.stated_by,
    confirmedBy: row.confirmed_by ?? undefined,
    confirmedAt: row.confirmed_at ?? undefined,
  };
}

async function findStatement(db: Db, applicationId: string): Promise<IntakeFile['statement']> {
  const row = await db('application_statements')
    .where({ application_id: applicationId, version: counterStatementVersion })
    .whereNot({ manner: 'online' })
    .orderBy('stated_at', 'desc')
    .first('manner', 'language', 'stated_at');
  return row && { manner: row.manner, language: row.language, statedAt: row.stated_at };
}

/** A file of a counter in a list. */
export interface CounterFile {
  readonly id: string;
  readonly reference: string;
  readonly procedure: Procedure;
  readonly state: string;
  readonly startedAt: Date;
}

interface OwnFiles {
  readonly officerId: string;
  readonly procedures: readonly Procedure[];
  readonly limit: number;
}

/** What an officer is keying, newest first; at most `limit`. */
export async function listOwnDrafts(db: Db, of: OwnFiles): Promise<CounterFile[]> {
  const { rows } = await db.raw(
    `select id, reference, procedure, state, started_at from applications
     where keyed_by = ? and procedure = any (?) and state = 'draft' and erase_at > app_now() order by started_at desc limit ?`,
    [of.officerId, [...of.procedures], of.limit],
  );
  return rows.map(counterFileFromRow);
}

/** What an officer sent within the last day, newest first; at most `limit`. */
export async function listOwnSent(db: Db, of: OwnFiles): Promise<CounterFile[]> {
  const { rows } = await db.raw(
    `select id, reference, procedure, state, started_at from applications
     where keyed_by = ? and procedure = any (?) and submitted_at > app_now() - interval '1 day' order by submitted_at desc limit ?`,
    [of.officerId, [...of.procedures], of.limit],
  );
  return rows.map(counterFileFromRow);
}

/** Files of some units whose exception waits for a second officer, the oldest first; at most `limit`. */
export async function listToConfirm(db: Db, of: OwnFiles & { unitIds: readonly string[] }): Promise<CounterFile[]> {
  const { rows } = await db.raw(
    `select a.id, a.reference, a.procedure, a.state, a.started_at from biometric_exceptions e join applications a on a.id = e.application_id
     where e.confirmed_by is null and e.stated_by <> ? and a.state = 'draft' and a.erase_at > app_now() and a.procedure = any (?) and a.unit_id = any (?)
     order by e.stated_at limit ?`,
    [of.officerId, [...of.procedures], [...of.unitIds], of.limit],
  );
  return rows.map(counterFileFromRow);
}

function counterFileFromRow(row: Record<string, unknown>): CounterFile {
  return {
    id: String(row.id),
    reference: String(row.reference),
    procedure: row.procedure as Procedure,
    state: String(row.state),
    startedAt: row.started_at as Date,
  };
}
