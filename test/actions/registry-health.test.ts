import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Registries } from '../../src/connectors/registries.ts';
import { createRegistries } from '../../src/connectors/registries/index.ts';
import { createGuard } from '../../src/domain/registries/guard.ts';
import { listRegistryHealth } from '../../src/domain/registries/queries.ts';
import { cases } from '../../src/sandbox/registries/people/everybody.ts';
import { type SandboxRegistries, startSandboxRegistries } from '../../src/sandbox/registries/start.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';

let database: TestDatabase;
let sandbox: SandboxRegistries;
let registries: Registries;
const lines: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandboxRegistries({ timeout: 1500 });
  const log = pino({ level: 'debug', timestamp: false }, { write: (line: string) => void lines.push(line) });
  registries = createRegistries(sandbox.settings, { ...sandbox.hands, guard: createGuard({ db: database.db, log }) });
});
beforeEach(async () => {
  sandbox.faults.clear();
  await shiftClock(database.db, '0');
  await database.db.raw(`update registry_health set state = 'closed', failures = '{}', down_since = null, again_at = null, openings = 0`);
  lines.length = 0;
});
afterAll(async () => {
  await sandbox.stop();
  await database.drop();
});

const ask = () => registries.population.findPerson(cases.adultWithCard.id);
const askAtOnce = async (count: number) => Promise.all(Array.from({ length: count }, ask));
const lamp = async (register = 'population') => (await listRegistryHealth(database.db)).find((one) => one.register === register)?.lamp;
const arrived = () => sandbox.asked.filter(({ register }) => register === 'population').length;

async function breakIt(): Promise<void> {
  sandbox.faults.set('population', 'error');
  for (let time = 0; time < 5; time += 1) expect(await ask()).toEqual({ kind: 'unavailable', code: 'http-500' });
}

test('every register has a lamp', async () => {
  const health = await listRegistryHealth(database.db);
  expect(health.map(({ register }) => register).toSorted()).toEqual(Object.keys(sandbox.settings.urls).toSorted());
  expect(health.every((one) => one.lamp === 'up' && one.since === undefined)).toBe(true);
});

test('a register that answers is asked, and nothing is written', async () => {
  const { rows: before } = await database.db.raw('select xmin from registry_health');
  expect((await askAtOnce(20)).every(({ kind }) => kind === 'found')).toBe(true);
  expect((await database.db.raw('select xmin from registry_health')).rows).toEqual(before);
});

describe('a register that fails', () => {
  test('is spared after five failures; others are not', async () => {
    await breakIt();
    expect(await lamp()).toBe('down');
    const before = arrived();
    expect(await askAtOnce(20)).toEqual(Array.from({ length: 20 }, () => ({ kind: 'unavailable', code: 'register-spared' })));
    expect(arrived()).toBe(before);
    expect(await registries.idCard.findCard(cases.adultWithCard.id)).toMatchObject({ kind: 'found' });
    expect(await lamp('id-card')).toBe('up');
  });

  test('is in trouble before that', async () => {
    sandbox.faults.set('population', 'nonsense');
    expect(await ask()).toEqual({ kind: 'unavailable', code: 'bad-answer' });
    expect(await lamp()).toBe('trouble');
    sandbox.faults.clear();
    expect(await ask()).toMatchObject({ kind: 'found' });
    await shiftClock(database.db, '6 minutes');
    expect(await lamp()).toBe('up');
  });

  test('of twenty that ask when the pause is over one sees whether it is back; then all are answered', async () => {
    await breakIt();
    sandbox.faults.clear();
    await shiftClock(database.db, '31 seconds');
    const before = arrived();
    const answers = await askAtOnce(20);
    expect(answers.filter(({ kind }) => kind === 'found')).toHaveLength(arrived() - before);
    expect(arrived() - before).toBeGreaterThan(0);
    expect(await lamp()).toBe('up');
    expect((await askAtOnce(20)).every(({ kind }) => kind === 'found')).toBe(true);
  });

  test('of twenty that ask while the trial is silent only that one is on its way', async () => {
    await breakIt();
    sandbox.faults.set('population', 'silent');
    await shiftClock(database.db, '31 seconds');
    const before = arrived();
    const answers = await askAtOnce(20);
    expect(arrived() - before).toBe(1);
    expect(answers.filter(({ kind, ...rest }) => kind === 'unavailable' && 'code' in rest && rest.code === 'register-spared')).toHaveLength(
      19,
    );
    expect(await lamp()).toBe('down');
    await shiftClock(database.db, '80 seconds');
    expect(await ask()).toEqual({ kind: 'unavailable', code: 'register-spared' });
    sandbox.faults.clear();
    await shiftClock(database.db, '100 seconds');
    expect(await ask()).toMatchObject({ kind: 'found' });
  });

  test('a trial that died with its process is tried again', async () => {
    await breakIt();
    sandbox.faults.clear();
    await database.db.raw(
      `update registry_health set state = 'trial', again_at = app_now() + interval '15 s' where register = 'population'`,
    );
    expect(await ask()).toEqual({ kind: 'unavailable', code: 'register-spared' });
    await shiftClock(database.db, '16 seconds');
    expect(await ask()).toMatchObject({ kind: 'found' });
  });

  test('twenty failures at once open it once', async () => {
    sandbox.faults.set('population', 'refused');
    await askAtOnce(20);
    const { rows } = await database.db.raw(
      `select state, openings, cardinality(failures) as failures from registry_health where register = 'population'`,
    );
    expect(rows).toEqual([{ state: 'open', openings: 1, failures: 5 }]);
  });

  test('nothing of a person reaches the log', async () => {
    await breakIt();
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.join('')).not.toMatch(/\d{12}|Khang|http:/);
  });
});
