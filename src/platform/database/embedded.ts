import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../lib/errors.ts';
import { findBinaries } from './embedded/binaries.ts';
import { type Cluster, openCluster, rememberedPort } from './embedded/cluster.ts';
import { clusterUrl, tryConnect, waitForConnection } from './embedded/connect.ts';
import { claimOwnership, releaseOwnership } from './embedded/owner.ts';
import { type EmbeddedEvent, watchServer } from './embedded/watch.ts';

export interface EmbeddedOptions {
  /** Folder of this server; made when missing. */
  readonly dataDir: string;
  /** Default: a free one, remembered in the folder. */
  readonly port?: number;
  /** For tests: as fast as possible, nothing survives a power cut. */
  readonly fast?: boolean;
  /** Told when the server died and when it is back. */
  readonly onEvent?: (event: EmbeddedEvent) => void;
}

export interface EmbeddedServer {
  readonly url: string;
  /** Ends the server, if this process owns it. */
  stop(): Promise<void>;
}

const joinLimit = 60_000;

/**
 * Starts PostgreSQL from the optional package, adopts the one a killed predecessor left behind, or joins the one that another
 * living process owns. A server that this process owns is started again when it dies.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.dataDir);
  const binaries = findBinaries();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!claimOwnership(folder)) return joinServer(folder);
  try {
    const cluster = await openCluster(folder, binaries);
    const watch = await watchServer(cluster, options);
    return {
      url: clusterUrl(cluster, watch.port),
      stop: async () => {
        await watch.stop();
        releaseOwnership(folder);
      },
    };
  } catch (error) {
    releaseOwnership(folder);
    throw error;
  }
}

/** Waits for the server of another process, which may just be making it, and uses it as a guest. */
async function joinServer(folder: string): Promise<EmbeddedServer> {
  const passwordFile = join(folder, 'password');
  const known = (): [Pick<Cluster, 'data' | 'password'>, number] | undefined => {
    const port = rememberedPort(folder);
    if (port === undefined || !existsSync(passwordFile)) return undefined;
    return [{ data: join(folder, 'cluster'), password: readFileSync(passwordFile, 'utf8') }, port];
  };
  const client = await waitForConnection(async () => {
    const server = known();
    return server && tryConnect(...server);
  }, joinLimit);
  const server = known();
  if (!client || !server) throw new AppError('database-unavailable', `another process owns ${folder}, but its server does not answer`);
  await client.end();
  return { url: clusterUrl(...server), stop: async () => undefined };
}
