import type { Day } from '../../lib/days.ts';
import { findEdge } from '../../lib/state-machine.ts';
import { inTransaction } from '../../platform/database/pool.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { findUnit } from '../units/queries.ts';
import { listFileMessages, recordRead } from '../notifications/file-messages.ts';
import type { InboxMessage } from '../notifications/types.ts';
import { fileHooks } from './delivered.ts';
import { procedures } from './procedures/index.ts';
import { applicationFromRow } from './queries.ts';
import { canonicalCode, canonicalReference, fileCodeMac } from './references.ts';
import { countTry } from './tries.ts';
import type { ActivationState, Application, ApplicationState, DecisionOutcome } from './types.ts';
import { sameText } from '../../platform/same-text.ts';

/** What opens the status page of a file for a while: kept by the browser alone, sealed. */
export interface FileKey {
  readonly reference: string;
  readonly code: string;
  /** ISO instant. */
  readonly until: string;
}

export type Opening = { readonly kind: 'opened'; readonly key: FileKey } | { readonly kind: 'wrong' | 'held' };

/** Minutes that the status page stays open in a browser. */
const openMinutes = 30;

/** Opens a file by its reference and code. A reference that nobody has is counted, compared and answered like a wrong code. */
export async function openFile(deps: Deps, typed: { readonly reference: string; readonly code: string }): Promise<Opening> {
  const reference = canonicalReference(typed.reference) ?? '';
  const code = canonicalCode(typed.code);
  if (!(await countTry(deps.db, deps.secrets, { kind: 'reference', of: reference || typed.reference.trim() }))) return { kind: 'held' };
  const { rows } = await deps.db.raw(
    `select now.until, a.code_hash from (select app_now() + make_interval(mins => ?) as until) now
     left join applications a on a.reference = ?`,
    [openMinutes, reference],
  );
  const matches = sameText(fileCodeMac(deps.secrets, reference, code), rows[0].code_hash ?? nobodysMac);
  if (!matches || code === '') return { kind: 'wrong' };
  return { kind: 'opened', key: { reference, code, until: (rows[0].until as Date).toISOString() } };
}

/** As long as a real one, and of no code. */
const nobodysMac = '-'.repeat(43);

/** The key for the browser that has just sent a file, or given it up. */
export async function keyOfFile(db: Db, file: { readonly reference: string; readonly code: string }): Promise<FileKey> {
  const { rows } = await db.raw('select app_now() + make_interval(mins => ?) as until', [openMinutes]);
  return { ...file, until: (rows[0].until as Date).toISOString() };
}

/** Where a file stands, for its applicant. */
export type Stage =
  | 'draft'
  | 'checking'
  | 'waiting-register'
  | 'deciding'
  | 'supplement'
  | 'granted'
  | 'refused'
  | 'returned'
  | 'withdrawn'
  | 'stopped';

/** What a status page may say: no name, number, contact, nor anything a register answered. */
export interface FileStatus {
  readonly application: Application;
  readonly stage: Stage;
  readonly unit: { readonly vi: string; readonly en: string } | undefined;
  /** The day that was promised, as long as the result is awaited. */
  readonly dueOn: Day | undefined;
  readonly isLate: boolean;
  /** Of a draft: when it is erased. */
  readonly keptUntil: Date | undefined;
  /** Codes of what is asked for; empty unless something is. */
  readonly missing: readonly string[];
  readonly messages: readonly InboxMessage[];
  readonly mayWithdraw: boolean;
  readonly mayActivate: boolean;
}

interface StatusRow {
  readonly code_hash: string | null;
  readonly erase_at: Date | null;
  readonly today: Day;
  readonly outcome: DecisionOutcome | null;
  readonly missing: readonly string[] | null;
  readonly activation: ActivationState | null;
}

/** The status of a file for whoever holds a key; undefined when the key is over, or a new code was given out since. */
export async function readStatus(db: Db, secrets: Secrets, key: FileKey): Promise<FileStatus | undefined> {
  const { rows } = await db.raw(
    `select a.*, (app_now() at time zone 'Asia/Ho_Chi_Minh')::date as today, d.outcome, v.state as activation,
       (select s.items from application_supplements s where s.application_id = a.id and s.answered_at is null) as missing
     from applications a left join application_decisions d on d.application_id = a.id left join activations v on v.application_id = a.id
     where a.reference = ? and app_now() < ?::timestamptz`,
    [key.reference, key.until],
  );
  const row: (StatusRow & Record<string, unknown>) | undefined = rows[0];
  if (!row || !sameText(fileCodeMac(secrets, key.reference, key.code), row.code_hash ?? nobodysMac)) return undefined;
  const application = applicationFromRow(row);
  const stage = stageOf(application.state, row.outcome ?? undefined);
  const unit = application.unitId ? await findUnit(db, application.unitId) : undefined;
  const dueOn = application.printedDueOn ?? application.dueOn;
  return {
    application,
    stage,
    unit: unit && { vi: unit.nameVi, en: unit.nameEn },
    dueOn: isOver(stage) ? undefined : dueOn,
    isLate: dueOn !== undefined && !isOver(stage) && row.today > dueOn,
    keptUntil: stage === 'draft' ? (row.erase_at ?? undefined) : undefined,
    missing: stage === 'supplement' ? (row.missing ?? []) : [],
    messages: await listFileMessages(db, secrets, application.id),
    mayWithdraw: findEdge(procedures[application.procedure].machine, application.state, 'withdraw') !== undefined,
    mayActivate: row.activation === 'waiting' || row.activation === 'overdue',
  };
}

/** The applicant has the page before their eyes: what it shows counts as delivered, with what follows from that. */
export async function recordStatusRead(deps: Deps, applicationId: string): Promise<void> {
  await inTransaction(deps.db, (tx) => recordRead(tx, fileHooks, applicationId));
}

const stages: Readonly<Record<Exclude<ApplicationState, 'notified'>, Stage>> = {
  draft: 'draft',
  'consent-pending': 'checking',
  submitted: 'checking',
  received: 'checking',
  'registry-check': 'checking',
  forwarded: 'checking',
  'field-verification': 'checking',
  'needs-supplement': 'supplement',
  'waiting-population-update': 'waiting-register',
  'awaiting-decision': 'deciding',
  granted: 'granted',
  refused: 'refused',
  returned: 'returned',
  withdrawn: 'withdrawn',
  stopped: 'stopped',
};

/** A file that was told of keeps the outcome it had. */
export function stageOf(state: ApplicationState, outcome: DecisionOutcome | undefined): Stage {
  if (state === 'notified') return outcome === 'refuse' ? 'refused' : 'granted';
  return stages[state];
}

function isOver(stage: Stage): boolean {
  return ['draft', 'granted', 'refused', 'returned', 'withdrawn', 'stopped'].includes(stage);
}
