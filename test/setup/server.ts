import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import { ownerLives } from '../../src/platform/database/embedded/owner.ts';
import { runningServer } from '../../src/platform/database/embedded/processes.ts';

const prefix = 'dinhdanh-test-';

export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** A throw-away embedded server in a temporary folder, or the one that DATABASE_URL names. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  sweepLeftovers();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const server = await startEmbedded({ dataDir: folder, fast: true });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A run that was killed could not clean up: the next one ends its server and removes its folder. */
function sweepLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (ownerLives(join(folder, 'owner')) || isYoung(folder)) continue;
    const pid = runningServer({ data: join(folder, 'cluster') });
    if (pid !== undefined) process.kill(pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Just made by another run that has not claimed it yet. */
function isYoung(folder: string): boolean {
  try {
    return Date.now() - statSync(folder).mtimeMs < 5_000;
  } catch {
    return true;
  }
}
