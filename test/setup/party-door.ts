import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { errorView } from '../../views/pages/error.tsx';
import { layout } from '../../views/layout.tsx';
import { ClientSecretBasic } from 'openid-client';
import { pino } from 'pino';
import { createDoor } from '../../src/platform/http/kernel.ts';
import type { Route } from '../../src/platform/http/types.ts';
import { createOutgoingFetch } from '../../src/platform/outgoing.ts';
import { bankRoutes } from '../../src/sandbox/bank/routes.ts';
import { handlerByHost } from '../../src/sandbox/by-host.ts';
import { testSecrets } from './small-door.tsx';

const assetsDir = fileURLToPath(new URL('../../views/assets', import.meta.url));

export interface PartyDoor {
  /** `http://localhost:…` and `http://127.0.0.1:…` of one listener. */
  readonly origins: readonly [string, string];
  /** Only then requests are served. The port is known before, so that it can be registered. */
  serve(routes: readonly Route[]): void;
  close(): void;
}

/** A relying party of the sandbox on a real port, alone. */
export async function openPartyDoor(): Promise<PartyDoor> {
  const held: { handler?: ReturnType<typeof handlerByHost> } = {};
  const server = createServer((req, res) => held.handler?.(req, res));
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as AddressInfo;
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`] as const;
  return {
    origins,
    serve: (routes) => {
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

export interface BankDoor extends Omit<PartyDoor, 'serve'> {
  /** Names the issuer. */
  serve(parts: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }): void;
}

/** The bank on a real port, alone. */
export async function openBankDoor(): Promise<BankDoor> {
  const door = await openPartyDoor();
  const fetch = createOutgoingFetch({ allowLoopback: true });
  return {
    ...door,
    serve: ({ issuer, clientId, clientSecret }) =>
      door.serve(bankRoutes({ issuer, clientId, authentication: ClientSecretBasic(clientSecret), origins: door.origins, fetch })),
  };
}
