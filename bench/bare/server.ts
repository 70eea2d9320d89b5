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

const facts = await parcel<BareParcel>();
let handle: Awaited<ReturnType<typeof buildBareProvider>>;
const server = createServer((req, res) => handle(req, res));
server.keepAliveTimeout = 65_000;
server.listen(0, '127.0.0.1', async () => {
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  handle = await buildBareProvider(origin, facts);
  serveBench(origin, () => 0);
});
