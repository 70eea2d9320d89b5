import type { LookupAddress } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOutgoingFetch, type OutgoingCode } from '../../src/platform/outgoing.ts';
import { addressKind } from '../../src/platform/outgoing-addresses.ts';

let server: Server;
let origin: string;
let port: number;
let connections = 0;

const answers: Record<string, RequestListener> = {
  '/ok': (req, res) =>
    res.setHeader('content-type', 'application/json').end(JSON.stringify({ method: req.method, agent: req.headers['user-agent'] ?? null })),
  '/none': (_req, res) => res.writeHead(204).end(),
  '/moved': (_req, res) => res.writeHead(302, { location: '/ok' }).end(),
  '/big': (_req, res) => void res.end(Buffer.alloc(64 * 1024 + 1)),
  '/fits': (_req, res) => void res.end(Buffer.alloc(64 * 1024)),
  '/endless': (_req, res) => {
    const pump = setInterval(() => res.write(Buffer.alloc(8 * 1024)), 1);
    res.on('close', () => clearInterval(pump));
  },
  '/bomb': (_req, res) => void res.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(4_000_000))),
  '/silent': () => undefined,
};

beforeAll(async () => {
  server = createServer((req, res) => answers[new URL(req.url ?? '/', 'http://x').pathname]?.(req, res));
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  origin = `http://127.0.0.1:${port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A name server that gives these answers, one after the other. */
function resolver(...rounds: string[][]): LookupFunction {
  let round = 0;
  return (_host, _options, callback) => {
    const found = (rounds[Math.min(round++, rounds.length - 1)] ?? []).map(
      (address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }),
    );
    (callback as (error: null, all: LookupAddress[]) => void)(null, found);
  };
}

async function codeOf(call: Promise<Response>): Promise<OutgoingCode | number> {
  return call.then(
    (answer) => answer.status,
    (error: { code: OutgoingCode }) => error.code,
  );
}

describe('in the sandbox', () => {
  const fetch = createOutgoingFetch({ allowLoopback: true, timeout: 1500, connectTimeout: 500 });

  test('an answer is a plain Response', async () => {
    const answer = await fetch(`${origin}/ok`, { method: 'POST', body: 'x=1' });
    expect(answer).toBeInstanceOf(Response);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toMatchObject({ method: 'POST' });
    expect((await fetch(`${origin}/none`)).status).toBe(204);
  });

  test('a redirect is refused', async () => expect(await codeOf(fetch(`${origin}/moved`))).toBe('outgoing-redirect-refused'));
  test('64 kB fit', async () => expect((await (await fetch(`${origin}/fits`)).arrayBuffer()).byteLength).toBe(64 * 1024));
  test('one byte more is refused', async () => expect(await codeOf(fetch(`${origin}/big`))).toBe('outgoing-too-large'));
  test('an endless answer is refused', async () => expect(await codeOf(fetch(`${origin}/endless`))).toBe('outgoing-too-large'));
  test('a small answer that unpacks to a large one is refused', async () =>
    expect(await codeOf(fetch(`${origin}/bomb`))).toBe('outgoing-too-large'));
  test('silence ends', async () => expect(await codeOf(fetch(`${origin}/silent`))).toBe('outgoing-timeout'));
  test('the caller may end it sooner', async () => {
    const started = Date.now();
    expect(await codeOf(fetch(`${origin}/silent`, { signal: AbortSignal.timeout(100) }))).toBe('outgoing-timeout');
    expect(Date.now() - started).toBeLessThan(1000);
  });
  test('nobody listening', async () => expect(await codeOf(fetch('http://127.0.0.1:1/'))).toBe('outgoing-unreachable'));
  test('inner networks stay closed', async () =>
    expect(await codeOf(fetch('http://169.254.169.254/latest/meta-data'))).toBe('outgoing-address-refused'));
  test('other schemes', async () => expect(await codeOf(fetch('file:///etc/passwd'))).toBe('outgoing-scheme-refused'));
  test('a password in the address', async () =>
    expect(await codeOf(fetch(`http://user:x@127.0.0.1:${port}/ok`))).toBe('outgoing-scheme-refused'));

  test('a dispatcher of the caller does not replace the guard', async () => {
    const init = { dispatcher: { dispatch: () => expect.fail('called') } } as RequestInit;
    expect(await codeOf(fetch('http://10.0.0.1/', init))).toBe('outgoing-address-refused');
  });
});

describe('elsewhere', () => {
  const fetch = createOutgoingFetch({ allowLoopback: false, timeout: 1500 });

  test.each([
    ['loopback', () => `https://127.0.0.1:${port}/ok`],
    ['loopback as one number', () => `https://2130706433:${port}/ok`],
    ['loopback, short', () => `https://127.1:${port}/ok`],
    ['loopback of IPv6', () => `https://[::1]:${port}/ok`],
    ['mapped loopback', () => `https://[::ffff:127.0.0.1]:${port}/ok`],
    ['any address', () => `https://0.0.0.0:${port}/ok`],
    ['localhost by name', () => `https://localhost:${port}/ok`],
    ['private', () => 'https://192.168.1.1/'],
  ])('%s is refused before a connection is made', async (_name, url) => {
    const before = connections;
    expect(await codeOf(fetch(url()))).toBe('outgoing-address-refused');
    expect(connections).toBe(before);
  });

  test('plain http is refused', async () => expect(await codeOf(fetch(`${origin}/ok`))).toBe('outgoing-scheme-refused'));

  test.each([
    ['a name that points to 127.0.0.1', ['127.0.0.1']],
    ['a name with one good and one inner address', ['93.184.216.34', '10.0.0.7']],
    ['a name that points to a mapped address', ['::ffff:7f00:1']],
  ])('%s is refused', async (_name, addresses) => {
    const before = connections;
    const named = createOutgoingFetch({ allowLoopback: false, lookup: resolver(addresses) });
    expect(await codeOf(named(`https://party.example:${port}/ok`))).toBe('outgoing-address-refused');
    expect(connections).toBe(before);
  });

  test('a name that changes its mind between two calls is refused at the second', async () => {
    const named = createOutgoingFetch({ allowLoopback: true, lookup: resolver(['127.0.0.1'], ['10.0.0.1']) });
    expect(await codeOf(named(`http://party.example:${port}/ok`))).toBe(200);
    server.closeIdleConnections();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await codeOf(named(`http://party.example:${port}/ok`))).toBe('outgoing-address-refused');
  });
});

test.each([
  ['8.8.8.8', 'public'],
  ['2606:4700::1111', 'public'],
  ['127.255.0.1', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['0:0:0:0:0:ffff:7f00:1', 'loopback'],
  ['::', 'inner'],
  ['fe80::1%eth0', 'inner'],
  ['fd00::1', 'inner'],
  ['ff02::1', 'inner'],
  ['64:ff9b::7f00:1', 'inner'],
  ['2002:7f00:1::', 'inner'],
  ['2001:db8::1', 'inner'],
  ['100.64.0.1', 'inner'],
  ['172.31.255.255', 'inner'],
  ['172.32.0.1', 'public'],
  ['224.0.0.1', 'inner'],
  ['255.255.255.255', 'inner'],
] as const)('%s is %s', (address, kind) => expect(addressKind(address)).toBe(kind));
