import { randomBytes, randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { isDrawn } from './draw.ts';
import type { Application, DecisionOutcome, RefusalReason } from './types.ts';

export interface Decision {
  readonly application: Application;
  readonly outcome: DecisionOutcome;
  readonly reasons?: readonly RefusalReason[];
  /** Words of the officer to the applicant. */
  readonly explanation?: string | undefined;
  /** Absent: the machine. */
  readonly officerId?: string | undefined;
}

/** Writes the one decision of a file down; answers whether it was drawn for a second look. The database refuses a second one, and one by who took the file in. */
export async function recordDecision(tx: Tx, deps: Pick<Deps, 'secrets'>, decision: Decision): Promise<{ readonly drawn: boolean }> {
  const { application, outcome, reasons = [], explanation, officerId } = decision;
  const draw = officerId || outcome === 'refuse' ? undefined : await drawFor(tx, application.id);
  const drawn = draw?.drawn ?? false;
  await tx('application_decisions').insert({
    id: randomUUID(),
    application_id: application.id,
    number: `${application.reference}-QD`,
    outcome,
    reasons: [...reasons],
    explanation: explanation ? deps.secrets.seal(explanationPurpose, explanation) : null,
    decided_by: officerId ?? null,
    keyed_by: application.keyedBy ?? null,
    rule_set: application.ruleSet ?? '',
    version: application.version,
    proof_token: randomBytes(20).toString('base64url'),
    decided_at: tx.raw('app_now()'),
    seed_id: draw?.seedId ?? null,
    drawn,
  });
  return { drawn };
}

export const explanationPurpose = 'decision-explanation';

async function drawFor(tx: Tx, applicationId: string): Promise<{ seedId: number; drawn: boolean } | undefined> {
  const row = await tx('draw_seeds').orderBy('id', 'desc').first('id', 'seed');
  return row && { seedId: row.id, drawn: isDrawn(row.seed, applicationId) };
}
