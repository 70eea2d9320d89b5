import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../test/setup/free-ports.ts';

const limit = 60_000;

/**
 * Milliseconds from the command to the first 200 of /readyz, of a later start: database, migrations, people and keys are there.
 * Everything that `npm start` starts, sandbox and worker included.
 */
export async function measureStart(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-bench-'));
  try {
    const [port = 0, deskPort = 0, sandboxPort = 0, portalPort = 0] = await freePorts(4);
    const env = {
      PORT: String(port),
      BACK_OFFICE_PORT: String(deskPort),
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_PORTAL_PORT: String(portalPort),
      SANDBOX_DATA: join(folder, 'postgres'),
      KEY_FILE: join(folder, 'sandbox.key'),
    };
    await startOnce(port, env);
    return await startOnce(port, env);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(port: number, env: Record<string, string>): Promise<number> {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const begun = performance.now();
  // Always with its own embedded server, also when the rest of the bench was given another one.
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', main, 'start'], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      if (performance.now() - begun > limit) throw new Error('npm start was not ready in time');
      await sleep(10);
    }
    return performance.now() - begun;
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://localhost:${port}/readyz`)).status === 200;
  } catch {
    return false;
  }
}
