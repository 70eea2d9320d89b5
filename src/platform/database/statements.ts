import type { Client } from 'pg';
import { roundTrips } from './round-trips.ts';
import type { Db } from './types.ts';

export interface Statement {
  /** Unique in the program: the server keeps the plan under this name, per connection. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Runs a named prepared statement and returns its rows in exactly one round trip: parse (first time on a connection),
 * bind and execute travel together. Inside a transaction it runs on the connection of that transaction.
 * Objects and arrays meant for jsonb must be passed as text.
 */
export async function prepared<Row>(db: Db, statement: Statement): Promise<Row[]> {
  const connection: Client = await db.client.acquireConnection();
  try {
    roundTrips.count += 1;
    const { name, text, values } = statement;
    const answer = await connection.query({ name, text, values: [...values] });
    return answer.rows as Row[];
  } finally {
    await db.client.releaseConnection(connection);
  }
}
