import { createHash, randomBytes } from 'node:crypto';
import { deleteBatch } from '../../platform/database/delete-batch.ts';
import { prepared } from '../../platform/database/statements.ts';
import type { Db, Tx } from '../../platform/database/types.ts';

/** 256 bits, as base64url: nothing in the link says whose it is. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** Makes the one-time link "this was not me" of a notice; answers its token, of which only a hash is kept. */
export async function createNotMeLink(tx: Tx, accountId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await prepared(tx, {
    name: 'not-me-link',
    text: `insert into not_me_links (token_hash, account_id, expires_at) values ($1, $2, app_now() + interval '7 days')`,
    values: [hash(token), accountId],
  });
  return token;
}

/** Account of a link while it can be used; changes nothing, so that a mail scanner opening it does no harm. */
export async function findNotMeLink(db: Db, token: string): Promise<string | undefined> {
  if (!tokenShape.test(token)) return undefined;
  const { rows } = await db.raw('select account_id from not_me_links where token_hash = ? and used_at is null and expires_at > app_now()', [
    hash(token),
  ]);
  return rows[0]?.account_id;
}

/** Uses a link up: of any number of calls at once exactly one gets the account. */
export async function consumeNotMeLink(tx: Tx, token: string): Promise<string | undefined> {
  if (!tokenShape.test(token)) return undefined;
  const { rows } = await tx.raw(
    `update not_me_links set used_at = app_now() where token_hash = ? and used_at is null and expires_at > app_now()
     returning account_id`,
    [hash(token)],
  );
  return rows[0]?.account_id;
}

/** Removes links that can no longer be used. Returns how many. */
export async function purgeNotMeLinks(db: Db, limit: number): Promise<number> {
  return deleteBatch(db, 'not_me_links', { which: 'expires_at <= app_now()', limit });
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
