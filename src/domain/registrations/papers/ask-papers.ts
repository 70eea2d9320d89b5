import { retryDelay } from '../../../connectors/retry.ts';
import { dayOf } from '../../../lib/days.ts';
import { databaseNow, inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { addJob } from '../../../platform/jobs/queue.ts';
import { takeAccount } from '../../accounts/actions.ts';
import { recordAudit } from '../../audit/actions.ts';
import { rulesById } from '../../rule-sets/index.ts';
import type { RegistryHands } from '../ask.ts';
import { procedures } from '../procedures/index.ts';
import { findApplication, readDeclared, takeApplication } from '../queries.ts';
import type { Application, Declared } from '../types.ts';
import { askPaper, type PaperAnswer } from './ask-paper.ts';
import { followAnswers } from './integrate.ts';
import { findConsentVersion, findPaperStage, listAskedPapers } from './queries.ts';
import { declaredPapers, isToAsk, mayIntegrate } from './rules.ts';
import type { AskedPaper, DeclaredPaper } from './types.ts';

/**
 * Asks the registers of the papers that the applicant agreed to. What they answer is for officers to see and never holds up or decides the
 * file: once it is granted, what was confirmed goes into the account, also when the answer comes later. Silent registers are asked again.
 */
export async function askPapers(deps: Deps, { registries }: RegistryHands, applicationId: string): Promise<void> {
  const application = await findApplication(deps.db, applicationId);
  const declared = application && (await readDeclared(deps.db, deps.secrets, applicationId));
  if (!application || !declared) return;
  const open = await openPapers(deps, application, declared);
  if (open.length === 0) return;
  const askedAt = await databaseNow(deps.db);
  const by = { registries, declared, today: dayOf(askedAt) };
  const answers = await Promise.all(open.map(async (paper) => ({ paper, answer: await askPaper(by, paper) })));
  await inTransaction(deps.db, (tx) => storeAnswers(tx, deps, { applicationId, declared, askedAt, answers }));
}

/** Papers that are to be asked about, each with its row; without a consent there is none. */
async function openPapers(deps: Deps, application: Application, declared: Declared): Promise<DeclaredPaper[]> {
  const { id, procedure, subjectKind, ruleSet, decidedAt } = application;
  if (!ruleSet) return [];
  const permission = { subjectKind, level: procedures[procedure].level };
  const wanted = declaredPapers(declared).filter(({ kind }) => mayIntegrate(rulesById(ruleSet), { ...permission, kind }));
  return inTransaction(deps.db, async (tx) => {
    const current = wanted.length > 0 ? await takeApplication(tx, id) : undefined;
    const stage = current && (await findPaperStage(tx, current));
    const version = await findConsentVersion(tx, id);
    if (!version || !stage || stage === 'ended') return [];
    for (const { kind } of wanted) {
      await tx('application_papers')
        .insert({ application_id: id, kind, consent_version: version })
        .onConflict(['application_id', 'kind'])
        .ignore();
    }
    const asked = new Map((await listAskedPapers(tx, id)).map((paper) => [paper.kind, paper]));
    const grantedAt = stage === 'granted' ? decidedAt : undefined;
    return wanted.filter(({ kind }) => isToAsk(asked.get(kind) as AskedPaper, grantedAt));
  });
}

interface Answers {
  readonly applicationId: string;
  readonly declared: Declared;
  readonly askedAt: Date;
  readonly answers: readonly { readonly paper: DeclaredPaper; readonly answer: PaperAnswer }[];
}

async function storeAnswers(tx: Tx, deps: Deps, { applicationId, declared, askedAt, answers }: Answers): Promise<void> {
  const application = await takeApplication(tx, applicationId);
  const stage = application && (await findPaperStage(tx, application));
  if (!application || !stage || stage === 'ended') return;
  // From here on an event about a paper of this account waits, or has been taken in and says so in the row.
  const account = stage === 'granted' && application.accountId ? await takeAccount(tx, application.accountId) : undefined;
  if (account?.state === 'dead' || account?.state === 'repudiated') return;
  for (const { paper, answer } of answers) await storeAnswer(tx, { applicationId, kind: paper.kind, answer, askedAt });
  if (account) await followAnswers(tx, deps, { application, accountId: account.id, declared });
  const asked = await listAskedPapers(tx, applicationId);
  const open = asked.filter((paper) => isToAsk(paper, account ? application.decidedAt : undefined));
  if (open.length === 0) return;
  const delay = retryDelay(Math.max(...open.map(({ attempts }) => attempts)), Math.random());
  await addJob(tx, 'ask-papers', { applicationId }, { jobKey: `papers:${applicationId}`, delay });
}

interface OneAnswer {
  readonly applicationId: string;
  readonly kind: DeclaredPaper['kind'];
  readonly answer: PaperAnswer;
  readonly askedAt: Date;
}

/** An answer from before something the register has published since does not count; nor does one that a newer question has overtaken. */
async function storeAnswer(tx: Tx, { applicationId, kind, answer, askedAt }: OneAnswer): Promise<void> {
  if (answer.kind === 'unavailable') {
    await tx('application_papers')
      .where({ application_id: applicationId, kind })
      .update({ attempts: tx.raw('attempts + 1'), last_failure: answer.code });
    return;
  }
  const data = answer.kind === 'found' ? answer.data : undefined;
  const { rowCount } = await tx.raw(
    `update application_papers set outcome = :outcome, status = :status, expires_on = :expiresOn, answered_at = :askedAt, attempts = 0,
       last_failure = null
     where application_id = :applicationId and kind = :kind and (heard_at is null or heard_at < :askedAt)
       and (answered_at is null or answered_at < :askedAt)`,
    { applicationId, kind, outcome: answer.kind, status: data?.status ?? null, expiresOn: data?.expiresOn ?? null, askedAt },
  );
  if (rowCount === 0) return;
  await recordAudit(tx, { event: 'application.paper-asked', actor: 'system', applicationId, details: { kind, outcome: answer.kind } });
}
