import { type AddressInfo, createServer } from 'node:net';
import { admitParty } from '../../src/domain/relying-parties/actions.ts';
import { readAdmission } from '../../src/domain/relying-parties/admission.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { createSecrets, generateKeyFile, readKeyFile } from '../../src/platform/key-file.ts';
import { Wire } from '../load/browser.ts';
import { Crowd, type CrowdFacts } from '../load/crowd.ts';
import type { Service, Target } from '../load/flows.ts';
import { ServerProcess } from '../processes/server-process.ts';
import type { BenchDatabases } from './database-server.ts';
import { agreeForAll, seedPeople } from './people.ts';
import { freePorts } from '../../test/setup/free-ports.ts';

/** A house of its own: database with people, server process, and the way to it. */
export interface Installation {
  readonly target: Target;
  readonly facts: CrowdFacts;
  readonly db: Db;
  readonly server: ServerProcess;
  /** Environment of every process of this house. */
  readonly env: Readonly<Record<string, string>>;
  /** What the database does by itself within its first minute: plans made while the tables were empty are made anew. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface InstallationOptions {
  readonly name: string;
  readonly people: number;
  readonly lanes: number;
  readonly service: Service;
  readonly keyFile: string;
  readonly passwordHash: string;
  readonly profileTo?: string | undefined;
}

export async function setUp(databases: BenchDatabases, options: InstallationOptions): Promise<Installation> {
  const { name, people, lanes, service, keyFile, profileTo } = options;
  generateKeyFile(keyFile, { sandbox: true });
  const key = readKeyFile(keyFile);
  if ('problem' in key) throw new Error(key.problem);
  const secrets = createSecrets(key.material);
  const { url, db } = await databases.create();
  const receiver = await openDeadReceiver();
  const read = readAdmission(admissionOf(service, receiver.origin), { sandbox: true });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  await inTransaction(db, (tx) => admitParty(tx, { secrets }, read.admission));
  const facts = await seedPeople(db, { secrets, count: people, passwordHash: options.passwordHash });
  await agreeForAll(db, service);
  await db.raw('vacuum analyze');
  const [port = 0, deskPort = 0] = await freePorts(2);
  const env = { DATABASE_URL: url, KEY_FILE: keyFile, PORT: String(port), BACK_OFFICE_PORT: String(deskPort) };
  const server = await ServerProcess.start('house/server.ts', { env }, { profileTo });
  const wire = new Wire(server.origin, lanes);
  return {
    target: { name, wire, service, crowd: new Crowd(facts) },
    facts,
    db,
    server,
    env,
    settle: async () => {
      await db.raw('vacuum analyze');
    },
    stop: async () => {
      await wire.close();
      await server.stop();
      receiver.close();
    },
  };
}

/** A state service whose consent stands: sign-in by session shows no page. */
function admissionOf(service: Service, receiver: string): Record<string, unknown> {
  return {
    client_id: service.clientId,
    client_secret: service.secret,
    redirect_uris: [service.redirectUri],
    backchannel_logout_uri: `${receiver}/log-out`,
    backchannel_logout_session_required: true,
    kind: 'state',
    min_acr: 'level-2',
    name_vi: 'Bench',
    name_en: 'Bench',
    purpose_vi: 'Bench',
    purpose_en: 'Bench',
  };
}

/** Takes connections and never answers, as a service does whose machine hangs. */
async function openDeadReceiver(): Promise<{ origin: string; close(): void }> {
  const server = createServer().unref();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}
