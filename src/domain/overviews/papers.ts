import type { Deps } from '../../platform/deps.ts';
import { type IntegratedPaper, listIntegratedPapers } from '../accounts/integrated-papers.ts';
import { rulesOf } from '../registrations/deadlines/queries.ts';
import { findPaperStage, listAskedPapers } from '../registrations/papers/queries.ts';
import { declaredPapers, mayIntegrate, standingOf } from '../registrations/papers/rules.ts';
import type { AskedPaper, DeclaredPaper, PaperStanding } from '../registrations/papers/types.ts';
import { procedures } from '../registrations/procedures/index.ts';
import { applicationFromRow, readDeclared } from '../registrations/queries.ts';
import type { Application, Declared } from '../registrations/types.ts';

type Reading = Pick<Deps, 'db' | 'secrets'>;

/** A paper of a file: as declared, as its register answered, and what becomes of it. */
export interface FilePaper extends DeclaredPaper {
  /** Undefined before anybody was asked. */
  readonly asked: AskedPaper | undefined;
  readonly standing: PaperStanding;
  /** As it is in the account now. */
  readonly integrated: IntegratedPaper | undefined;
}

/** The papers that an applicant wants in the account, in the order in which they were declared. */
export async function readFilePapers(
  { db, secrets }: Reading,
  { application, declared }: { readonly application: Application; readonly declared: Declared | undefined },
): Promise<FilePaper[]> {
  const wanted = declaredPapers(declared);
  if (wanted.length === 0) return [];
  const stage = await findPaperStage(db, application);
  const asked = new Map((await listAskedPapers(db, application.id)).map((paper) => [paper.kind, paper]));
  const inAccount = stage === 'granted' && application.accountId ? await listIntegratedPapers(db, { secrets }, application.accountId) : [];
  const permission = { subjectKind: application.subjectKind, level: procedures[application.procedure].level };
  return wanted.map(({ kind, number }) => {
    const integrated = inAccount.find((one) => one.kind === kind && one.number === number);
    const isPermitted = mayIntegrate(rulesOf(application), { ...permission, kind });
    const outcome = asked.get(kind)?.outcome;
    const standing = standingOf({ isIntegrated: integrated !== undefined, isPermitted, outcome, file: stage });
    return { kind, number, asked: asked.get(kind), standing, integrated };
  });
}

/** What a holder sees: papers in the account, and those that were asked for and are not there, each with why. */
export interface HolderPapers {
  readonly integrated: readonly IntegratedPaper[];
  readonly missing: readonly Pick<FilePaper, 'kind' | 'number' | 'standing'>[];
}

/** The papers of an account. */
export async function readHolderPapers(deps: Reading, accountId: string): Promise<HolderPapers> {
  const { db, secrets } = deps;
  const rows = await db('applications').where({ account_id: accountId }).whereIn('state', ['granted', 'notified']).orderBy('decided_at');
  const files = await Promise.all(
    rows.map(async (row) =>
      readFilePapers(deps, { application: applicationFromRow(row), declared: await readDeclared(db, secrets, String(row.id)) }),
    ),
  );
  return {
    integrated: await listIntegratedPapers(db, deps, accountId),
    missing: files.flat().filter(({ standing }) => standing !== 'integrated' && standing !== 'file-ended'),
  };
}
