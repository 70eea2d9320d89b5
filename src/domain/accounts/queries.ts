import { prepared } from '../../platform/database/statements.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Account, AccountState, LockGround, OpenLock, Person, SubjectKind } from './types.ts';

type Row = Readonly<Record<string, unknown>>;

/** The account behind an id, or undefined. */
export async function findAccount(db: Db, id: string): Promise<Account | undefined> {
  const rows = await prepared<Row>(db, { name: 'account', text: 'select * from accounts where id = $1', values: [id] });
  return rows[0] && accountFromRow(rows[0]);
}

/** Account id behind a canonical number, also one that was replaced; undefined when nobody has it. */
export async function findAccountByNumber(db: Db, number: string): Promise<{ accountId: string; isReplaced: boolean } | undefined> {
  const rows = await prepared<{ account_id: string; valid_to: Date | null }>(db, {
    name: 'account-by-number',
    text: 'select account_id, valid_to from account_numbers where number = $1',
    values: [number],
  });
  return rows[0] && { accountId: rows[0].account_id, isReplaced: rows[0].valid_to !== null };
}

/** The number that an account signs in with today. */
export async function findNumber(db: Db, accountId: string): Promise<string | undefined> {
  const rows = await prepared<{ number: string }>(db, {
    name: 'number-of-account',
    text: 'select number from account_numbers where account_id = $1 and valid_to is null',
    values: [accountId],
  });
  return rows[0]?.number;
}

/** The number of an account that had another one before; undefined when there was only ever one. */
export async function findReplacement(db: Db, accountId: string): Promise<string | undefined> {
  const rows = await prepared<{ number: string }>(db, {
    name: 'replacement-of-number',
    text: `select n.number from account_numbers n where n.account_id = $1 and n.valid_to is null
      and exists (select 1 from account_numbers o where o.account_id = $1 and o.valid_to is not null)`,
    values: [accountId],
  });
  return rows[0]?.number;
}

/** Identity data of the holder; undefined for an organization. */
export async function findPerson(db: Db, accountId: string): Promise<Person | undefined> {
  const rows = await prepared<Row>(db, {
    name: 'person-of-account',
    text: 'select p.* from people p join accounts a on a.person_id = p.id where a.id = $1',
    values: [accountId],
  });
  return rows[0] && personFromRow(rows[0]);
}

/** Grounds on which an account is locked now, oldest first. */
export async function listOpenLocks(db: Db, accountId: string): Promise<OpenLock[]> {
  const rows = await db('account_locks').where({ account_id: accountId, closed_at: null }).orderBy(['opened_at', 'id']);
  return rows.map((row: Row) => ({ ground: row.ground as LockGround, openedAt: row.opened_at as Date }));
}

export function accountFromRow(row: Row): Account {
  return {
    id: String(row.id),
    subjectKind: row.subject_kind as SubjectKind,
    level: row.level as Account['level'],
    state: row.state as AccountState,
    held: row.held === true,
  };
}

function personFromRow(row: Row): Person {
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
