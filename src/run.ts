import { textsFor } from '../views/texts/texts.ts';
import { buildHouse, type House } from './app.ts';
import { type Config } from './config.ts';
import type { Registries } from './connectors/registries.ts';
import type { RegistryFeeds } from './connectors/registry-events.ts';
import { auditKeyEvents } from './domain/audit/key-events.ts';
import { followRegisters } from './domain/life-events/follow.ts';
import { followWaitingFiles } from './domain/life-events/waiting-files.ts';
import { ensureOwnParties } from './domain/relying-parties/own-parties.ts';
import type { Senders } from './domain/notifications/delivery.ts';
import { jobCrontab, jobTasks } from './jobs.ts';
import { databaseUrl, inTransaction } from './platform/database/pool.ts';
import type { Deps } from './platform/deps.ts';
import { listen, type Listening, type NotListening } from './platform/http/listen.ts';
import { runJobs } from './platform/jobs/runner.ts';
import { createOutgoingFetch } from './platform/outgoing.ts';
import { advanceSigningKeys, ensureSigningKeys } from './platform/signing-keys/actions.ts';
import { watchSigningKeys } from './platform/signing-keys/notice.ts';
import { loadJwks } from './platform/signing-keys/queries.ts';

export interface Running {
  stop(): Promise<void>;
}

const [vi, en] = [textsFor('vi').common, textsFor('en').common];
const ownNames = {
  selfService: { vi: vi.footer.account, en: en.footer.account },
  backOffice: { vi: vi.doors['back-office'], en: en.doors['back-office'] },
};

/** Milliseconds: how long the load balancer is shown "not ready" before the port goes, and how long requests under way may take. */
const drain = { production: { notice: 5000, patience: 15_000 }, sandbox: { notice: 0, patience: 3000 } } as const;

/** A house whose keys follow the database; doors are opened by whoever wants them. */
export async function buildHouseFor(
  config: Pick<Config, 'trustedProxies'> & { readonly listen: Pick<Config['listen'], 'port'> },
  deps: Deps,
  registries: Registries,
): Promise<Running & { readonly house: House }> {
  await ensureSigningKeys({ ...deps, recordKeyEvent: auditKeyEvents('system') });
  await inTransaction(deps.db, (tx) => ensureOwnParties(tx, deps, ownNames));
  const house = buildHouse({
    deps,
    registries,
    jwks: await loadJwks(deps.db, deps.secrets),
    fetch: createOutgoingFetch({ allowLoopback: deps.settings.sandbox }) as typeof globalThis.fetch,
    trustedProxies: config.trustedProxies,
    loopbackPort: config.listen.port,
  });
  const { log, db, secrets } = deps;
  const keys = await watchSigningKeys({ db, url: databaseUrl(db), secrets, log, onChange: (jwks) => house.exchangeKeys(jwks) });
  return { house, stop: () => keys.stop() };
}

export interface WebHands {
  readonly registries: Registries;
  /** Whether everything beside the doors is up. */
  readonly isOpen?: () => boolean;
}

/** Opens the doors: keys, provider, back-office. A port that cannot be had is an answer. */
export async function runWeb(
  config: Config,
  deps: Deps,
  { registries, isOpen = () => true }: WebHands,
): Promise<(Running & { readonly house: House }) | NotListening> {
  const { house, stop: stopKeys } = await buildHouseFor(config, deps, registries);
  const answers = readiness(deps);
  const ready = async (): Promise<boolean> => isOpen() && answers();
  const doors = [
    { port: config.listen.port, handler: house.provider },
    { port: config.listen.backOfficePort, handler: house.backOffice },
  ];
  const listening: Listening[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(listening.map((door) => door.close(drain[config.mode])));
    await stopKeys();
  };
  for (const door of doors) {
    const answer = await listen({ ...door, ready, ...(config.listen.address ? { host: config.listen.address } : {}) });
    if (answer.kind === 'refused') {
      await stop();
      return answer;
    }
    listening.push(answer);
  }
  deps.log.info({ issuer: deps.settings.issuer, ports: listening.map(({ port }) => port) }, 'ready');
  return { house, stop };
}

/** Milliseconds after which a database that does not answer counts as gone. */
const readyPatience = 2000;

/** What /readyz answers: whether the database does. */
export function readiness({ db }: Pick<Deps, 'db'>): () => Promise<boolean> {
  return async () => {
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, readyPatience, false).unref());
    return Promise.race([db.raw('select 1').then(() => true), late]);
  };
}

/** Works on the queue and the regular tasks. */
export async function runWorker(
  config: Config,
  deps: Deps,
  hands: { house: Pick<House, 'sendLogOut'>; senders: Senders; registries: Registries; feeds?: RegistryFeeds | undefined },
): Promise<Running> {
  const { feeds } = hands;
  const sweeps = {
    'advance-signing-keys': {
      when: '*/5 * * * *',
      run: () => advanceSigningKeys({ ...deps, recordKeyEvent: auditKeyEvents('system') }).then(() => false),
    },
    ...(feeds
      ? {
          'follow-registers': {
            when: '* * * * *',
            run: () => followRegisters(deps, { feeds, onHappening: followWaitingFiles }).then(() => false),
          },
        }
      : {}),
  };
  return runJobs({
    connectionString: databaseUrl(deps.db),
    log: deps.log,
    tasks: jobTasks(deps, { senders: hands.senders, registries: hands.registries, sendLogOut: hands.house.sendLogOut, sweeps }),
    crontab: jobCrontab(sweeps),
    concurrency: config.workerConcurrency,
  });
}
