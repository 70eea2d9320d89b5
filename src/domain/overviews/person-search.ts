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

/** Shortest part of a name that is looked for anywhere in names: shorter ones have no index to lead to them. */
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
 * People by name, marks and case aside: those whose name begins so, then those whose last words it is, as many in this country are looked
 * for by their given name; where there is nobody of either, those in whose name it stands anywhere.
 */
export async function findByName(db: Db, { name, birthYear, limit }: NameSearch): Promise<FoundPerson[]> {
  const born = birthYear ? 'and left(p.birth_date, 4) = ?' : '';
  const values = birthYear ? [name, birthYear] : [name];
  const begins = await read(db, `${folded} like ${literally('vn_fold(?)')} || '%' ${born}`, { values, limit });
  if (begins.length >= limit) return begins;
  const ends = await read(db, `${backwards} like ${literally('reverse(vn_fold(?))')} || ' %' ${born}`, { values, limit, order: backwards });
  const found = [...new Map([...begins, ...ends].map((person) => [person.accountId, person])).values()].slice(0, limit);
  if (found.length > 0 || name.trim().length < shortestWithin) return found;
  return read(db, `vn_fold(p.full_name) like '%' || ${literally('vn_fold(?)')} || '%' ${born}`, { values, limit });
}

/** As it is indexed, and its words from the last one on. */
const folded = 'vn_fold(p.full_name) collate "C"';
const backwards = 'reverse(vn_fold(p.full_name)) collate "C"';

/** What means something to `like` means itself. */
function literally(text: string): string {
  return `regexp_replace(${text}, '([%_\\\\])', '\\\\\\1', 'g')`;
}

async function read(
  db: Db,
  which: string,
  { values, limit, looked = null, order = folded }: { values: readonly string[]; limit: number; looked?: string | null; order?: string },
): Promise<FoundPerson[]> {
  const { rows } = await db.raw<{ rows: FoundPerson[] }>(
    `select f.*, n.number, ?::text is not null and n.number <> ? as "isReplaced" from (
       select a.id as "accountId", p.full_name as "fullName", p.birth_date as "birthDate", a.subject_kind as "subjectKind", a.level, a.state
       from people p join accounts a on a.person_id = p.id where ${which}
       order by ${order}, p.id limit ?) f
     join account_numbers n on n.account_id = f."accountId" and n.valid_to is null
     order by vn_fold(f."fullName") collate "C", f."accountId"`,
    [looked, looked, ...values, limit],
  );
  return rows;
}
