import { inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import type { RegistryHands } from './ask.ts';
import { forbids, unseen } from './at-grant.ts';
import { findCardState } from './card/queries.ts';
import { askAgain, askOwn, type FreshAnswer, storeFresh } from './facts-now.ts';
import { grantApplication } from './grant.ts';
import { findApplication, listChecks, readContacts, takeApplication } from './queries.ts';
import { refuseApplication } from './refuse.ts';
import { readRegistered } from './registered.ts';
import type { Application, DecisionOutcome, Finding, RefusalReason } from './types.ts';

export interface OfficerDecision {
  readonly applicationId: string;
  /** Of the file as it was shown. */
  readonly version: number;
  readonly outcome: DecisionOutcome;
  readonly reasons: readonly RefusalReason[];
  readonly explanation: string | undefined;
  readonly officerId: string;
  readonly requestId: string;
}

export type DecideOutcome =
  | { readonly kind: 'granted'; readonly accountId: string }
  | { readonly kind: 'refused' }
  /** Not decided: the file was changed after it was shown, or the facts of this moment say something new. */
  | { readonly kind: 'changed'; readonly version: number; readonly findings: readonly Finding[] }
  /** Not decided: nobody may grant with these facts. */
  | { readonly kind: 'forbidden-by-facts'; readonly reasons: readonly RefusalReason[] }
  | { readonly kind: 'registry-silent' }
  | { readonly kind: 'own-file' | 'state-forbids' | 'unknown' | 'no-pass' };

/** Uses up the officer's step-up for exactly this decision; false when there is none. */
export type TakePass = (tx: Tx, decision: OfficerDecision) => Promise<boolean>;

/**
 * Decides a file as an officer: another one than who took it in, on the version that was shown, with a step-up for this decision. What may
 * have changed is asked again before a grant. Of any number of clicks exactly one decides.
 */
export async function decideApplication(
  deps: Deps,
  hands: RegistryHands & { readonly takePass: TakePass },
  decision: OfficerDecision,
): Promise<DecideOutcome> {
  const before = await findApplication(deps.db, decision.applicationId);
  if (!before) return { kind: 'unknown' };
  if (before.state !== 'awaiting-decision') return { kind: 'state-forbids' };
  const facts = decision.outcome === 'grant' ? await askAgain(deps, hands, before) : ({ kind: 'known', fresh: [] } as const);
  if (facts.kind === 'unavailable') return { kind: 'registry-silent' };
  return inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, decision.applicationId);
    const stopped = application ? await stops(tx, application, decision) : ({ kind: 'unknown' } as const);
    if (!application || stopped) return stopped ?? { kind: 'unknown' };
    const fresh = decision.outcome === 'grant' ? [...facts.fresh, ...(await askOwn(tx, deps, { hands, application }))] : [];
    const news = await judgeFacts(tx, { application, fresh, outcome: decision.outcome });
    if (news) return news;
    if (!(await hands.takePass(tx, decision))) return { kind: 'no-pass' };
    return decision.outcome === 'grant' ? grant(tx, deps, { application, decision }) : refuse(tx, deps, { application, decision });
  });
}

/** Why this officer may not decide this file now. */
async function stops(tx: Tx, application: Application, decision: OfficerDecision): Promise<DecideOutcome | undefined> {
  if (application.state !== 'awaiting-decision') return { kind: 'state-forbids' };
  if (application.keyedBy === decision.officerId) return { kind: 'own-file' };
  // Who confirmed an exception as the second officer took part in taking the file in.
  const confirmed = { application_id: application.id, confirmed_by: decision.officerId };
  if (await tx('biometric_exceptions').where(confirmed).first('application_id')) return { kind: 'own-file' };
  // So did who keyed what it lacked.
  const completed = { application_id: application.id, answered_by: `officer:${decision.officerId}` };
  if (await tx('application_supplements').where(completed).first('id')) return { kind: 'own-file' };
  if (application.version !== decision.version) return { kind: 'changed', version: application.version, findings: [] };
  return undefined;
}

/** News are stored with the file, so that the officer sees them; then it is for them to decide again. */
async function judgeFacts(
  tx: Tx,
  { application, fresh, outcome }: { application: Application; fresh: readonly FreshAnswer[]; outcome: DecisionOutcome },
): Promise<DecideOutcome | undefined> {
  if (outcome === 'refuse') return undefined;
  const shown = await listChecks(tx, application.id);
  const seen = shown.flatMap(({ findings }) => findings);
  await storeFresh(tx, application.id, fresh);
  const now = await listChecks(tx, application.id);
  const reasons = [...forbids(now.flatMap(({ findings }) => findings)), ...(await cardForbids(tx, application))];
  const news = unseen(
    fresh.flatMap(({ judgement }) => judgement.findings),
    seen,
  );
  if (news.length > 0) {
    await tx('applications')
      .where({ id: application.id })
      .update({ version: tx.raw('version + 1') });
    return { kind: 'changed', version: application.version + 1, findings: news };
  }
  return reasons.length > 0 ? { kind: 'forbidden-by-facts', reasons } : undefined;
}

/** Without the card there is nothing that the account of such a file rests on. */
async function cardForbids(tx: Tx, application: Application): Promise<RefusalReason[]> {
  const card = await findCardState(tx, application);
  return card === undefined || card === 'issued' ? [] : ['card-not-valid'];
}

interface Deciding {
  readonly application: Application;
  readonly decision: OfficerDecision;
}

async function grant(tx: Tx, deps: Deps, { application, decision }: Deciding): Promise<DecideOutcome> {
  const registered = await readRegistered(tx, deps.secrets, application.id);
  if (!registered) return { kind: 'forbidden-by-facts', reasons: ['no-such-number'] };
  const contacts = await readContacts(tx, deps.secrets, application.id);
  const { officerId, requestId } = decision;
  const granted = await grantApplication(tx, deps, { application, registered, contacts, officerId, requestId });
  return granted.kind === 'granted' ? granted : { kind: 'forbidden-by-facts', reasons: ['account-exists'] };
}

async function refuse(tx: Tx, deps: Deps, { application, decision }: Deciding): Promise<DecideOutcome> {
  const { reasons, explanation, officerId, requestId } = decision;
  const refused = await refuseApplication(tx, deps, { application, reasons, explanation, officerId, requestId });
  return refused ? { kind: 'refused' } : { kind: 'state-forbids' };
}
