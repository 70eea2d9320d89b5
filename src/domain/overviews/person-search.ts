import type { Db } from '../../platform/database/types.ts';
import type { AccountState, SubjectKind } from '../accounts/types.ts';

/** Somebody with an account, as a search shows them. */
export interface FoundPerson {
  readonly accountId: string;
  readonly fullName: string;
  readonly birthDate: string;
  readonly number: string;
  /** The number that was looked for is an earlier one of theirs. */
  readonly isReplaced: boolean;
  readonly subjectKind: SubjectKind;
  readonly level: 1 | 2 | null;
  readonly state: AccountState;
}

/** Shortest part of a name that is looked for within names: shorter ones have no index to lead to them. */
const shortestWithin = 3;

/** The holder of exactly this canonical number, today or earlier. */
export async function findByNumber(db: Db, number: string): Promise<FoundPerson[]> {
  return read(db, `a.id = (select account_id from account_numbers where number = ?)`, { looked: number, values: [number], limit: 1 });
}

export interface NameSearch {
  readonly name: string;
  /** `YYYY`; absent: any. */
  readonly birthYear?: string | undefined;
  readonly limit: number;
}

/**
 * People by name, marks and case aside: those whose name begins so in order of names, and when there is room those in whose name it stands
 * anywhere.
 */
export async function findByName(db: Db, { name, birthYear, limit }: NameSearch): Promise<FoundPerson[]> {
  const born = birthYear ? 'and p.birth_date >= ? and p.birth_date < ?' : '';
  const years = birthYear ? [birthYear, String(Number(birthYear) + 1).padStart(4, '0')] : [];
  const begins = await read(db, `${folded} collate "C" like ${pattern} || '%' ${born}`, { values: [name, ...years], limit });
  if (begins.length >= limit || name.trim().length < shortestWithin) return begins;
  const within = await read(db, `${folded} like '%' || ${pattern} || '%' ${born}`, { values: [name, ...years], limit });
  return [...new Map([...begins, ...within].map((person) => [person.accountId, person])).values()].slice(0, limit);
}

const folded = 'vn_fold(p.full_name)';
/** What was typed, folded alike; what means something to `like` means itself. */
const pattern = `regexp_replace(vn_fold(?), '([%_\\\\])', '\\\\\\1', 'g')`;

async function read(
  db: Db,
  which: string,
  { values, limit, looked = null }: { values: readonly string[]; limit: number; looked?: string | null },
): Promise<FoundPerson[]> {
  const { rows } = await db.raw<{ rows: FoundPerson[] }>(
    `select f.*, n.number, ?::text is not null and n.number <> ? as "isReplaced" from (
       select a.id as "accountId", p.full_name as "fullName", p.birth_date as "birthDate", a.subject_kind as "subjectKind", a.level, a.state
       from people p join accounts a on a.person_id = p.id where ${which}
       order by ${folded} collate "C", p.id limit ?) f
     join account_numbers n on n.account_id = f."accountId" and n.valid_to is null
     order by ${folded.replace('p.full_name', 'f."fullName"')} collate "C", f."accountId"`,
    [looked, looked, ...values, limit],
  );
  return rows;
}
