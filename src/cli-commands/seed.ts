import { writeFile } from 'node:fs/promises';
import { operator } from '../../views/texts/operator.ts';
import type { Command } from './types.ts';
import { withWorkplace } from './workplace.ts';

const standardFile = 'seeded-logins.txt';
const most = 2_000_000;

/** People for load tests: only in the sandbox, whose code is loaded here and nowhere else. */
export const seedCommand: Command = {
  name: 'seed',
  takes: '--people <number> [file]',
  purpose: operator.purposes.seed,
  run: async ([flag, number, file = standardFile, ...rest], env) => {
    const count = Number(number);
    if (flag !== '--people' || !Number.isInteger(count) || count < 1 || count > most || rest.length > 0) return undefined;
    return withWorkplace(env, async ({ deps, sandbox }) => {
      if (!sandbox) return { code: 1, lines: [operator.seed.onlySandbox] };
      const { seedCrowd } = await import('../sandbox/crowd.ts');
      const { sandboxPassword } = await import('../sandbox/people.ts');
      const crowd = await seedCrowd(deps, { count });
      await writeFile(file, `${crowd.logins.join('\n')}\n`, { mode: 0o600 });
      return { code: 0, lines: [operator.seed.done(count, file), operator.seed.password(sandboxPassword, crowd.totpSecret)] };
    });
  },
};
