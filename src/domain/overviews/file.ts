import type { ImmigrationRecord, PopulationRecord } from '../../connectors/registries.ts';
import type { Day } from '../../lib/days.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { type FilePaper, readFilePapers } from './papers.ts';
import { findCard } from '../registrations/card/queries.ts';
import type { CardApplication } from '../registrations/card/types.ts';
import { listPictures, type Picture } from '../registrations/pictures/queries.ts';
import { explanationPurpose } from '../registrations/decisions.ts';
import { listFingers, readException } from '../registrations/intake/queries.ts';
import type { BiometricException, Finger } from '../registrations/intake/types.ts';
import { findApplication, listChecks, readAnswer, readContacts, readDeclared } from '../registrations/queries.ts';
import type { Application, Check, Declared, DecisionOutcome, RefusalReason } from '../registrations/types.ts';
import { asksForLetter } from '../tasks/kinds.ts';
import { listOpenKinds } from '../tasks/queries.ts';
import type { LetterTask } from '../tasks/types.ts';
import { rulesById } from '../rule-sets/index.ts';
import type { MatchThresholds } from '../rule-sets/types.ts';

/** What was declared and what a register knows, side by side. */
export interface Comparison {
  readonly field: 'full-name' | 'birth-date' | 'sex' | 'nationality';
  readonly declared: string;
  /** Undefined: the register has not answered, or knows nobody. */
  readonly registered: string | undefined;
}

/** What happened to a file, oldest first. */
export interface FileEvent {
  readonly at: Date;
  readonly event: string;
  readonly actor: 'officer' | 'system' | 'other';
  readonly officerId: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface FileStatement {
  readonly manner: 'typed-code' | 'signature' | 'mark' | 'online';
  readonly version: string;
  readonly statedAt: Date;
}

export interface FileSupplement {
  readonly items: readonly string[];
  readonly askedAt: Date;
  readonly answeredAt: Date | undefined;
}

export interface FileDecision {
  readonly id: string;
  readonly number: string;
  readonly outcome: DecisionOutcome;
  readonly reasons: readonly RefusalReason[];
  readonly explanation: string | undefined;
  readonly decidedBy: string | undefined;
  readonly decidedAt: Date;
  readonly drawn: boolean;
}

/** How each finger could be captured, what stands in the place of lacking ones, and from where on the rules call a likeness a match. */
export interface FileFingers {
  readonly noted: readonly Finger[];
  readonly exception: BiometricException | undefined;
  readonly thresholds: MatchThresholds | undefined;
}

/** A file as an officer sees it: declared, registers, differences, pictures, history. */
export interface WholeFile {
  readonly application: Application;
  /** The identity card that it goes together with. */
  readonly card: CardApplication | undefined;
  /** Undefined once it is erased. */
  readonly declared: Declared | undefined;
  readonly contacts: { readonly phone?: string; readonly email?: string };
  readonly comparisons: readonly Comparison[];
  readonly checks: readonly Check[];
  readonly papers: readonly FilePaper[];
  /** Undefined: no finger was captured or spoken of. */
  readonly fingers: FileFingers | undefined;
  readonly pictures: readonly Picture[];
  readonly statements: readonly FileStatement[];
  readonly supplements: readonly FileSupplement[];
  readonly decision: FileDecision | undefined;
  readonly events: readonly FileEvent[];
  /** Letters that somebody still has to sign or send. */
  readonly letters: readonly LetterTask[];
  readonly unitName: { readonly vi: string; readonly en: string } | undefined;
  readonly dueOn: Day | undefined;
}

/** Everything an officer may see of a file; undefined when there is none. The caller has asked for the right and records the view. */
export async function readWholeFile(deps: Pick<Deps, 'db' | 'secrets'>, applicationId: string): Promise<WholeFile | undefined> {
  const { db, secrets } = deps;
  const application = await findApplication(db, applicationId);
  if (!application) return undefined;
  const [declared, contacts, checks, pictures, registered] = await Promise.all([
    readDeclared(db, secrets, applicationId),
    readContacts(db, secrets, applicationId),
    listChecks(db, applicationId),
    listPictures(db, applicationId),
    readRegister(deps, application),
  ]);
  return {
    application,
    card: await findCard(db, secrets, applicationId),
    declared,
    contacts,
    comparisons: declared ? compare(declared, registered) : [],
    checks,
    papers: await readFilePapers(deps, { application, declared }),
    fingers: await readFingers(deps, application),
    pictures,
    statements: await listStatements(db, applicationId),
    supplements: await listSupplements(db, applicationId),
    decision: await findDecision(deps, applicationId),
    events: await listEvents(db, applicationId),
    letters: (await listOpenKinds(db, applicationId)).filter(asksForLetter),
    unitName: await findUnitName(db, application.unitId),
    dueOn: application.dueOn,
  };
}

type Registered = PopulationRecord | ImmigrationRecord;

async function readRegister({ db, secrets }: Pick<Deps, 'db' | 'secrets'>, application: Application): Promise<Registered | undefined> {
  const check = application.subjectKind === 'citizen' ? 'population' : 'immigration';
  const answer = (await readAnswer(db, secrets, { applicationId: application.id, check })) as
    | { kind: string; data?: Registered }
    | undefined;
  return answer?.kind === 'found' ? answer.data : undefined;
}

function compare(declared: Declared, registered: Registered | undefined): Comparison[] {
  return [
    { field: 'full-name', declared: declared.fullName, registered: registered?.fullName },
    { field: 'birth-date', declared: declared.birthDate, registered: registered?.birthDate },
    { field: 'sex', declared: declared.sex, registered: registered?.sex },
    { field: 'nationality', declared: declared.nationality, registered: registered?.nationality },
  ];
}

async function readFingers({ db, secrets }: Pick<Deps, 'db' | 'secrets'>, { id, ruleSet }: Application): Promise<FileFingers | undefined> {
  const noted = (await listFingers(db, id)).filter(({ status }) => status !== undefined);
  if (noted.length === 0) return undefined;
  return {
    noted,
    exception: await readException(db, secrets, id),
    thresholds: ruleSet ? rulesById(ruleSet).fingerThresholds.value : undefined,
  };
}

async function listStatements(db: Db, applicationId: string): Promise<FileStatement[]> {
  const rows = await db('application_statements').where({ application_id: applicationId }).orderBy('stated_at');
  return rows.map((row) => ({ manner: row.manner, version: row.version, statedAt: row.stated_at }));
}

async function listSupplements(db: Db, applicationId: string): Promise<FileSupplement[]> {
  const rows = await db('application_supplements').where({ application_id: applicationId }).orderBy('asked_at');
  return rows.map((row) => ({ items: row.items, askedAt: row.asked_at, answeredAt: row.answered_at ?? undefined }));
}

async function findDecision({ db, secrets }: Pick<Deps, 'db' | 'secrets'>, applicationId: string): Promise<FileDecision | undefined> {
  const row = await db('application_decisions').where({ application_id: applicationId }).first();
  if (!row) return undefined;
  return {
    id: row.id,
    number: row.number,
    outcome: row.outcome,
    reasons: row.reasons,
    explanation: row.explanation ? secrets.unseal(explanationPurpose, row.explanation) : undefined,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at,
    drawn: row.drawn,
  };
}

async function listEvents(db: Db, applicationId: string): Promise<FileEvent[]> {
  const newest = await db('audit_events').where({ application_id: applicationId }).orderBy('id', 'desc').limit(500);
  return newest.toReversed().map((row) => {
    const [kind, id] = String(row.actor).split(':');
    return {
      at: row.at,
      event: row.event,
      actor: kind === 'officer' || kind === 'system' ? kind : 'other',
      officerId: kind === 'officer' ? id : undefined,
      details: row.details,
    };
  });
}

async function findUnitName(db: Db, unitId: string | undefined): Promise<{ vi: string; en: string } | undefined> {
  const row = unitId ? await db('units').where({ id: unitId }).first('name_vi', 'name_en') : undefined;
  return row && { vi: row.name_vi, en: row.name_en };
}
