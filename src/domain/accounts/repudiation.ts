import { findEdge } from '../../lib/state-machine.ts';
import type { Tx } from '../../platform/database/types.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor } from '../audit/types.ts';
import { takeAccount } from './actions.ts';
import { accountMachine } from './machine.ts';
import type { EndEverything } from './types.ts';

export interface Repudiation {
  readonly accountId: string;
  /** The file in which its person said that it is not theirs. */
  readonly applicationId: string;
  readonly actor: Actor;
}

/** What an account can be known by, and another one after it was repudiated. */
export type RepudiatedKeyKind = 'personal' | 'foreigner' | 'organization' | 'immigration-person';

/**
 * Ends an account that somebody made with another person's number. There is no way back: its subjects stay bound to it and are never used
 * again, its numbers are free from this transaction on, and which they were is kept. False when it is dead or repudiated already.
 */
export async function repudiate(tx: Tx, repudiation: Repudiation, endEverything: EndEverything): Promise<boolean> {
  const { accountId, applicationId, actor } = repudiation;
  const account = await takeAccount(tx, accountId);
  const edge = account && findEdge(accountMachine, account.state, 'repudiate');
  if (!edge) return false;
  await tx('accounts').where({ id: accountId }).update({ state: edge.to });
  await freeKeys(tx, accountId);
  await recordAudit(tx, { event: edge.audit, actor, accountId, applicationId });
  await endEverything(tx, accountId, 'account');
  return true;
}

async function freeKeys(tx: Tx, accountId: string): Promise<void> {
  await tx.raw(
    `with numbers as (
       delete from account_numbers where account_id = ? returning account_id, kind, number, valid_from
     ), persons as (
       delete from immigration_persons where account_id = ? returning account_id, immigration_id, bound_at
     )
     insert into repudiated_keys (id, account_id, kind, key, held_from)
     select gen_random_uuid(), account_id, kind, number, valid_from from numbers
     union all select gen_random_uuid(), account_id, ?, immigration_id, bound_at from persons`,
    [accountId, accountId, 'immigration-person' satisfies RepudiatedKeyKind],
  );
}
