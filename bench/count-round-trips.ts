import type { Installation } from './house/installation.ts';
import { introspect, refresh, signIn, signInBySession, userinfo } from './load/flows.ts';
import { median } from './load/closed-loop.ts';
import type { Results } from './report/results.ts';

const times = 20;

/**
 * Questions to the database for one of each, counted while nobody else asks; the first of each only warms connections up. The median,
 * because now and then the server also asks for itself (whether signing keys have changed).
 */
export async function countRoundTrips({ target, server }: Installation): Promise<Results['roundTrips']> {
  const each = async (task: () => Promise<unknown>): Promise<number> => {
    await task();
    const counts: number[] = [];
    for (let time = 0; time < times; time++) {
      const before = await server.ask('round-trips');
      await task();
      counts.push((await server.ask('round-trips')) - before);
    }
    return median(counts);
  };
  const { browser, tokens } = await signIn(target);
  return {
    login: await each(() => signIn(target)),
    silent: await each(() => signInBySession(target, browser)),
    refresh: await each(() => refresh(target, tokens)),
    introspection: await each(() => introspect(target, tokens.access_token)),
    userinfo: await each(() => userinfo(target, tokens.access_token)),
  };
}
