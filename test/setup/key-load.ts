import { setTimeout as pause } from 'node:timers/promises';
import { listSigningKeys } from '../../src/platform/signing-keys/queries.ts';
import type { TestHouse } from './house.ts';
import type { CachingVerifier } from './key-cache.ts';
import { Party, type Tokens } from './party.ts';
import type { Visitor } from './visitor.ts';

export interface LoadOptions {
  readonly house: TestHouse;
  readonly parties: readonly Party[];
  readonly nodes: readonly string[];
  readonly verifier: CachingVerifier;
  /** One for each party. */
  readonly refresh: readonly string[];
  /** Somebody with a session, for silent sign-ins. */
  readonly visitor: Visitor;
}

export interface Seen {
  /** Whatever was not answered as it should be, and tokens that did not verify. */
  readonly failures: readonly string[];
  readonly kids: ReadonlySet<string>;
  /** Algorithms that had a signing key, at each look. */
  readonly signingCounts: ReadonlySet<string>;
  readonly rounds: number;
}

export interface Load {
  /** Resolves when every worker has made two more rounds. */
  settled(): Promise<void>;
  stop(): Promise<Seen>;
}

/** Refreshes and silent sign-ins at every node, each ID token verified as a service does; and looks at the keys all the time. */
export function startLoad(options: LoadOptions): Load {
  const seen = { failures: [] as string[], kids: new Set<string>(), signingCounts: new Set<string>(), rounds: 0 };
  const state = { stopped: false };
  const rounds: number[] = [];
  const worker = async (at: number, work: () => Promise<void>): Promise<void> => {
    rounds[at] = 0;
    while (!state.stopped) {
      await work().catch((error: Error) => seen.failures.push(`${error.name}: ${error.message}`));
      rounds[at] = (rounds[at] ?? 0) + 1;
      seen.rounds += 1;
      await pause(5);
    }
  };
  const running = worksOf(options, seen).map((work, at) => worker(at, work));
  return {
    settled: async () => {
      const until = rounds.map((done) => done + 2);
      while (until.some((wanted, at) => (rounds[at] ?? 0) < wanted)) await pause(10);
    },
    stop: async () => {
      state.stopped = true;
      await Promise.all(running);
      return seen;
    },
  };
}

type Notes = { readonly kids: Set<string>; readonly signingCounts: Set<string> };

function worksOf({ house, parties, nodes, verifier, refresh, visitor }: LoadOptions, seen: Notes): (() => Promise<void>)[] {
  const check = async (party: Party, tokens: Tokens): Promise<void> => {
    if (tokens.status !== 200) throw new Error(`${tokens.status} ${tokens.error}`);
    seen.kids.add((await verifier.verify(tokens.id_token ?? '', party.options.clientId)).kid);
  };
  const perNode = nodes.flatMap((node) =>
    parties.map((party, at) => {
      const here = new Party({ ...party.options, issuer: node });
      return async () => check(party, await here.refresh(refresh[at] ?? ''));
    }),
  );
  const silent = parties.map((party) => async (): Promise<void> => {
    const answer = await party.open(visitor, { prompt: 'none' });
    const error = answer.params.get('error');
    if (error) throw new Error(`silent: ${error}`);
    await check(party, await party.redeem(answer));
  });
  const look = async (): Promise<void> => {
    const signing = (await listSigningKeys(house.deps.db)).filter((key) => key.state === 'signing');
    seen.signingCounts.add(
      signing
        .map(({ alg }) => alg)
        .toSorted()
        .join(' '),
    );
  };
  return [...perNode, ...silent, look];
}
