import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { House } from '../../src/app.ts';
import { admitParty } from '../../src/domain/relying-parties/actions.ts';
import { readAdmission } from '../../src/domain/relying-parties/admission.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { listen, type Listening } from '../../src/platform/http/listen.ts';
import { createSecrets } from '../../src/platform/key-file.ts';
import type { Settings } from '../../src/platform/settings.ts';
import { buildHouseFor, readiness } from '../../src/run.ts';
import { seedSandbox } from '../../src/sandbox/seed.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { newPerson, type NewPerson, type TestPerson } from './new-person.ts';
import { Party } from './party.ts';
import { type Registers, registersInMemory } from './registers.ts';
import { freePorts } from './free-ports.ts';

export interface TestHouse {
  readonly deps: Deps;
  readonly database: TestDatabase;
  readonly issuer: string;
  /** Where the first node listens: the issuer itself, unless a proxy stands in front of it. */
  readonly served: string;
  readonly house: House;
  /** What registers answer to this house. */
  readonly registers: Registers;
  /** Admits a service and gives a client for it. Attributes as in a file of `SANDBOX_CLIENTS`. */
  party(attributes?: Record<string, unknown>): Promise<Party>;
  /** Origin of a second node: the same issuer and database, a process state of its own. Started when first asked for. */
  secondNode(): Promise<string>;
  /** A person of one's own, so that tests do not use up each other's codes. */
  person(about?: Partial<NewPerson>): Promise<TestPerson>;
  stop(): Promise<void>;
}

const limits: Settings['limits'] = { factorFreshness: 12 * 3600, biometricFreshness: 300, idle: 3600, absolute: 12 * 3600 };

export interface TestHouseOptions {
  readonly limits?: Partial<Settings['limits']>;
  /** A migrated database; a copy of the template when absent. Dropped with the house. */
  readonly database?: TestDatabase;
  /** Another issuer than where the house listens, as behind a proxy. */
  readonly issuer?: string;
  readonly trustedProxies?: readonly string[];
  /** Further clients, as `SANDBOX_CLIENTS` names them. */
  readonly clientsFile?: string;
}

/** The whole house on real ports over a database of its own, with the people of the sandbox. */
export async function startTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const database = options.database ?? (await createTestDatabase());
  const [port = 0, deskPort = 0] = await freePorts(2);
  const served = `http://localhost:${port}`;
  const issuer = options.issuer ?? served;
  const deps: Deps = {
    db: database.db,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    secrets: createSecrets({ keys: [{ id: 'test', secret: randomBytes(32) }], sandbox: true }),
    settings: {
      issuer,
      backOfficeOrigin: `http://localhost:${deskPort}`,
      passkeyRpId: 'localhost',
      sandbox: true,
      limits: { ...limits, ...options.limits },
    },
  };
  const registers = registersInMemory();
  const problems = await seedSandbox(deps, { clientsFile: options.clientsFile });
  if (problems.length > 0) throw new Error(`the clients cannot be admitted: ${JSON.stringify(problems)}`);
  const build = (): ReturnType<typeof buildTestHouse> =>
    buildTestHouse(deps, { port, trustedProxies: options.trustedProxies ?? [], registers });
  const first = await build();
  const ready = readiness(deps);
  const open: { stop(): Promise<void> }[] = [];
  const serve = async (at: number, handler: House['provider']): Promise<Listening> => {
    const server = await listen({ port: at, handler, ready });
    if (server.kind === 'refused') throw new Error(`port ${at}: ${server.reason}`);
    open.push({ stop: () => server.close({ patience: 200 }) });
    return server;
  };
  await Promise.all([serve(port, first.house.provider), serve(deskPort, first.house.backOffice)]);
  open.push(first);
  let second: Promise<string> | undefined;
  return {
    deps,
    database,
    issuer,
    served,
    house: first.house,
    registers,
    party: (attributes) => admit(deps, { issuer, ...(issuer === served ? {} : { reach: served }) }, attributes),
    person: (about) => newPerson(deps, about),
    secondNode: () => {
      second ??= (async () => {
        const other = await build();
        open.push(other);
        return `http://localhost:${(await serve(0, other.house.provider)).port}`;
      })();
      return second;
    },
    stop: async () => {
      await Promise.all(open.map((one) => one.stop()));
      await database.drop();
    },
  };
}

/** One node, put together and following the signing keys as in production. */
async function buildTestHouse(
  deps: Deps,
  { port, trustedProxies, registers }: { port: number; trustedProxies: readonly string[]; registers: Registers },
): ReturnType<typeof buildHouseFor> {
  return buildHouseFor({ trustedProxies, listen: { port } }, deps, registers);
}

let admitted = 0;

async function admit(deps: Deps, where: { issuer: string; reach?: string }, attributes: Record<string, unknown> = {}): Promise<Party> {
  admitted += 1;
  const clientId = typeof attributes.client_id === 'string' ? attributes.client_id : `party-${admitted}`;
  const hasSecret = attributes.token_endpoint_auth_method !== 'private_key_jwt';
  const given = {
    client_id: clientId,
    ...(hasSecret ? { client_secret: `secret-of-${clientId}-0123456789abcdef` } : {}),
    redirect_uris: [`http://localhost:9/${clientId}/callback`],
    ...attributes,
  };
  const read = readAdmission(given, { sandbox: true });
  if ('problems' in read) throw new Error(read.problems.join('; '));
  await inTransaction(deps.db, (tx) => admitParty(tx, deps, read.admission));
  return new Party({ ...where, clientId, secret: given.client_secret ?? '', redirectUri: given.redirect_uris[0] ?? '' });
}
