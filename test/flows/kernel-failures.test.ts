import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../src/lib/errors.ts';
import { openDatabase } from '../../src/platform/database/pool.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { everybody, json, route } from '../../src/platform/http/route.ts';
import type { Route } from '../../src/platform/http/types.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { smallDoor } from '../setup/small-door.tsx';

let database: TestDatabase;
let tiny: Db;
const nobody = openDatabase('postgres://u:p@127.0.0.1:1/none');

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  tiny = openDatabase(database.url, { max: 1, statementTimeout: 300 });
});
afterAll(async () => {
  await nobody.destroy();
  await tiny.destroy();
  await database.drop();
});

const get = (path: string, work: () => Promise<unknown>): Route =>
  route({ method: 'GET', path, who: everybody, handle: async () => json(await work()) });

const door = smallDoor({}, [
  get('/refused', () => nobody.raw('select 1')),
  get('/killed', () => database.db.raw('select pg_terminate_backend(pg_backend_pid())')),
  get('/slow', () => tiny.raw('select pg_sleep(5)')),
  get('/broken-sql', () => database.db.raw('select ?::uuid', ['003090000001'])),
  get('/bug', async () => {
    throw new TypeError('a-message-for-the-log');
  }),
  get('/known', async () => {
    throw new AppError('too-many-requests', 'limit reached');
  }),
  get('/nonsense', async () => {
    // oxlint-disable-next-line no-throw-literal, only-throw-error -- libraries do it
    throw 'text';
  }),
  get('/outgoing', async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' }) });
  }),
]);
const agent = request(door.handler);

describe('a database that is away is 503, and works again when it is back', () => {
  test.each(['/refused', '/killed', '/slow'])('%s', async (path) => {
    const answer = await agent.get(path);
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('data-code="database-unavailable"');
    expect(answer.text).not.toMatch(/ECONN|select|terminat|pg_/);
  });

  test('after that a query works', async () => {
    expect((await database.db.raw<{ rows: unknown[] }>('select 1')).rows).toHaveLength(1);
  });
});

describe('faults of ours are 500 with a number, and in the log', () => {
  test.each(['/bug', '/broken-sql', '/nonsense', '/outgoing'])('%s', async (path) => {
    const answer = await agent.get(path);
    const reference = /data-reference="([^"]+)"/.exec(answer.text)?.[1];
    expect(answer.status).toBe(500);
    expect(answer.text).not.toMatch(/a-message-for-the-log|\bat \/|node_modules|uuid/);
    const line = door.log.find(({ requestId, msg }) => requestId === reference && msg === 'request failed');
    expect(line).toMatchObject({ level: 50, code: 'unexpected' });
  });

  test('with the stack, but never with the values of a statement', () => {
    const text = JSON.stringify(door.log);
    expect(text).toContain('a-message-for-the-log');
    expect(text).toContain('kernel-failures.test.ts');
    expect(text).toContain('22P02');
    expect(text).not.toContain('003090000001');
  });
});

test('a code of the catalogue brings its status and its level', async () => {
  expect((await agent.get('/known')).status).toBe(429);
  expect(door.log.find(({ code }) => code === 'too-many-requests')).toMatchObject({ level: 30 });
});

test('when even the error page fails: no words, only the number', async () => {
  const broken = smallDoor({
    errorPage: {
      title: () => {
        throw new Error('layout');
      },
      body: () => {
        throw new Error('layout');
      },
    },
  });
  const answer = await request(broken.handler).get('/nowhere');
  expect(answer.status).toBe(500);
  expect(answer.text).toMatch(/^Internal Server Error [0-9A-Z-]{14}\n$/);
});

test('a door with two equal routes, or with a POST that does not name its fields, is not opened', () => {
  expect(() => smallDoor({}, [get('/', async () => 1)])).toThrow('two routes for GET /');
  expect(() => smallDoor({}, [route({ method: 'POST', path: '/x', who: everybody, handle: async () => json(1) })])).toThrow('which fields');
});
