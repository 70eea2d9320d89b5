import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parcel, serveBench } from '../processes/parent-link.ts';
import type { CrowdFacts } from '../load/crowd.ts';
import type { Service } from '../load/flows.ts';
import { buildBareProvider } from './provider.ts';

export interface BareParcel {
  readonly crowd: CrowdFacts;
  /** Argon2id hash of the crowd's password. */
  readonly hash: string;
  readonly service: Service;
}

type Handler = Awaited<ReturnType<typeof buildBareProvider>>;

const facts = await parcel<BareParcel>();
const current: { handle?: Handler } = {};
const server = createServer((req, res) => void current.handle?.(req, res));
server.keepAliveTimeout = 65_000;
await new Promise<void>((resolve) => server.listen(0, resolve));
const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
current.handle = await buildBareProvider(origin, facts);
serveBench(origin, () => 0);
