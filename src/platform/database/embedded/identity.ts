import { execFileSync, type SpawnOptions } from 'node:child_process';
import { chownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../lib/errors.ts';

/** How PostgreSQL's programs are started: it refuses to run as root, and initdb wants a user that has a name. */
export interface Identity {
  /** The program and its words, with `unshare --user …` before them where that is the way. */
  command(program: string, words: readonly string[]): { program: string; words: readonly string[] };
  readonly options: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Hands a folder and what is in it to the user who will run the server. */
  own(folder: string): void;
}

interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const asWeAre: Identity = { command: (program, words) => ({ program, words }), options: {}, own: () => undefined };

/** Chooses who runs the server whose files lie in `folder`; a folder keeps the user who made it. */
export function chooseIdentity(folder: string, program: string): Identity {
  const users = namedUsers();
  const me = process.getuid?.();
  if (me === undefined || (me !== 0 && users.some((user) => user.uid === me))) return asWeAre;
  const owner = users.find((user) => user.uid === statSync(folder).uid && user.uid !== 0);
  if (me === 0 && owner) return otherUser(owner);
  const candidates = [...users.filter((user) => user.name === 'postgres' || user.name === 'nobody'), ...users].filter(
    (user) => user.uid !== 0,
  );
  const mapped = candidates[0] && mappedUser(candidates[0]);
  if (mapped && runs(mapped, program)) return mapped;
  const found =
    me === 0
      ? candidates
          .slice(0, 3)
          .map(otherUser)
          .find((identity) => runs(identity, program))
      : undefined;
  if (found) return found;
  throw new AppError('database-unavailable', `no user other than root can run ${program}: move the project, or set DATABASE_URL`);
}

/** Root under another name inside an own user namespace: needs no change of ownership and passes every folder that root may enter. */
function mappedUser(user: User): Identity {
  const map = ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`, '--'];
  return { ...asWeAre, command: (program, words) => ({ program: 'unshare', words: [...map, program, ...words] }) };
}

function otherUser(user: User): Identity {
  const own = (path: string): void => {
    chownSync(path, user.uid, user.gid);
    if (!statSync(path).isDirectory()) return;
    for (const entry of readdirSync(path)) own(join(path, entry));
  };
  return { ...asWeAre, options: { uid: user.uid, gid: user.gid }, own };
}

function runs(identity: Identity, program: string): boolean {
  const command = identity.command(program, ['--version']);
  try {
    execFileSync(command.program, command.words, { ...identity.options, stdio: 'ignore', cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

function namedUsers(): User[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  return lines
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) => (name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []));
}
