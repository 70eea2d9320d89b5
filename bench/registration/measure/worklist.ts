import { listOpenFiles, type OpenState, type WorklistQuery } from '../../../src/domain/overviews/worklist.ts';
import { listTasks } from '../../../src/domain/tasks/queries.ts';
import type { Db } from '../../../src/platform/database/types.ts';
import { communes, provinces } from '../archive/units.ts';
import type { Lookups } from '../report/results.ts';
import { measureLookups } from './lookups.ts';

export type ViewKind = 'authority' | 'authority, by state' | 'authority, by procedure' | 'province' | 'commune' | 'two communes' | 'tasks';

/** As many as a page of officers shows. */
const limit = 50;
/** The first page, and so many more by its link. */
const furtherPages = 4;

/** Pages of the worklist as officers of each level see them: the first one, and those behind it. */
export async function measureWorklist(db: Db, load: { lanes: number; seconds: number }): Promise<Lookups<ViewKind>> {
  const commune = (turn: number): string => `commune-${1 + ((turn * 7919) % communes)}`;
  const tree = (unitId: string): WorklistQuery['units'] => [{ unitId, reach: 'unit-and-below' }];
  const own = (...ids: string[]): WorklistQuery['units'] => ids.map((unitId) => ({ unitId, reach: 'own-unit' as const }));
  const states: OpenState[] = ['awaiting-decision', 'registry-check', 'needs-supplement', 'field-verification'];
  const pages = (query: (turn: number) => Omit<WorklistQuery, 'limit'>) =>
    pager((turn, cursor) => listOpenFiles(db, { ...query(turn), cursor, limit }).then(({ next }) => next));
  const kinds: Record<ViewKind, (turn: number) => Promise<unknown>> = {
    authority: pages(() => ({ units: tree('authority') })),
    'authority, by state': pages((turn) => ({ units: tree('authority'), state: states[turn % states.length] })),
    'authority, by procedure': pages(() => ({ units: tree('authority'), procedure: 'foreigner-level-2' })),
    province: pages((turn) => ({ units: tree(`province-${1 + (turn % provinces)}`) })),
    commune: pages((turn) => ({ units: own(commune(turn)) })),
    'two communes': pages((turn) => ({ units: own(commune(turn), commune(turn + 1)) })),
    tasks: pager((_, cursor) => listTasks(db, { unitIds: ['authority'], kind: 'decide', cursor, limit }).then(({ next }) => next)),
  };
  return measureLookups(kinds, load);
}

/** One page a turn: of each visit the first, then the next ones by the link of the one before. */
function pager(read: (visit: number, cursor: string | undefined) => Promise<string | undefined>): (turn: number) => Promise<void> {
  let [visit, page, cursor]: [number, number, string | undefined] = [0, 0, undefined];
  return async () => {
    const next = await read(visit, cursor);
    const goesOn = next !== undefined && page < furtherPages;
    [visit, page, cursor] = goesOn ? [visit, page + 1, next] : [visit + 1, 0, undefined];
  };
}
