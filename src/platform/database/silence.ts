import type { Socket } from 'node:net';

/** What is needed of a client of the driver. */
export interface Connection {
  readonly readyForQuery: boolean;
  readonly connection: { readonly stream: Socket };
}

/**
 * A machine that vanished (a cut network, a failover) says nothing, and TCP would wait for a quarter of an hour: a connection on which
 * a statement waits in silence for `limit` milliseconds is cut, so that whoever waits is answered and the pool gets another one.
 */
export function cutWhenSilent(client: Connection, limit: number): void {
  const { stream } = client.connection;
  stream.setTimeout(limit, () => {
    if (!client.readyForQuery) stream.destroy();
  });
}
