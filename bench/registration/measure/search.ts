import { randomUUID } from 'node:crypto';
import { recordView } from '../../../src/domain/officers/actions.ts';
import { findByName, findByNumber, type FoundPerson } from '../../../src/domain/overviews/person-search.ts';
import { canonicalNumber } from '../../../src/lib/numbers.ts';
import type { Db } from '../../../src/platform/database/types.ts';
import type { Lookups } from '../report/results.ts';
import { measureLookups } from './lookups.ts';

export type SearchKind =
  | 'number'
  | 'unknown number'
  | 'whole name'
  | 'name and year'
  | 'beginning'
  | 'middle and given name'
  | 'given name'
  | 'nobody';

/** As many as the page of officers asks for. */
const limit = 51;
const samples = 997;

interface Known {
  readonly name: string;
  readonly number: string;
  readonly year: string;
}

/** Searches as the page of officers makes them, with the audit row of each: by number and by name without marks, of people here and of nobody. */
export async function measureSearch(db: Db, load: { lanes: number; seconds: number }): Promise<Lookups<SearchKind>> {
  const known = await sampleOf(db);
  const person = (turn: number): Known => known[turn % known.length] ?? { name: '', number: '', year: '' };
  const words = (turn: number): string[] => person(turn).name.split(' ');
  const byNumber = async (typed: string) => seen(db, await findByNumber(db, canonicalNumber(typed) ?? ''));
  const byName = async (name: string, birthYear?: string) => seen(db, await findByName(db, { name, birthYear, limit }));
  const kinds: Record<SearchKind, (turn: number) => Promise<unknown>> = {
    number: (turn) => byNumber(person(turn).number),
    'unknown number': (turn) => byNumber(`0989${String(turn % 1e8).padStart(8, '0')}`),
    'whole name': (turn) => byName(person(turn).name),
    'name and year': (turn) => byName(person(turn).name, person(turn).year),
    beginning: (turn) => byName(words(turn).slice(0, 2).join(' ')),
    'middle and given name': (turn) => byName(words(turn).slice(-2).join(' ')),
    'given name': (turn) => byName(words(turn).at(-1) ?? ''),
    nobody: (turn) => byName(`${words(turn).at(-1)} qu${turn % 10}`),
  };
  return measureLookups(kinds, load);
}

async function seen(db: Db, found: readonly FoundPerson[]): Promise<void> {
  const details = { accounts: found.map(({ accountId }) => accountId) };
  await recordView({ db }, { officerId: randomUUID(), what: 'people-list', requestId: 'bench', details });
}

/** People from all over the table, with names as they are typed in a hurry. */
async function sampleOf(db: Db): Promise<Known[]> {
  const { rows } = await db.raw<{ rows: Known[] }>(
    `select vn_fold(p.full_name) as name, n.number, left(p.birth_date, 4) as year
     from people p join accounts a on a.person_id = p.id join account_numbers n on n.account_id = a.id order by md5(p.id::text) limit ?`,
    [samples],
  );
  return rows;
}
