import type { Tx } from '../../../platform/database/types.ts';
import type { CounterChange } from './types.ts';

export interface CounterDraft {
  readonly declared: string | null;
  readonly version: number;
  readonly account_found_id: string | null;
  readonly account_answer: 'mine' | 'not-mine' | null;
  readonly unit_id: string;
}

/** The row of a file that this officer is keying, held until the transaction ends; undefined when it is none, or somebody else's. */
export async function takeCounterDraft(
  tx: Tx,
  { applicationId, officerId }: Pick<CounterChange, 'applicationId' | 'officerId'>,
): Promise<CounterDraft | undefined> {
  const { rows } = await tx.raw(
    `select declared, version, account_found_id, account_answer, unit_id from applications
     where id = ? and keyed_by = ? and channel = 'counter' and state = 'draft' and erase_at > app_now() for no key update`,
    [applicationId, officerId],
  );
  return rows[0];
}
