import { AppError } from '../../lib/errors.ts';
import { dayOf } from '../../lib/days.ts';
import { databaseNow } from '../../platform/database/pool.ts';
import type { Db } from '../../platform/database/types.ts';
import { findAuthority } from '../units/queries.ts';

/** The unit that decides files (D69:16). Throws when no authority is entered: nothing could ever be decided. */
export async function authorityFor(db: Db): Promise<string> {
  const authority = await findAuthority(db, dayOf(await databaseNow(db)));
  if (!authority) throw new AppError('unexpected', 'no unit of the kind authority is entered');
  return authority.id;
}
