import { verify } from '@node-rs/argon2';
import { closedLoop, type Sample } from './load/closed-loop.ts';

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
