import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** True while the process with this number lives and is the one that was meant: numbers are used again after a reboot. */
export function isAlive(pid: number, startedAt?: string): boolean {
  const started = processStart(pid);
  return started !== undefined && (startedAt === undefined || started === startedAt);
}

/** Start time of a process in clock ticks since boot (proc(5), field 22); nothing for a dead one or a zombie. */
function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/**
 * One process starts, watches and stops the server of a folder; others are guests.
 * Answers true when this process is the owner now.
 */
export function claimOwnership(folder: string): boolean {
  const file = join(folder, 'owner');
  const mine = join(folder, `owner.${process.pid}`);
  writeFileSync(mine, `${process.pid} ${processStart(process.pid)}`);
  try {
    linkSync(mine, file);
  } catch {
    if (ownerLives(file)) return isMine(file);
    renameSync(mine, file);
  } finally {
    rmSync(mine, { force: true });
  }
  return isMine(file);
}

export function releaseOwnership(folder: string): void {
  const file = join(folder, 'owner');
  if (isMine(file)) rmSync(file, { force: true });
}

export function ownerLives(file: string): boolean {
  try {
    const [pid, startedAt] = readFileSync(file, 'utf8').split(' ');
    return isAlive(Number(pid), startedAt);
  } catch {
    return false;
  }
}

function isMine(file: string): boolean {
  try {
    return readFileSync(file, 'utf8') === `${process.pid} ${processStart(process.pid)}`;
  } catch {
    return false;
  }
}
