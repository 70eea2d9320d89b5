import { createHash, randomBytes } from 'node:crypto';
import { deleteBatch } from '../../platform/database/delete-batch.ts';
import { prepared } from '../../platform/database/statements.ts';
import type { Db, Tx } from '../../platform/database/types.ts';

/** Where the links of one kind lie, and what each of them is about. */
interface Links {
  readonly table: 'not_me_links' | 'not_me_files';
  readonly about: 'account_id' | 'application_id';
  readonly days: number;
}

const ofAccounts: Links = { table: 'not_me_links', about: 'account_id', days: 7 };
/** Longer: a file may wait for its applicant and for registers. */
const ofFiles: Links = { table: 'not_me_files', about: 'application_id', days: 30 };

/** 256 bits, as base64url: nothing in the link says whose it is. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** Makes the one-time link "this was not me" of a notice; answers its token, of which only a hash is kept. */
export async function createNotMeLink(tx: Tx, accountId: string): Promise<string> {
  return create(tx, ofAccounts, accountId);
}

/** The same for a file in the name of whoever is told of it: its use stops the file. */
export async function createFileNotMeLink(tx: Tx, applicationId: string): Promise<string> {
  return create(tx, ofFiles, applicationId);
}

/** Account of a link while it can be used; changes nothing, so that a mail scanner opening it does no harm. */
export async function findNotMeLink(db: Db, token: string): Promise<string | undefined> {
  return find(db, ofAccounts, token);
}

/** File of a link while it can be used; changes nothing either. */
export async function findFileNotMeLink(db: Db, token: string): Promise<string | undefined> {
  return find(db, ofFiles, token);
}

/** Uses a link up: of any number of calls at once exactly one gets the account. */
export async function consumeNotMeLink(tx: Tx, token: string): Promise<string | undefined> {
  return consume(tx, ofAccounts, token);
}

/** Uses a link up: of any number of calls at once exactly one gets the file. */
export async function consumeFileNotMeLink(tx: Tx, token: string): Promise<string | undefined> {
  return consume(tx, ofFiles, token);
}

/** Removes links that can no longer be used. Returns how many. */
export async function purgeNotMeLinks(db: Db, limit: number): Promise<number> {
  return purge(db, ofAccounts, limit);
}

/** Removes links about files that can no longer be used. Returns how many. */
export async function purgeFileNotMeLinks(db: Db, limit: number): Promise<number> {
  return purge(db, ofFiles, limit);
}

async function create(tx: Tx, { table, about, days }: Links, id: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await prepared(tx, {
    name: `create-${table}`,
    text: `insert into ${table} (token_hash, ${about}, expires_at) values ($1, $2, app_now() + make_interval(days => $3))`,
    values: [hash(token), id, days],
  });
  return token;
}

const usable = 'token_hash = ? and used_at is null and expires_at > app_now()';

async function find(db: Db, { table, about }: Links, token: string): Promise<string | undefined> {
  if (!tokenShape.test(token)) return undefined;
  const { rows } = await db.raw(`select ${about} as id from ${table} where ${usable}`, [hash(token)]);
  return rows[0]?.id;
}

async function consume(tx: Tx, { table, about }: Links, token: string): Promise<string | undefined> {
  if (!tokenShape.test(token)) return undefined;
  const { rows } = await tx.raw(`update ${table} set used_at = app_now() where ${usable} returning ${about} as id`, [hash(token)]);
  return rows[0]?.id;
}

async function purge(db: Db, { table }: Links, limit: number): Promise<number> {
  return deleteBatch(db, table, { which: 'expires_at <= app_now()', limit });
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
