import type { Day } from '../../../lib/days.ts';
import { dayOf } from '../../../lib/days.ts';
import { databaseNow } from '../../../platform/database/pool.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { rulesById } from '../../rule-sets/index.ts';
import type { Source } from '../../rule-sets/sourced.ts';
import type { RuleSet, RuleSetId } from '../../rule-sets/types.ts';
import { findAuthority, findUnit } from '../../units/queries.ts';
import { explanationPurpose } from '../decisions.ts';
import { findApplication, readDeclared } from '../queries.ts';
import { basesOf } from './refusal-basis.ts';
import type { Application, DecisionOutcome, RefusalReason } from '../types.ts';

/** A name in both languages. */
export type UnitName = Readonly<Record<'vi' | 'en', string>>;

/** What a letter about a file needs. */
export interface AboutFile {
  readonly application: Application;
  /** As declared; undefined once that is erased. */
  readonly addressee: string | undefined;
}

/** A refusal, for the written answer. */
export interface WrittenRefusal extends AboutFile {
  readonly number: string;
  readonly decidedAt: Date;
  readonly reasons: readonly RefusalReason[];
  /** Words of the officer to the applicant. */
  readonly explanation: string | undefined;
  readonly rules: RuleSet;
  /** Rules of that set that the reasons rest on. */
  readonly bases: readonly Source[];
  readonly authority: UnitName | undefined;
  /** Name of the officer; undefined: decided by the machine. */
  readonly signer: string | undefined;
  /** Behind it everybody sees that there is such a decision. */
  readonly proofToken: string;
}

interface DecisionRow {
  readonly number: string;
  readonly outcome: DecisionOutcome;
  readonly reasons: RefusalReason[];
  readonly explanation: string | null;
  readonly rule_set: RuleSetId;
  readonly proof_token: string;
  readonly decided_at: Date;
  readonly decided_by: string | null;
  readonly full_name: string | null;
}

/** The refusal of a file; undefined while there is none. */
export async function readRefusal(db: Db, secrets: Secrets, applicationId: string): Promise<WrittenRefusal | undefined> {
  const application = await findApplication(db, applicationId);
  const row = await decisionOf(db, applicationId);
  if (!application || row?.outcome !== 'refuse') return undefined;
  const rules = rulesById(row.rule_set);
  return {
    application,
    addressee: await nameOf(db, secrets, applicationId),
    number: row.number,
    decidedAt: row.decided_at,
    reasons: row.reasons,
    explanation: row.explanation ? secrets.unseal(explanationPurpose, row.explanation) : undefined,
    rules,
    bases: basesOf(row.reasons, rules, application.procedure),
    authority: await authorityOn(db, dayOf(row.decided_at)),
    signer: row.full_name ?? undefined,
    proofToken: row.proof_token,
  };
}

async function decisionOf(db: Db, applicationId: string): Promise<DecisionRow | undefined> {
  const { rows } = await db.raw<{ rows: DecisionRow[] }>(
    `select d.*, p.full_name from application_decisions d left join officers o on o.id = d.decided_by
       left join accounts a on a.id = o.account_id left join people p on p.id = a.person_id
     where d.application_id = ?`,
    [applicationId],
  );
  return rows[0];
}

/** What anybody who holds a written answer may know: that there is such a decision. Nothing says whom it is about. */
export interface Proof {
  readonly number: string;
  readonly decidedAt: Date;
  readonly outcome: DecisionOutcome;
  readonly authority: UnitName | undefined;
}

/** Of 20 random bytes. */
const tokenShape = /^[\w-]{27}$/;

/** The decision behind the code of a written answer, or undefined. */
export async function findProof(db: Db, token: string): Promise<Proof | undefined> {
  if (!tokenShape.test(token)) return undefined;
  const row = await db('application_decisions').where({ proof_token: token }).first('number', 'outcome', 'decided_at');
  if (!row) return undefined;
  const { number, outcome, decided_at: decidedAt } = row;
  return { number, outcome, decidedAt, authority: await authorityOn(db, dayOf(decidedAt)) };
}

/** A file that was not decided in time, and the new day that was promised. */
export interface Apology extends AboutFile {
  readonly unit: UnitName | undefined;
  readonly dueOn: Day;
  readonly newDueOn: Day;
  readonly cause: 'registry' | 'unit';
}

/** What the apology for a late file says; undefined unless a new day was promised. */
export async function readApology(db: Db, secrets: Secrets, applicationId: string): Promise<Apology | undefined> {
  const about = await readAbout(db, secrets, applicationId);
  const { printedDueOn: dueOn, lateDueOn: newDueOn, unitId } = about?.application ?? {};
  if (!about || !dueOn || !newDueOn) return undefined;
  const row = await db('applications').where({ id: applicationId }).first('late_cause');
  return { ...about, unit: await unitName(db, unitId), dueOn, newDueOn, cause: row?.late_cause ?? 'unit' };
}

/** A file and whom it is about, for a letter. */
export async function readAbout(db: Db, secrets: Secrets, applicationId: string): Promise<AboutFile | undefined> {
  const application = await findApplication(db, applicationId);
  return application && { application, addressee: await nameOf(db, secrets, applicationId) };
}

/** The unit that works on a file, or the authority where none does. */
export async function unitName(db: Db, unitId: string | undefined): Promise<UnitName | undefined> {
  const unit = unitId ? await findUnit(db, unitId) : undefined;
  return unit ? { vi: unit.nameVi, en: unit.nameEn } : authorityOn(db, dayOf(await databaseNow(db)));
}

async function authorityOn(db: Db, day: Day): Promise<UnitName | undefined> {
  const unit = await findAuthority(db, day);
  return unit && { vi: unit.nameVi, en: unit.nameEn };
}

async function nameOf(db: Db, secrets: Secrets, applicationId: string): Promise<string | undefined> {
  return (await readDeclared(db, secrets, applicationId))?.fullName;
}
