import { connect } from 'node:net';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen } from '../../src/platform/http/listen.ts';
import { smallDoor } from '../setup/small-door.tsx';

const { handler, log, seen } = smallDoor();
let server: Listening;

beforeAll(async () => {
  const opened = await listen({ port: 0, host: '127.0.0.1', handler, ready: async () => true });
  if (opened.kind !== 'listening') throw new Error(opened.reason);
  server = opened;
});
afterAll(() => server.close({ patience: 100 }));

/** One raw request; a polite client would not send these. */
async function raw(head: string, body = ''): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.end(`${head}\r\nHost: x\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  let answer = '';
  for await (const part of socket) answer += String(part);
  return answer;
}

const statusOf = (answer: string): number => Number(answer.split(' ')[1]);
const form = (body: string) => raw('POST /open HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded', body);

describe('addresses', () => {
  test.each([
    '/%',
    '/people/%E0%A4%A',
    '/people/%00',
    '/people/%ed%a0%80',
    '/?a=%',
    '/?a=%00',
    '/?%ff=1',
    '/?__proto__=1',
    '/language?to=%',
  ])('%s: 400', async (path) => {
    expect(statusOf(await raw(`GET ${path} HTTP/1.1`))).toBe(400);
  });

  test.each(['/nowhere', '//evil.example/', '/./x', '/;/', '/PEOPLE/1', '/people/1/', '/people', '/%2e%2e/x', '*', '/\\evil'])(
    '%s: 404',
    async (path) => {
      expect(statusOf(await raw(`GET ${path} HTTP/1.1`))).toBe(404);
    },
  );

  test('an absolute target is read for its path only', async () => {
    const answer = await raw('GET http://evil.example/people/7?a=b HTTP/1.1');
    expect(answer).toContain('{"params":{"number":"7"},"query":{"a":"b"}');
  });

  test('the first of two equal query parameters counts', async () => {
    expect(await raw('GET /people/7?a=1&a=2&b HTTP/1.1')).toContain('"query":{"a":"1","b":""}');
  });

  test('a header that is too long is answered by the server itself', async () => {
    expect(statusOf(await raw(`GET /?a=${'x'.repeat(40_000)} HTTP/1.1`))).toBe(431);
  });
});

describe('forms', () => {
  const manyFields = Array.from({ length: 300 }, (_, index) => index.toString(36)).join('&');

  test.each([
    'a=%',
    'a=%E1%BB',
    '%=1',
    'a=%00',
    'a=x%00y',
    'a=%ed%a0%80',
    'a=1&a=2',
    'a=1&%61=2',
    '__proto__=x',
    '%5f_proto__=x',
    manyFields,
  ])('%.30s: 400', async (body) => {
    expect(statusOf(await form(body))).toBe(400);
  });

  test('a megabyte in one field: 413, measured or announced, and never more than the limit is kept', async () => {
    const agent = request(handler);
    const big = `a=${'x'.repeat(1_100_000)}`;
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await agent.post('/open').set(type).send(big)).status).toBe(413);
    expect((await agent.post('/note').set(type).send(big)).status).toBe(413);
    const chunked = await raw2(
      `POST /open HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type['content-type']}\r\nTransfer-Encoding: chunked\r\n\r\n7d2\r\n${'x'.repeat(2002)}\r\n0\r\n\r\n`,
    );
    expect(statusOf(chunked)).toBe(413);
  });

  test('the limit is a limit of bytes: exactly it is taken, one more is not', async () => {
    expect(statusOf(await form(`a=${'x'.repeat(998)}`))).toBe(303);
    expect(statusOf(await form(`a=${'x'.repeat(999)}`))).toBe(413);
  });

  test('a compressed body is refused', async () => {
    expect(
      statusOf(await raw('POST /open HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Type: application/x-www-form-urlencoded', 'a=b')),
    ).toBe(400);
  });

  test('another type is refused, no body is an empty form', async () => {
    expect(statusOf(await raw('POST /open HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x', '--x--'))).toBe(400);
    expect(statusOf(await raw('POST /open HTTP/1.1', 'a=b'))).toBe(400);
    expect(statusOf(await raw('POST /open HTTP/1.1'))).toBe(303);
  });
});

async function raw2(text: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.end(text);
  let answer = '';
  for await (const part of socket) answer += String(part);
  return answer;
}

test('of all this nothing was an error of ours, and nothing reached a handler that should not', () => {
  expect(log.filter(({ level }) => (level as number) >= 50)).toEqual([]);
  expect(seen).toEqual([]);
});
