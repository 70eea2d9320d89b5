import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Gate, Route } from '../../src/platform/http/types.ts';
import { filesIn, top } from './files.ts';
import { type DoorRoutes, faults } from './routes-check.ts';

/** Stands in for whatever a door is handed: routes are only looked at here, never walked. */
const standIn: unknown = new Proxy(() => standIn, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => 'http://stand-in.example' : key === 'then' ? undefined : standIn),
  apply: () => standIn,
});

async function routesOf(path: string): Promise<DoorRoutes> {
  const module: Record<string, unknown> = await import(join(top, path));
  const lists = Object.entries(module).map(([name, value]) => {
    if (Array.isArray(value)) return value;
    return typeof value === 'function' && /routes$/i.test(name) ? value(standIn, standIn, standIn) : [];
  });
  return { door: path.split('/')[2] ?? path, routes: lists.flat() as Route<never, never>[] };
}

const files = filesIn(['src/web'], /^src\/web\/[^/]+\/routes\.ts$/);

test('every route says who may pass and which fields it takes, and no two are the same', async () => {
  const doors = await Promise.all(files.map(routesOf));
  for (const { door, routes } of doors) expect(routes.length, `routes of ${door}`).toBeGreaterThan(0);
  expect(faults(doors)).toEqual([]);
});

const who: Gate<unknown> = { name: 'anybody', admit: async () => ({ admitted: undefined }) };
const handle = async (): Promise<{ kind: 'handled' }> => ({ kind: 'handled' });
const get = { method: 'GET', path: '/a', who, handle };
const post = { method: 'POST', path: '/a', who, handle, form: z.strictObject({}) };

test.each([
  ['no gate', [{ ...get, who: undefined }], 'does not say who may pass'],
  ['no form', [{ ...post, form: undefined }], 'is a POST without a form'],
  ['a loose form', [{ ...post, form: z.object({ a: z.string() }) }], 'lets unknown fields pass'],
  ['a GET with a form', [{ ...get, form: z.strictObject({}) }], 'is a GET with a form'],
  [
    'two of the same',
    [
      { ...get, path: '/a/:id' },
      { ...get, path: '/a/:uid' },
    ],
    'is there twice',
  ],
])('%s is found', (_, routes, message) => {
  const list = faults([{ door: 'sign-in', routes: routes as unknown as DoorRoutes['routes'] }]);
  expect(list).toHaveLength(1);
  expect(list[0]).toContain(message);
});

test('the same path on the other origin, and a GET beside its POST, are fine', () => {
  const routes = [get, post] as unknown as DoorRoutes['routes'];
  expect(
    faults([
      { door: 'sign-in', routes },
      { door: 'back-office', routes },
    ]),
  ).toEqual([]);
});
