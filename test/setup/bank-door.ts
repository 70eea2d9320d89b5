import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { errorView } from '../../views/pages/error.tsx';
import { layout } from '../../views/layout.tsx';
import { pino } from 'pino';
import { createDoor } from '../../src/platform/http/kernel.ts';
import { createOutgoingFetch } from '../../src/platform/outgoing.ts';
import { bankRoutes } from '../../src/sandbox/bank/routes.ts';
import type { BankParts } from '../../src/sandbox/bank/types.ts';
import { handlerByHost } from '../../src/sandbox/by-host.ts';
import { testSecrets } from './small-door.tsx';

const assetsDir = fileURLToPath(new URL('../../views/assets', import.meta.url));

export interface BankDoor {
  /** `http://localhost:…` and `http://127.0.0.1:…` of one listener. */
  readonly origins: readonly [string, string];
  /** Names the issuer; only then requests are served. The port is known before, so that it can be registered. */
  serve(parts: Pick<BankParts, 'issuer' | 'clientId' | 'clientSecret'>): void;
  close(): void;
}

/** The bank on a real port, alone. */
export async function openBankDoor(): Promise<BankDoor> {
  const held: { handler?: ReturnType<typeof handlerByHost> } = {};
  const server = createServer((req, res) => held.handler?.(req, res));
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as AddressInfo;
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`] as const;
  return {
    origins,
    serve: (parts) => {
      const fetch = createOutgoingFetch({ allowLoopback: true });
      const routes = bankRoutes({ ...parts, origins, fetch });
      const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
      const common = {
        name: 'sandbox',
        routes,
        layout,
        errorPage: errorView,
        secrets: testSecrets,
        settings: { sandbox: true },
        log,
        assetsDir,
      };
      held.handler = handlerByHost(origins.map((origin) => ({ origin, handler: createDoor({ ...common, origin }).callback() })));
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
