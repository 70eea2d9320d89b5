import type { Db } from '../../platform/database/types.ts';
import type { Account, AccountState, Person, SubjectKind } from './types.ts';

/** The account behind an id, or undefined. */
export async function findAccount(db: Db, id: string): Promise<Account | undefined> {
  const { rows } = await db.raw('select * from accounts where id = ?', [id]);
  return rows[0] && accountFromRow(rows[0]);
}

/** Account id behind a canonical number, also one that was replaced; undefined when nobody has it. */
export async function findAccountByNumber(db: Db, number: string): Promise<{ accountId: string; isReplaced: boolean } | undefined> {
  const { rows } = await db.raw('select account_id, valid_to from account_numbers where number = ?', [number]);
  return rows[0] && { accountId: String(rows[0].account_id), isReplaced: rows[0].valid_to !== null };
}

/** The number that an account signs in with today. */
export async function findNumber(db: Db, accountId: string): Promise<string | undefined> {
  const { rows } = await db.raw('select number from account_numbers where account_id = ? and valid_to is null', [accountId]);
  return rows[0]?.number as string | undefined;
}

export async function findPerson(db: Db, accountId: string): Promise<Person | undefined> {
  const { rows } = await db.raw('select p.* from people p join accounts a on a.person_id = p.id where a.id = ?', [accountId]);
  return rows[0] && personFromRow(rows[0]);
}

export function accountFromRow(row: Record<string, unknown>): Account {
  return {
    id: String(row.id),
    personId: (row.person_id as string | null) ?? undefined,
    subjectKind: row.subject_kind as SubjectKind,
    level: row.level as 1 | 2 | null,
    state: row.state as AccountState,
    held: row.held === true,
  };
}

function personFromRow(row: Record<string, unknown>): Person {
  return {
    fullName: String(row.full_name),
    birthDate: String(row.birth_date),
    sex: row.sex as Person['sex'],
    nationality: String(row.nationality),
    phone: (row.phone as string | null) ?? undefined,
    email: (row.email as string | null) ?? undefined,
    address: (row.address as string | null) ?? undefined,
  };
}
