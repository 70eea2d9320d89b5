import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Listening, type ListenOptions, listen } from '../../src/platform/http/listen.ts';
import { everybody, json, route } from '../../src/platform/http/route.ts';
import { smallDoor } from '../setup/small-door.tsx';

const slow = (ms: number) =>
  smallDoor({}, [
    route({
      method: 'GET',
      path: '/slow',
      who: everybody,
      handle: async () => {
        await sleep(ms);
        return json('done');
      },
    }),
  ]);

async function start(options: Partial<ListenOptions> = {}): Promise<Listening & { url: string }> {
  const server = await listen({ port: 0, host: '127.0.0.1', handler: slow(300).handler, ready: async () => true, ...options });
  if (server.kind !== 'listening') throw new Error(server.reason);
  return { ...server, url: `http://127.0.0.1:${server.port}` };
}

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

test('a request under way is finished, new ones are not taken, readiness says no first', async () => {
  const server = await start();
  const under = fetch(`${server.url}/slow`);
  await sleep(50);
  const closing = server.close({ notice: 100 });
  const readyWhile = await statusOf(`${server.url}/readyz`);
  const liveWhile = await statusOf(`${server.url}/livez`);
  await sleep(120);
  await expect(fetch(`${server.url}/`)).rejects.toThrow('fetch failed');
  const answer = await under;
  expect([readyWhile, liveWhile, answer.status, await answer.json()]).toEqual([503, 200, 200, 'done']);
  await closing;
});

test('idle keep-alive connections do not hold the door open', async () => {
  const server = await start();
  const agent = new Agent({ keepAlive: true });
  const answer = await new Promise<IncomingMessage>((resolve) => void get(`${server.url}/`, { agent }, resolve));
  answer.resume();
  await sleep(30);
  const began = performance.now();
  await server.close({ patience: 5000 });
  expect(performance.now() - began).toBeLessThan(1000);
  agent.destroy();
});

test('a connection that was busy when the closing began does not hold it open afterwards', async () => {
  const server = await start();
  const agent = new Agent({ keepAlive: true });
  const answer = new Promise<IncomingMessage>((resolve) => void get(`${server.url}/slow`, { agent }, resolve));
  await sleep(50);
  const began = performance.now();
  const closing = server.close({ patience: 5000 });
  (await answer).resume();
  await closing;
  expect((await answer).statusCode).toBe(200);
  expect(performance.now() - began).toBeLessThan(1500);
  agent.destroy();
});

test('who does not finish is cut off after the patience', async () => {
  const server = await start({ handler: slow(5000).handler });
  const under = fetch(`${server.url}/slow`).catch((error: Error) => error.message);
  await sleep(50);
  const began = performance.now();
  await server.close({ patience: 200 });
  expect(performance.now() - began).toBeLessThan(1500);
  expect(await under).toBe('fetch failed');
});

test('readiness is what it is told, and a failure is a no', async () => {
  let answer: () => Promise<boolean> = async () => true;
  const server = await start({ ready: () => answer() });
  const seen = [await statusOf(`${server.url}/readyz`)];
  answer = async () => false;
  seen.push(await statusOf(`${server.url}/readyz?x`));
  answer = async () => {
    throw new Error('database away');
  };
  seen.push(await statusOf(`${server.url}/readyz`), await statusOf(`${server.url}/livez`));
  expect(seen).toEqual([200, 503, 503, 200]);
  await server.close();
});

test('a port that is taken is an answer', async () => {
  const server = await start();
  expect(await listen({ port: server.port, host: '127.0.0.1', handler: () => undefined, ready: async () => true })).toEqual({
    kind: 'refused',
    reason: 'port-in-use',
    port: server.port,
  });
  expect(await listen({ port: 0, host: '192.0.2.1', handler: () => undefined, ready: async () => true })).toMatchObject({
    kind: 'refused',
    reason: 'address-unknown',
  });
  await server.close();
});

test('who hangs up in the middle of a form leaves no trace of an error', async () => {
  const door = slow(10);
  const server = await start({ handler: door.handler });
  const socket = connect(server.port, '127.0.0.1');
  socket.write('POST /open HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na=');
  await sleep(50);
  socket.destroy();
  await sleep(100);
  expect(door.log.filter(({ level }) => (level as number) >= 40)).toEqual([]);
  expect(door.log.at(-1)).toMatchObject({ path: '/open', aborted: true });
  await server.close();
});
