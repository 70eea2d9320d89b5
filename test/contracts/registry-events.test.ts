import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegistryFeeds } from '../../src/connectors/registry-events.ts';
import { createFeeds } from '../../src/connectors/registries/index.ts';
import { createOutgoingFetch } from '../../src/platform/outgoing.ts';
import { cases } from '../../src/sandbox/registries/people/everybody.ts';
import { createEventLog } from '../../src/sandbox/registries/server/event-log.ts';
import { makeHappen, type MadeKind, madeKinds, mayHappen } from '../../src/sandbox/registries/server/happenings.ts';
import { startTestRegistries, type TestRegistries } from '../setup/registries.ts';

let sandbox: TestRegistries;
let feeds: RegistryFeeds;
beforeAll(async () => {
  sandbox = await startTestRegistries();
  feeds = createFeeds(sandbox.settings, sandbox.hands);
});
afterAll(() => sandbox.stop());

const citizen = cases.adultWithCard.id;
const foreigner = cases.foreignerWithTrc.id;

/** Everything that was published since, of every register. */
async function published(): Promise<{ kind: string; content: string; person: string }[]> {
  const pages = await Promise.all(Object.values(feeds).map((feed) => feed.listEvents(0, 100)));
  return pages.flatMap((page) => {
    if (page.kind === 'unavailable') return expect.fail(page.code);
    return page.events.map(({ content, person }) => ({
      kind: content.kind === 'known' ? content.happening.kind : content.name,
      content: content.kind,
      person,
    }));
  });
}

/** What each is called on the wire, when that is another name. */
const wire: Partial<Record<MadeKind, string>> = { 'paper-seized': 'paper-changed' };

test('whatever can be made to happen is understood as what it is', async () => {
  const about = (kind: MadeKind): string =>
    mayHappen(cases.foreignerWithTrc).includes(kind) && !['died', 'name-changed'].includes(kind) ? foreigner : citizen;
  const file = { reference: 'r-9', personalNumber: citizen, face: new Uint8Array(9), fingers: [], iris: [], deliverTo: 'x' };
  for (const kind of madeKinds) {
    if (kind === 'card-refused') await sandbox.registries.cardSystem.fileCard(file);
    expect([kind, makeHappen(sandbox.world, about(kind), kind)]).toEqual([kind, true]);
  }
  const heard = await published();
  const expected = madeKinds.map((kind) => wire[kind] ?? kind);
  expect(heard.map(({ kind }) => kind).toSorted()).toEqual(expected.toSorted());
  expect(heard.filter(({ content }) => content !== 'known').map(({ kind }) => kind)).toEqual(['star-sign-changed']);
});

test('the register answers as it changed', async () => {
  const { id } = cases.secondAdult;
  makeHappen(sandbox.world, id, 'card-held');
  expect(await sandbox.registries.idCard.findCard(id)).toMatchObject({ data: { status: 'held' } });
  makeHappen(sandbox.world, id, 'number-replaced');
  const old = await sandbox.registries.population.findPerson(id);
  expect(old).toMatchObject({ kind: 'found', data: { replacedBy: expect.stringMatching(/^\d{12}$/) } });
});

test('what cannot happen does not', () => {
  expect(makeHappen(sandbox.world, cases.noCard.id, 'card-revoked')).toBe(false);
  expect(makeHappen(sandbox.world, 'nobody', 'died')).toBe(false);
  expect(makeHappen(sandbox.world, cases.deadPerson.id, 'died')).toBe(false);
});

test('a feed is read in pages, from any number on', async () => {
  const log = createEventLog(1);
  for (let count = 0; count < 5; count += 1) log.publish('population', { kind: 'picture-changed', person: 'p', data: {} });
  expect(log.list('population', 0, 2).events.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(log.list('population', 2, 9)).toMatchObject({ events: [{ seq: 3 }, { seq: 4 }, { seq: 5 }], oldest: 1 });
  expect(log.list('immigration', 0, 9).events).toEqual([]);
});

describe('a page is read to the letter', () => {
  const event = (seq: number, more: object = {}) => ({
    id: `e${seq}`,
    seq,
    kind: 'picture-changed',
    person: 'p',
    at: '2026-11-20T08:00:00+07:00',
    data: {},
    ...more,
  });
  const read = async (body: unknown) => {
    const server = createServer((_, response) => response.end(JSON.stringify(body)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const urls = Object.fromEntries(Object.keys(sandbox.settings.urls).map((name) => [name, url])) as TestRegistries['settings']['urls'];
    const answer = await createFeeds({ urls }, { fetch: createOutgoingFetch({ allowLoopback: true }) }).population.listEvents(4, 3);
    server.close();
    return answer;
  };

  test('and put in order', async () => {
    expect(await read({ events: [event(7), event(5)], oldest: 2 })).toMatchObject({
      kind: 'page',
      oldest: 2,
      events: [{ seq: 5, at: new Date('2026-11-20T01:00:00Z') }, { seq: 7 }],
    });
  });

  test.each<[string, object, string]>([
    ['a kind nobody knows', { kind: 'x-ray' }, 'unknown-kind'],
    ['a name of every object', { kind: 'constructor' }, 'unknown-kind'],
    ['a name that is no text', { kind: 'name-changed', data: { fullName: 7 } }, 'unreadable'],
    ['a number that is none', { kind: 'number-replaced', data: { newNumber: '12' } }, 'unreadable'],
    ['a day that is none', { kind: 'died', data: { diedOn: '2026-02-30' } }, 'unreadable'],
  ])('%s is handed on as it came', async (_, more, kind) => {
    expect(await read({ events: [event(5, more)] })).toMatchObject({ kind: 'page', events: [{ content: { kind } }] });
  });

  test.each<[string, unknown]>([
    ['one of before', { events: [event(4)] }],
    ['one twice', { events: [event(5), event(5)] }],
    ['more than was asked for', { events: [event(5), event(6), event(7), event(8)] }],
    ['half a number', { events: [event(5.5)] }],
    ['no time', { events: [event(5, { at: 'yesterday' })] }],
    ['no person', { events: [event(5, { person: '' })] }],
    ['no list', {}],
  ])('%s is no answer', async (_, body) => {
    expect(await read(body)).toEqual({ kind: 'unavailable', code: 'bad-answer' });
  });
});
