import type { Db, Tx } from '../../platform/database/types.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { CheckName, LimitCase, Procedure, RuleSetId } from '../rule-sets/types.ts';
import type { Application, ApplicationChannel, ApplicationState, Check, CheckOutcome, Declared, Finding, Flag } from './types.ts';

type Row = Readonly<Record<string, unknown>>;

/** Purposes under which what belongs to files is sealed and hashed. */
export const purposes = { declared: 'application', number: 'application-number', contact: 'contact', answer: 'registry-answer' } as const;

/** A file by its id, or undefined. */
export async function findApplication(db: Db, id: string): Promise<Application | undefined> {
  const row = await db('applications').where({ id }).first();
  return row && applicationFromRow(row);
}

/** A file whose row is held until the transaction ends: whoever moves it comes one after the other. */
export async function takeApplication(tx: Tx, id: string): Promise<Application | undefined> {
  const row = await tx('applications').where({ id }).forNoKeyUpdate().first();
  return row && applicationFromRow(row);
}

/** What the applicant declared; undefined once it is erased. */
export async function readDeclared(db: Db, secrets: Secrets, applicationId: string): Promise<Declared | undefined> {
  const row = await db('applications').where({ id: applicationId }).first('declared');
  return row?.declared ? (JSON.parse(secrets.unseal(purposes.declared, row.declared)) as Declared) : undefined;
}

/** Confirmed contacts of a file, in the clear. */
export async function readContacts(db: Db, secrets: Secrets, applicationId: string): Promise<{ phone?: string; email?: string }> {
  const rows = await db('application_contacts')
    .where({ application_id: applicationId })
    .whereNotNull('confirmed_at')
    .select('kind', 'address');
  return Object.fromEntries(
    rows.map((row: { kind: string; address: string }) => [row.kind, secrets.unseal(purposes.contact, row.address)]),
  );
}

/** The checks of the present round, in the order of their names. */
export async function listChecks(db: Db, applicationId: string): Promise<Check[]> {
  const { rows } = await db.raw(`select distinct on (name) * from application_checks where application_id = ? order by name, round desc`, [
    applicationId,
  ]);
  return (rows as Row[]).map(checkFromRow);
}

/** The language in which the holder of an account last applied; undefined when they never did here. */
export async function findLanguageOf(db: Db, accountId: string): Promise<'vi' | 'en' | undefined> {
  const row = await db('applications').where({ account_id: accountId }).orderBy('started_at', 'desc').first('language');
  return row?.language;
}

/** What a register answered to a check, for the officer who decides; undefined while it has not. */
export async function readAnswer(db: Db, secrets: Secrets, about: { applicationId: string; check: CheckName }): Promise<unknown> {
  const { rows } = await db.raw(
    `select answer from application_checks where application_id = ? and name = ? and answer is not null order by round desc limit 1`,
    [about.applicationId, about.check],
  );
  return rows[0] ? JSON.parse(secrets.unseal(purposes.answer, rows[0].answer)) : undefined;
}

export function applicationFromRow(row: Row): Application {
  return {
    id: String(row.id),
    reference: String(row.reference),
    procedure: row.procedure as Procedure,
    subjectKind: row.subject_kind as Application['subjectKind'],
    state: row.state as ApplicationState,
    version: Number(row.version),
    channel: row.channel as ApplicationChannel,
    language: row.language as Application['language'],
    unitId: (row.unit_id as string | null) ?? undefined,
    keyedBy: (row.keyed_by as string | null) ?? undefined,
    ruleSet: (row.rule_set as RuleSetId | null) ?? undefined,
    limitCase: (row.limit_case as LimitCase | null) ?? undefined,
    accountId: (row.account_id as string | null) ?? undefined,
    repudiatesId: (row.repudiates_id as string | null) ?? undefined,
    linkedId: (row.linked_id as string | null) ?? undefined,
    flags: row.flags as Flag[],
    startedAt: row.started_at as Date,
    submittedAt: (row.submitted_at as Date | null) ?? undefined,
    firstReceivedAt: (row.first_received_at as Date | null) ?? undefined,
    receivedAt: (row.received_at as Date | null) ?? undefined,
    dueOn: (row.due_on as string | null) ?? undefined,
    printedDueOn: (row.printed_due_on as string | null) ?? undefined,
    lateDueOn: (row.late_due_on as string | null) ?? undefined,
    decidedAt: (row.decided_at as Date | null) ?? undefined,
  };
}

function checkFromRow(row: Row): Check {
  return {
    name: row.name as CheckName,
    round: Number(row.round),
    outcome: (row.outcome as CheckOutcome | null) ?? undefined,
    findings: row.findings as Finding[],
    score: (row.score as number | null) ?? undefined,
    attempts: Number(row.attempts),
    answeredAt: (row.answered_at as Date | null) ?? undefined,
    silentAt: silentAt(row),
  };
}

function silentAt({ last_failure: failure, last_tried_at: tried, answered_at: answered }: Row): Date | undefined {
  const isSince = !answered || (tried as Date) > (answered as Date);
  return failure && tried && isSince ? (tried as Date) : undefined;
}
