import { prepared } from '../../platform/database/statements.ts';
import type { Db } from '../../platform/database/types.ts';

type Row = Readonly<Record<string, unknown>>;

export interface Consent {
  readonly id: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly claims: readonly string[];
  readonly givenAt: Date;
}

/** The newest consent of an account at a service that was not withdrawn. */
export async function standingConsent(db: Db, accountId: string, clientId: string): Promise<Consent | undefined> {
  const rows = await prepared<Row>(db, {
    name: 'standing-consent',
    text: `select id, client_id, scopes, claims, given_at from consents
      where account_id = $1 and client_id = $2 and withdrawn_at is null order by given_at desc limit 1`,
    values: [accountId, clientId],
  });
  return rows[0] && fromRow(rows[0]);
}

/** The newest standing consent of each service. */
export async function listConsents(db: Db, accountId: string): Promise<Consent[]> {
  const { rows } = await db.raw(
    `select distinct on (client_id) * from consents where account_id = ? and withdrawn_at is null order by client_id, given_at desc`,
    [accountId],
  );
  return rows.map(fromRow);
}

function fromRow(row: Row): Consent {
  return {
    id: String(row.id),
    clientId: String(row.client_id),
    scopes: row.scopes as string[],
    claims: row.claims as string[],
    givenAt: row.given_at as Date,
  };
}
