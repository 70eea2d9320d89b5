import { pino } from 'pino';
import { type Config, type Environment, readConfig } from './config.ts';
import { productionProblems } from './config-production.ts';
import { createMailSender } from './connectors/mail.ts';
import { createSmsSender } from './connectors/sms.ts';
import type { Registries } from './connectors/registries.ts';
import type { RegistryFeeds } from './connectors/registry-events.ts';
import { registryHands } from './connectors/registries/access.ts';
import { createFeeds, createRegistries } from './connectors/registries/index.ts';
import type { Senders } from './domain/notifications/delivery.ts';
import { createGuard } from './domain/registries/guard.ts';
import { openDatabase } from './platform/database/pool.ts';
import type { Deps } from './platform/deps.ts';
import type { NotListening } from './platform/http/listen.ts';
import { createSecrets, readKeyFile } from './platform/key-file.ts';
import { createOutgoingFetch } from './platform/outgoing.ts';
import type { StartProblem } from './platform/start-problems.ts';
import { buildHouseFor, type Running, runWeb, runWorker } from './run.ts';

export type ProductionStart = Running | { readonly problems: readonly StartProblem[] } | NotListening;

/** The web of a real installation. Refuses to start on anything unsafe and names all of it at once. */
export async function startWeb(env: Environment): Promise<ProductionStart> {
  const opened = await open(env);
  if ('problems' in opened) return opened;
  const web = await runWeb(opened.config, opened.deps, registriesOf(opened));
  if ('kind' in web) {
    await opened.deps.db.destroy();
    return web;
  }
  return { stop: () => web.stop().then(() => opened.deps.db.destroy()) };
}

/** Background work of a real installation: messages, log-out notices, key rotation, regular sweeps. */
export async function startWorker(env: Environment): Promise<ProductionStart> {
  const opened = await open(env);
  if ('problems' in opened) return opened;
  const { config, deps } = opened;
  const { registries, feeds } = registriesOf(opened);
  const { house, stop } = await buildHouseFor(config, deps, registries);
  const worker = await runWorker(config, deps, { house, senders: sendersOf(config), registries, feeds });
  return {
    stop: async () => {
      await worker.stop();
      await stop();
      await deps.db.destroy();
    },
  };
}

async function open(env: Environment): Promise<{ config: Config; deps: Deps } | { problems: readonly StartProblem[] }> {
  const problems = await productionProblems(env);
  const read = readConfig(env, 'production');
  const key = readKeyFile(env.KEY_FILE ?? '');
  if (problems.length > 0 || 'problems' in read || 'problem' in key) return { problems };
  const config = read.ok;
  const db = openDatabase(config.database.url ?? '', { max: config.database.poolSize });
  return { config, deps: { db, log: pino({ level: config.logLevel }), secrets: createSecrets(key.material), settings: config.settings } };
}

function registriesOf({ config, deps }: { config: Config; deps: Deps }): { registries: Registries; feeds: RegistryFeeds } {
  const { registries: access } = config;
  if (!access) throw new Error('production without registers');
  const hands = { ...registryHands(access), guard: createGuard(deps) };
  return { registries: createRegistries(access, hands), feeds: createFeeds(access, hands) };
}

function sendersOf({ mail, sms }: Config): Senders {
  return {
    ...(mail ? { mail: createMailSender({ ...mail, fromName: 'Định Danh' }) } : {}),
    // The gateway's address is the operator's own choice; it may stand in an inner network.
    ...(sms ? { sms: createSmsSender({ ...sms, fetch: createOutgoingFetch({ allowLoopback: true, allowInner: true }) }) } : {}),
  };
}
