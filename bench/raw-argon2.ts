import { hash, verify } from '@node-rs/argon2';
import { closedLoop, type Sample } from './load/closed-loop.ts';

/** Fixed for the whole product: 19 MiB, two passes, one lane (OWASP's first choice for argon2id). */
const parameters = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

export async function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

/** What this machine can do when it does nothing else: verifications on every thread of the pool. */
export async function measureArgon2(stored: string, password: string, seconds: number): Promise<Sample> {
  return closedLoop({
    lanes: 4,
    seconds,
    task: async () => {
      if (!(await verify(stored, password))) throw new Error('argon2 says no');
    },
  });
}
