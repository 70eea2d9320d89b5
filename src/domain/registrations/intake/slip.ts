import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { rulesById } from '../../rule-sets/index.ts';
import type { Limit, RuleSet } from '../../rule-sets/types.ts';
import { printSlipCode } from '../activation/slip-code.ts';
import { findCard } from '../card/queries.ts';
import type { CardApplication } from '../card/types.ts';
import { giveFileCode } from '../contacts/codes.ts';
import { lawOfToday } from '../drafts/law-of-today.ts';
import { listChecks, readDeclared, takeApplication } from '../queries.ts';
import { spacedCode } from '../references.ts';
import type { Application, ApplicationState, Check } from '../types.ts';
import { listFingers } from './queries.ts';
import type { CounterChange, StatementManner } from './types.ts';

/** What the slip of a file says. The code stands nowhere else: whoever loses the slip gets another one with another code. */
export interface Receipt {
  readonly application: Application;
  readonly rules: RuleSet;
  /** As declared; undefined once that is erased. */
  readonly addressee: string | undefined;
  /** Opens the status page with the reference, as it is printed. */
  readonly code: string;
  readonly hasFingers: boolean;
  readonly manner: StatementManner | undefined;
  /** The card that was applied for in the same visit. */
  readonly card: CardApplication | undefined;
  /** The limit that may come to hold while the immigration register has not answered (D69:13). */
  readonly mayBecome: Limit | undefined;
}

const withSlip: readonly ApplicationState[] = [
  'submitted',
  'waiting-population-update',
  'needs-supplement',
  'registry-check',
  'forwarded',
  'awaiting-decision',
  'granted',
  'notified',
];

/** Whether there is something to follow with a slip. */
export function hasSlip({ channel, state }: Pick<Application, 'channel' | 'state'>): boolean {
  return channel === 'counter' && withSlip.includes(state);
}

/** The register has not said yet whether it has face and fingers of this foreigner; without them the long limit holds. */
export function mayTakeLonger({ limitCase }: Pick<Application, 'limitCase'>, checks: readonly Pick<Check, 'name' | 'outcome'>[]): boolean {
  if (limitCase !== 'foreigner-with-reference') return false;
  return checks.some(({ name, outcome }) => (name === 'face' || name === 'fingers') && outcome === undefined);
}

/** Gives out what is printed on the slip of a file that was taken in at a counter; a slip of before is void. Undefined: there is none to have. */
export async function printReceipt(deps: Deps, { applicationId, officerId, requestId }: CounterChange): Promise<Receipt | undefined> {
  return inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, applicationId);
    if (!application || !hasSlip(application)) return undefined;
    // A file that waits for a corrected register is not received yet: it goes by the law of today.
    const rules = application.ruleSet ? rulesById(application.ruleSet) : (await lawOfToday(tx)).rules;
    const code = spacedCode(await giveFileCode(tx, deps, applicationId));
    await recordAudit(tx, { event: 'slip.printed', actor: `officer:${officerId}`, applicationId, requestId });
    const declared = await readDeclared(tx, deps.secrets, applicationId);
    const isShort = mayTakeLonger(application, await listChecks(tx, applicationId));
    const longer = rules.procedures[application.procedure].limits.value['foreigner-without-reference'];
    return {
      application,
      rules,
      addressee: declared?.fullName,
      code,
      hasFingers: (await listFingers(tx, applicationId)).some(({ status }) => status === 'captured'),
      manner: await mannerOf(tx, applicationId),
      card: await findCard(tx, deps.secrets, applicationId),
      mayBecome: isShort ? longer : undefined,
    };
  });
}

async function mannerOf(tx: Tx, applicationId: string): Promise<StatementManner | undefined> {
  const row = await tx('application_statements').where({ application_id: applicationId }).orderBy('stated_at', 'desc').first('manner');
  return row?.manner;
}

/** The code of a slip that is one of two proofs of activation; a slip of before is void. */
export interface ActivationCode {
  readonly application: Application;
  readonly code: string;
  /** How long the window of activation is. */
  readonly days: number;
}

/** Gives out the code of the activation slip. Undefined: there is nothing to activate, or it has been. */
export async function printActivationCode(deps: Deps, { applicationId, officerId }: CounterChange): Promise<ActivationCode | undefined> {
  return inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, applicationId);
    if (!application || !hasSlip(application) || !application.ruleSet) return undefined;
    const done = await tx('activations').where({ application_id: applicationId, state: 'done' }).first('id');
    if (done) return undefined;
    const code = await printSlipCode(tx, deps.secrets, { applicationId, actor: `officer:${officerId}` });
    return { application, code, days: rulesById(application.ruleSet).activation.value.days };
  });
}
