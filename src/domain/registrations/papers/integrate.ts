import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { integratePaper, removePaper } from '../../accounts/integrated-papers.ts';
import { readDeclared } from '../queries.ts';
import type { Application, Declared } from '../types.ts';
import { listAskedPapers } from './queries.ts';
import { queuePapers } from './queue.ts';
import { declaredPapers, registerOf } from './rules.ts';

/**
 * Puts what the registers of papers have confirmed into the account, in the transaction of its grant; the others follow with their answers.
 * They are asked once more, since nobody heard what they published between answer and grant.
 */
export async function integratePapers(
  tx: Tx,
  deps: Pick<Deps, 'secrets'>,
  { application, accountId }: { readonly application: Application; readonly accountId: string },
): Promise<void> {
  const declared = await readDeclared(tx, deps.secrets, application.id);
  if (declaredPapers(declared).length === 0 || !declared) return;
  await followAnswers(tx, deps, { application, accountId, declared });
  await queuePapers(tx, application);
}

export interface Following {
  readonly application: Application;
  readonly accountId: string;
  readonly declared: Declared;
}

/** The account has what the registers last said: found papers are in it, one that is not found any more is not. The caller holds the account. */
export async function followAnswers(tx: Tx, deps: Pick<Deps, 'secrets'>, { application, accountId, declared }: Following): Promise<void> {
  const numbers = new Map(declaredPapers(declared).map(({ kind, number }) => [kind, number]));
  for (const { kind, outcome, status, expiresOn, answeredAt, consentVersion } of await listAskedPapers(tx, application.id)) {
    const [number, register] = [numbers.get(kind), registerOf(kind)];
    if (number === undefined || !register || !application.ruleSet || !answeredAt) continue;
    const paper = { accountId, applicationId: application.id, kind, number, register, asOf: answeredAt, consentVersion };
    if (outcome === 'not-found') await removePaper(tx, deps, paper);
    if (outcome === 'found' && status) await integratePaper(tx, deps, { ...paper, status, expiresOn, ruleSet: application.ruleSet });
  }
}
