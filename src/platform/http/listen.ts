import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ListenOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Address to listen on; all when absent. */
  readonly host?: string;
  readonly handler: (req: IncomingMessage, res: ServerResponse) => unknown;
  /** Whether requests can be served now. A rejection counts as no. */
  readonly ready: () => Promise<boolean>;
}

export interface Listening {
  readonly kind: 'listening';
  readonly port: number;
  /** Milliseconds. Says "not ready" for `notice`, stops accepting, waits for requests under way, then cuts what is left after `patience`. */
  close(options?: { readonly notice?: number; readonly patience?: number }): Promise<void>;
}

export interface NotListening {
  readonly kind: 'refused';
  readonly reason: 'port-in-use' | 'port-forbidden' | 'address-unknown';
  readonly port: number;
}

/**
 * Milliseconds and bytes. A header of 32 kB holds an authorization request of 8 kB with its cookies, percent-encoded. A picture of 8 MB takes
 * more than a minute over a slow telephone.
 */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 32 * 1024,
  connectionsCheckingInterval: 5000,
};

const refusals: Readonly<Record<string, NotListening['reason']>> = {
  EADDRINUSE: 'port-in-use',
  EACCES: 'port-forbidden',
  EADDRNOTAVAIL: 'address-unknown',
};

/** Serves until closed. A port that cannot be had is an answer, not an exception. `/livez` and `/readyz` are answered here. */
export async function listen(options: ListenOptions): Promise<Listening | NotListening> {
  const state = { draining: false };
  const underWay = new Set<ServerResponse>();
  const server = createServer(limits, (req, res) => {
    underWay.add(res);
    res.once('close', () => underWay.delete(res));
    if (state.draining) res.shouldKeepAlive = false;
    if (!answersProbe(req, res, async () => !state.draining && (await options.ready()))) options.handler(req, res);
  });
  const refused = await open(server, options);
  if (refused) return { kind: 'refused', reason: refused, port: options.port };
  return {
    kind: 'listening',
    port: (server.address() as AddressInfo).port,
    close: async ({ notice = 0, patience = 10_000 } = {}) => {
      state.draining = true;
      // The load balancer asks /readyz; it must have seen the no before the port is gone.
      await sleep(notice);
      await drain(server, underWay, patience);
    },
  };
}

async function open(server: Server, { port, host }: ListenOptions): Promise<NotListening['reason'] | undefined> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = refusals[error.code ?? ''];
      if (reason) resolve(reason);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => resolve(undefined));
  });
}

async function drain(server: Server, underWay: ReadonlySet<ServerResponse>, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  for (const res of underWay) if (!res.headersSent) res.shouldKeepAlive = false;
  const cut = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(cut);
}

/** Answers for the load balancer and the supervisor: no log line, no cookie, no page. */
function answersProbe(req: IncomingMessage, res: ServerResponse, ready: () => Promise<boolean>): boolean {
  const path = req.url?.split('?')[0];
  if (path !== '/livez' && path !== '/readyz') return false;
  void answerProbe(res, path === '/livez' ? async () => true : ready);
  return true;
}

async function answerProbe(res: ServerResponse, ready: () => Promise<boolean>): Promise<void> {
  const yes = await ready().catch(() => false);
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  res.writeHead(yes ? 200 : 503, headers).end(yes ? 'ok\n' : 'not ready\n');
}
