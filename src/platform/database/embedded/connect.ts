import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Cluster } from './cluster.ts';

type Address = Pick<Cluster, 'data' | 'password'>;

export function clusterUrl(cluster: Address, port: number): string {
  return `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`;
}

/**
 * A connection that the server of this very cluster answered, or nothing. Process lists and pid files lie just after a
 * kill -9 (a zombie still answers signal 0), so nothing but a connection counts.
 */
export async function tryConnect(cluster: Address, port: number): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: clusterUrl(cluster, port), connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const answer = await client.query<{ data_directory: string }>('show data_directory');
    if (answer.rows[0]?.data_directory === cluster.data) return client;
  } catch {
    // Not there, not ready, or not ours.
  }
  await client.end().catch(() => undefined);
  return undefined;
}

/** Asks again until somebody answers, `giveUp` says so, or `milliseconds` have passed. */
export async function waitForConnection(
  attempt: () => Promise<pg.Client | undefined>,
  milliseconds: number,
  giveUp: () => boolean = () => false,
): Promise<pg.Client | undefined> {
  const until = Date.now() + milliseconds;
  while (Date.now() < until) {
    const client = await attempt();
    if (client) return client;
    if (giveUp()) return undefined;
    await pause(20);
  }
  return undefined;
}
