import { setTimeout as pause } from 'node:timers/promises';
import { choosePort, type Cluster, rememberedPort } from './cluster.ts';
import { tryConnect, waitForConnection } from './connect.ts';
import { endServer, runningServer } from './processes.ts';
import { startServer } from './server.ts';

export type EmbeddedEvent = 'died' | 'restarted' | 'restart-failed';

export interface WatchOptions {
  readonly port?: number;
  readonly fast?: boolean;
  readonly onEvent?: (event: EmbeddedEvent) => void;
}

export interface Watch {
  readonly port: number;
  stop(): Promise<void>;
}

const adoptLimit = 10_000;
const longestWait = 5_000;

/** Gets the cluster's server running, by adopting or by starting, and starts it again whenever it dies, until `stop`. */
export async function watchServer(cluster: Cluster, options: WatchOptions): Promise<Watch> {
  const stopping = new AbortController();
  let revival = Promise.resolve();
  const tell = options.onEvent ?? (() => undefined);

  const revive = (port: number): void => {
    revival = revival.then(() => bringBack(port));
  };
  const bringBack = async (port: number): Promise<void> => {
    if (stopping.signal.aborted) return;
    tell('died');
    for (let wait = 50; !stopping.signal.aborted; wait = Math.min(wait * 2, longestWait)) {
      try {
        await attach(port);
        return tell('restarted');
      } catch {
        tell('restart-failed');
        await pause(wait);
      }
    }
  };
  const attach = async (port: number): Promise<void> => {
    if (await adopt(cluster, port, () => revive(port))) return;
    const child = await startServer(cluster, { port, fast: options.fast ?? false });
    child.once('exit', () => revive(port));
    if (child.exitCode !== null || child.signalCode !== null) revive(port);
  };

  const port = await portOfServer(cluster, options.port);
  await attach(port);
  return {
    port,
    stop: async () => {
      stopping.abort();
      await revival;
      const pid = runningServer(cluster);
      if (pid !== undefined) await endServer(pid);
    },
  };
}

async function portOfServer(cluster: Cluster, wanted?: number): Promise<number> {
  const remembered = rememberedPort(cluster.folder);
  const runsThere = remembered !== undefined && runningServer(cluster) !== undefined;
  return runsThere ? remembered : choosePort(cluster.folder, wanted);
}

/** Takes over a server that is not our child. Its end is noticed by a connection held open for nothing else. */
async function adopt(cluster: Cluster, port: number, whenGone: () => void): Promise<boolean> {
  const gone = (): boolean => runningServer(cluster) === undefined;
  if (gone()) return false;
  const client = await waitForConnection(() => tryConnect(cluster, port), adoptLimit, gone);
  client?.once('end', whenGone);
  return client !== undefined;
}
