import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/types.ts';
import { recordAudit } from '../audit/actions.ts';
import type { RuleSetId } from '../rule-sets/types.ts';

/** `not-entitled`: a foreigner, an organization, or nothing of level 2 was granted. */
export type CardIssued = 'issued' | 'has-one' | 'not-entitled';

/**
 * Creates the electronic identity card (căn cước điện tử) of a citizen, in the transaction of a grant of level 2 and after its activation
 * was opened (D69:28.2). One a citizen, whatever runs at the same moment (L-CC:31.1).
 */
export async function issueElectronicCard(tx: Tx, issue: { accountId: string; ruleSet: RuleSetId }): Promise<CardIssued> {
  const { accountId, ruleSet } = issue;
  const { rows: entitled } = await tx.raw(
    `select n.number from accounts a join account_numbers n on n.account_id = a.id and n.kind = 'personal' and n.valid_to is null
     where a.id = ? and a.subject_kind = 'citizen' and (a.level = 2 or exists (
       select from activations v where v.account_id = a.id and v.level = 2 and v.state in ('waiting', 'overdue')))`,
    [accountId],
  );
  if (!entitled[0]) return 'not-entitled';
  const { rows: issued } = await tx.raw(
    `insert into electronic_identity_cards (id, account_id, number, rule_set) values (?, ?, ?, ?) on conflict do nothing returning id`,
    [randomUUID(), accountId, entitled[0].number, ruleSet],
  );
  if (!issued[0]) return 'has-one';
  await recordAudit(tx, { event: 'electronic-card.issued', actor: 'system', accountId, details: { card: issued[0].id } });
  return 'issued';
}
