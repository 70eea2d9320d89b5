import { existsSync } from 'node:fs';
import { ClientSecretBasic } from 'openid-client';
import { pino } from 'pino';
import { type Config, type Environment, readConfig } from '../config.ts';
import { createMailSender } from '../connectors/mail.ts';
import { createFeeds, createRegistries } from '../connectors/registries/index.ts';
import { createSmsSender } from '../connectors/sms.ts';
import { createGuard } from '../domain/registries/guard.ts';
import { startEmbedded } from '../platform/database/embedded.ts';
import { migrateDatabase } from '../platform/database/migrate.ts';
import { databaseNow, openDatabase } from '../platform/database/pool.ts';
import type { Db } from '../platform/database/types.ts';
import type { Deps } from '../platform/deps.ts';
import { failureCode } from '../platform/jobs/failure.ts';
import { listen, type Listening, type NotListening } from '../platform/http/listen.ts';
import type { StartProblem } from '../platform/start-problems.ts';
import { createSecrets, generateKeyFile, readKeyFile } from '../platform/key-file.ts';
import { createOutgoingFetch } from '../platform/outgoing.ts';
import { type Running, runWeb, runWorker } from '../run.ts';
import { bankRoutes } from './bank/routes.ts';
import { greet } from './greeting.ts';
import { seedFiles } from './files.ts';
import { sandboxHome } from './home.ts';
import { startMailbox } from './mailbox/mailbox.ts';
import { mailboxRoutes } from './mailbox/routes.ts';
import { bankClientId, bankSecret, sandboxPassword, sandboxPeople, sandboxTotpSecret } from './people.ts';
import { portalClientId } from './demo-portal.ts';
import { sandboxOfficers, unitNameOf } from './officers.ts';
import { createClientKey } from './portal/client-key.ts';
import { portalRoutes } from './portal/routes.ts';
import { registryRoutes } from './registries/routes.ts';
import { type SandboxRegistries, startSandboxRegistries } from './registries/start.ts';
import { seedSandbox } from './seed.ts';
import { waitingFile } from './waiting-file.ts';
import { handlerByHost } from './by-host.ts';

type SandboxStart = Running | { readonly problems: readonly StartProblem[] } | NotListening;

/** Everything on one machine: database, doors, worker, mailbox and the demo services. Else why it could not start. */
export async function startSandbox(env: Environment): Promise<SandboxStart> {
  const read = readConfig(env, 'sandbox');
  if ('problems' in read) return read;
  const config = read.ok;
  if (!existsSync(config.keyFile)) generateKeyFile(config.keyFile, { sandbox: true });
  const key = readKeyFile(config.keyFile);
  if ('problem' in key) return { problems: [{ code: key.problem, subject: config.keyFile }] };
  const database = await openSandboxDatabase(config);
  const deps: Deps = {
    db: database.db,
    log: pino({ level: env.LOG_LEVEL ? config.logLevel : 'warn' }),
    secrets: createSecrets(key.material),
    settings: config.settings,
  };
  const started = await fillAndOpen(config, deps, database).catch(async (error: unknown) => {
    await database.stop();
    throw error;
  });
  if (!('stop' in started)) await database.stop();
  return started;
}

async function fillAndOpen(config: Config, deps: Deps, database: SandboxDatabase): Promise<SandboxStart> {
  await migrateDatabase(database.db);
  const { clientsFile, origin = '', portal } = config.sandbox ?? {};
  const problems = await seedSandbox(deps, { clientsFile, origin, portalOrigin: portal?.origin ?? '' });
  return problems.length > 0 ? { problems } : openEverything(config, deps, database);
}

interface SandboxDatabase {
  readonly db: Db;
  stop(): Promise<void>;
}

async function openSandboxDatabase(config: Config): Promise<SandboxDatabase> {
  const embedded = config.database.url ? undefined : await startEmbedded({ dataDir: config.sandbox?.dataDir ?? '.data/postgres' });
  const db = openDatabase(config.database.url ?? embedded?.url ?? '', { max: config.database.poolSize });
  return {
    db,
    stop: async () => {
      await db.destroy();
      await embedded?.stop();
    },
  };
}

async function openEverything(config: Config, deps: Deps, database: SandboxDatabase): Promise<SandboxStart> {
  const registers = await startSandboxRegistries();
  // Whatever keeps the doors shut: a server that still listens would keep the process from ending.
  const started = await openDoors(config, deps, { database, registers }).catch(async (error: unknown) => {
    await registers.stop();
    throw error;
  });
  if (!('stop' in started)) await registers.stop();
  return started;
}

async function openDoors(
  config: Config,
  deps: Deps,
  { database, registers }: { database: SandboxDatabase; registers: SandboxRegistries },
): Promise<SandboxStart> {
  const state = { open: false };
  const hands = { ...registers.hands, guard: createGuard(deps) };
  const registries = createRegistries(registers.settings, hands);
  const web = await runWeb(config, deps, { registries, isOpen: () => state.open });
  if ('kind' in web) return web;
  const mailbox = await startMailbox();
  const door = await openSandboxDoors(config, deps, { web, mailbox, registers });
  // Before the worker: a port that is taken must not leave a queue that is starting and stopping at once.
  if (door.kind === 'refused') {
    await web.stop();
    await mailbox.stop();
    return door;
  }
  const worker = await runWorker(config, deps, {
    house: web.house,
    registries,
    feeds: createFeeds(registers.settings, hands),
    senders: {
      mail: createMailSender({ url: mailbox.smtpUrl, from: 'no-reply@dinhdanh.example', fromName: 'Định Danh', allowPlain: true }),
      sms: createSmsSender({
        url: mailbox.smsUrl,
        token: mailbox.smsToken,
        fetch: createOutgoingFetch({ allowLoopback: true, allowInner: true }),
      }),
    },
  });
  const close = async (): Promise<void> => {
    await door.close({ patience: 1000 });
    await web.stop();
    await worker.stop();
    await mailbox.stop();
    await registers.stop();
  };
  state.open = true;
  greet(config);
  // Behind the open doors: nobody waits for it.
  let isEnding = false;
  const filled = seedFiles(deps, registers.world.list(), () => isEnding).catch((error: unknown) =>
    deps.log.warn({ code: failureCode(error) }, 'sandbox-files-missing'),
  );
  const end = async (): Promise<void> => {
    isEnding = true;
    await filled;
    await close();
    await database.stop();
  };
  return { stop: end };
}

/** For the mailbox, which shows the present code of each. */
const totpPeople = [...sandboxPeople, ...sandboxOfficers]
  .filter((person) => person.hasFactors)
  .map(({ name, login }) => ({ name, login, secret: sandboxTotpSecret }));

interface SandboxParts {
  readonly web: Exclude<Awaited<ReturnType<typeof runWeb>>, { kind: string }>;
  readonly mailbox: Awaited<ReturnType<typeof startMailbox>>;
  readonly registers: SandboxRegistries;
}

/** The sandbox itself with the bank, and the portal: both or none. */
async function openSandboxDoors(
  config: Config,
  deps: Deps,
  parts: SandboxParts,
): Promise<NotListening | { readonly kind: 'listening'; readonly close: Listening['close'] }> {
  const portal = await openPortalDoor(config, parts.web.house);
  if (portal.kind === 'refused') return portal;
  const sandbox = await openSandboxDoor(config, deps, parts);
  if (sandbox.kind === 'refused') {
    await portal.close({ patience: 0 });
    return sandbox;
  }
  return { kind: 'listening', close: async (options) => void (await Promise.all([sandbox.close(options), portal.close(options)])) };
}

/** The bank is reached as localhost and as 127.0.0.1: two sites for a browser, so that party and provider can be different ones. */
async function openSandboxDoor(config: Config, deps: Deps, { web, mailbox, registers }: SandboxParts): ReturnType<typeof listen> {
  const port = config.sandbox?.port ?? 3002;
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const routes = [
    ...sandboxHome(homeProps(config)),
    ...bankRoutes({
      issuer: config.settings.issuer,
      origins,
      clientId: bankClientId,
      authentication: ClientSecretBasic(bankSecret),
      fetch: createOutgoingFetch({ allowLoopback: true }),
    }),
    ...registryRoutes(registers),
    ...mailboxRoutes({ store: mailbox.store, totpPeople, now: () => databaseNow(deps.db) }),
  ];
  const doors = origins.map((origin) => ({ origin, handler: web.house.door('sandbox', origin, routes) }));
  return listen({ port, handler: handlerByHost(doors), ready: async () => true });
}

/** The portal is a server of its own: it shares nothing with provider and bank but the machine. */
async function openPortalDoor({ settings, sandbox }: Config, house: SandboxParts['web']['house']): ReturnType<typeof listen> {
  const { port, origin } = sandbox?.portal ?? { port: 3003, origin: 'http://localhost:3003' };
  const routes = portalRoutes({
    issuer: settings.issuer,
    origins: [origin],
    clientId: portalClientId,
    ...(await createClientKey()),
    sandboxOrigin: sandbox?.origin ?? '',
    fetch: createOutgoingFetch({ allowLoopback: true }),
  });
  return listen({ port, handler: house.door('sandbox', origin, routes), ready: async () => true });
}

function homeProps({ settings, sandbox }: Config): Parameters<typeof sandboxHome>[0] {
  return {
    issuer: settings.issuer,
    backOfficeOrigin: settings.backOfficeOrigin,
    portalOrigin: sandbox?.portal.origin ?? '',
    waiting: waitingFile,
    officers: sandboxOfficers.map((officer) => ({
      name: officer.name,
      login: officer.login,
      role: officer.role,
      unit: unitNameOf(officer),
    })),
    people: sandboxPeople.map(({ name, login, kind, level, state, hasFactors }) => ({
      name,
      login,
      kind,
      level,
      state: state === 'repudiated' ? 'dead' : state,
      factors: hasFactors ? ['password', 'totp'] : [],
    })),
    password: sandboxPassword,
    totpSecret: sandboxTotpSecret,
  };
}
