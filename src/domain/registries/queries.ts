import type { AskedRegister } from '../../connectors/registries.ts';
import { prepared } from '../../platform/database/statements.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import { lampOf } from './breaker.ts';
import type { Breaker, BreakerState, RegistryHealth } from './types.ts';

type Row = Readonly<Record<string, unknown>>;

export interface BreakerNow {
  readonly breaker: Breaker;
  readonly now: Date;
}

/** Whether each register answers, with the moment since when one does not. */
export async function listRegistryHealth(db: Db): Promise<RegistryHealth[]> {
  const rows = await prepared<Row>(db, {
    name: 'registry-health',
    text: 'select *, app_now() as now from registry_health order by register',
    values: [],
  });
  return rows.map((row) => ({ register: row.register as AskedRegister, ...lampOf(breakerFromRow(row), row.now as Date) }));
}

/** The breaker of a register, and what time it is. */
export async function getBreaker(db: Db, register: AskedRegister): Promise<BreakerNow> {
  const rows = await prepared<Row>(db, {
    name: 'registry-breaker',
    text: 'select *, app_now() as now from registry_health where register = $1',
    values: [register],
  });
  return nowOf(rows[0]);
}

/** The same with the row held until the transaction ends: whoever comes next sees what was written. */
export async function takeBreaker(tx: Tx, register: AskedRegister): Promise<BreakerNow> {
  const { rows } = await tx.raw('select *, app_now() as now from registry_health where register = ? for no key update', [register]);
  return nowOf(rows[0]);
}

export async function writeBreaker(tx: Tx, register: AskedRegister, breaker: Breaker): Promise<void> {
  await tx('registry_health')
    .where({ register })
    .update({
      state: breaker.state,
      failures: [...breaker.failures],
      last_code: breaker.lastCode ?? null,
      down_since: breaker.downSince ?? null,
      openings: breaker.openings,
      again_at: breaker.againAt ?? null,
    });
}

function nowOf(row: Row | undefined): BreakerNow {
  if (!row) throw new Error('a register has no row of health');
  return { breaker: breakerFromRow(row), now: row.now as Date };
}

function breakerFromRow(row: Row): Breaker {
  return {
    state: row.state as BreakerState,
    failures: row.failures as Date[],
    lastCode: (row.last_code as string | null) ?? undefined,
    downSince: (row.down_since as Date | null) ?? undefined,
    openings: Number(row.openings),
    againAt: (row.again_at as Date | null) ?? undefined,
  };
}
