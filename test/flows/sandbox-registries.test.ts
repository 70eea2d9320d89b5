import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen, type Listening } from '../../src/platform/http/listen.ts';
import { cases } from '../../src/sandbox/registries/people/everybody.ts';
import { registryRoutes } from '../../src/sandbox/registries/routes.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { startTestRegistries, type TestRegistries } from '../setup/registries.ts';
import { textOf, Visitor } from '../setup/visitor.ts';
import { freePorts } from '../setup/free-ports.ts';

let house: TestHouse;
let sandbox: TestRegistries;
let door: Listening;
let origin: string;

beforeAll(async () => {
  [house, sandbox] = await Promise.all([startTestHouse(), startTestRegistries()]);
  const [port = 0] = await freePorts(1);
  origin = `http://localhost:${port}`;
  const opened = await listen({ port, handler: house.house.door('sandbox', origin, registryRoutes(sandbox)), ready: async () => true });
  if (opened.kind === 'refused') throw new Error(opened.reason);
  door = opened;
});
afterAll(async () => {
  await door.close({ patience: 200 });
  await Promise.all([house.stop(), sandbox.stop()]);
});

const open = (path: string) => new Visitor().open(`${origin}${path}`);

test('the list begins with the sample cases, and each leads to its person', async () => {
  const page = await open('/registries');
  expect(page.status).toBe(200);
  for (const { fullName, id } of Object.values(cases)) {
    expect(page.html).toContain(`/registries/people/${id}"`);
    expect(textOf(page)).toContain(fullName);
  }
});

test.each([
  ['a part of the name without marks', 'minh khang', '003088100001'],
  ['a number', '003088100001', '003088100001'],
  ['a number that was replaced', '003090100020', '003190100020'],
  ['a passport', 'zz900101', 'IM-900101'],
  ['a telephone as people write it', '0509 000 029', '003194100029'],
])('somebody is found by %s', async (_, query, id) => {
  const page = await open(`/registries?${new URLSearchParams({ q: query })}`);
  expect(page.html).toContain(`/registries/people/${id}"`);
  expect(textOf(page)).toContain('Tìm thấy 1 người');
});

test('everybody can be paged through', async () => {
  const seen = new Set<string>();
  let path: string | undefined = '/registries?q=0';
  while (path) {
    const page = await open(path);
    for (const [, id = ''] of page.html.matchAll(/\/registries\/people\/([\w-]+)"/g)) seen.add(id);
    path = /rel="next"/.test(page.html) ? /href="([^"]+)" rel="next"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') : undefined;
  }
  expect(seen.size).toBeGreaterThan(400);
});

test('a person is shown as the registers know them', async () => {
  const text = textOf(await open(`/registries/people/${cases.naturalised.id}`));
  for (const words of ['Kim Sora', '003186100032', 'ZZ900032 (KOR)', 'chính người này']) expect(text).toContain(words);
  expect((await open('/registries/people/003')).status).toBe(404);
});

test('pictures are pictures, and fit in an application', async () => {
  const { id } = cases.adultWithCard;
  for (const picture of ['face-today', 'face-on-file', 'iris-left', 'left-thumb']) {
    const answer = await new Visitor().request(`${origin}/registries/people/${id}/${picture}.jpg`);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).format).toBe('jpeg');
  }
  const today = await new Visitor().request(`${origin}/registries/people/${id}/face-today.jpg`);
  const found = await sandbox.registries.idCard.compareFace(id, new Uint8Array(await today.arrayBuffer()));
  expect(found).toMatchObject({ kind: 'compared' });
});

test.each(['003088100001/nose', 'IM-900105/face-on-file', '003070100025/right-thumb', 'nobody/face-today'])(
  'there is no picture %s',
  async (path) => {
    expect((await open(`/registries/people/${path}.jpg`)).status).toBe(404);
  },
);

describe('events', () => {
  test('are made to happen on the page of a person', async () => {
    const path = `/registries/people/${cases.heldCard.id}`;
    const visitor = new Visitor();
    const page = await visitor.submit(await visitor.open(`${origin}${path}`), { kind: 'card-returned' }, { action: '/events' });
    expect(page.url.pathname).toBe(path);
    expect(textOf(page)).toContain('thẻ được trả lại');
    expect(await sandbox.registries.idCard.findCard(cases.heldCard.id)).toMatchObject({ data: { status: 'valid' } });
  });

  test.each([{ kind: '' }, { kind: 'star' }, { kind: 'passport-ended' }])('%o is refused', async (fields) => {
    const visitor = new Visitor();
    const form = await visitor.open(`${origin}/registries/people/${cases.thirdAdult.id}`);
    expect((await visitor.submit(form, fields, { action: '/events' })).status).toBe(422);
  });
});

describe('faults', () => {
  const ask = () => sandbox.registries.population.findPerson(cases.adultWithCard.id);

  test('are begun and ended on a page', async () => {
    const visitor = new Visitor();
    const form = await visitor.open(`${origin}/registries/faults`);
    const begun = await visitor.submit(form, { register: 'population', kind: 'error', seconds: '60' }, { action: '/registries/faults' });
    expect(textOf(begun)).toContain('báo lỗi 500');
    expect(await ask()).toEqual({ kind: 'unavailable', code: 'http-500' });
    await visitor.submit(begun, {}, { action: '/registries/faults/clear' });
    expect(await ask()).toMatchObject({ kind: 'found' });
  });

  test.each([
    { register: '', kind: 'error', seconds: '60' },
    { register: 'population', kind: '', seconds: '60' },
    { register: 'population', kind: 'error', seconds: '0' },
    { register: 'population', kind: 'error', seconds: '86401' },
    { register: 'population', kind: 'error', seconds: 'long' },
  ])('%o is refused', async (fields) => {
    const visitor = new Visitor();
    const page = await visitor.submit(await visitor.open(`${origin}/registries/faults`), fields, { action: '/registries/faults' });
    expect(page.status).toBe(422);
    expect(await ask()).toMatchObject({ kind: 'found' });
  });
});
