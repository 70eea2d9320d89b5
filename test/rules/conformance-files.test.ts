import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAdmission } from '../../src/domain/relying-parties/admission.ts';
import { sandboxPassword, sandboxPeople } from '../../src/sandbox/people.ts';
import { textsFor } from '../../views/texts/texts.ts';
import { tableBelow } from '../house/documents.ts';
import { filesIn, read } from '../house/files.ts';
import {
  conformanceClients as clients,
  type ConformanceClient,
  conformanceModules,
  conformancePath,
  type ConformancePlan,
  readPlan,
  waitsIn,
} from '../setup/conformance-files.ts';

const plans = readdirSync(conformancePath('plans'));

/** Clients that a plan signs in as. */
function clientsOf(plan: ConformancePlan): ConformanceClient[] {
  return ['client', 'client2', 'client_secret_post'].flatMap((name) => (plan[name] ? [plan[name] as ConformanceClient] : []));
}

test.each(clients.map((client) => [client.client_id, client] as const))('%s can be admitted as it is written', (_id, client) => {
  const answer = readAdmission(client, { sandbox: true });
  expect(answer).not.toHaveProperty('problems');
  expect(client).toMatchObject({ kind: 'state', min_acr: 'level-1', strict_acr: false, require_pkce: false });
});

test('one client authenticates with client_secret_post', () => {
  expect(clients.filter((client) => client.token_endpoint_auth_method === 'client_secret_post')).toHaveLength(1);
});

test.each(plans)('%s names clients, addresses and a person that exist', (file) => {
  const plan = readPlan(file);
  for (const { client_id: id, client_secret: secret } of clientsOf(plan)) {
    const client = clients.find((one) => one.client_id === id);
    expect(client?.client_secret).toBe(secret);
    expect(client?.redirect_uris).toContain(`https://localhost.emobix.co.uk:8443/test/a/${plan.alias}/callback`);
  }
  const person = sandboxPeople.find(({ login }) => login === plan.server.login_hint);
  expect(person).toMatchObject({ state: 'active', level: 2, hasFactors: true });
  const text = read(`conformance/plans/${file}`);
  expect(text.includes('"password"')).toBe(text.includes(sandboxPassword));
});

/** Texts whose name says that they are a title. */
function titlesIn(texts: unknown): string[] {
  return Object.entries(texts ?? {}).flatMap(([name, text]: [string, unknown]) => {
    if (typeof text === 'object') return titlesIn(text);
    return typeof text === 'string' && /title/i.test(name) ? [text] : [];
  });
}

const english = textsFor('en');

test.each(plans)('%s waits only for titles of English pages', (file) => {
  const titles = titlesIn(english);
  const waits = waitsIn(readPlan(file));
  expect(waits.flatMap((text) => text.split('|')).filter((text) => !titles.includes(text))).toEqual([]);
});

test.each(['basic.json', 'form-post.json'])('%s waits for both headings where one override serves two visits', (file) => {
  const { override } = readPlan(file);
  const { title, titleKnown } = english.signIn.credentials;
  for (const module of ['oidcc-prompt-login', 'oidcc-max-age-1']) {
    expect(waitsIn(override?.[module]), module).toEqual([`${title}|${titleKnown}`]);
  }
});

test('the plans are the five profiles that are claimed', () => {
  expect(plans.toSorted()).toEqual([
    'back-channel-log-out.json',
    'basic.json',
    'config.json',
    'form-post.json',
    'rp-initiated-log-out.json',
  ]);
});

const readme = read('conformance/README.md');
/** Names in a cell of a table. */
const namesIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
const modulesOf = (plan: string): readonly string[] => conformanceModules.find((one) => one.plans.includes(plan))?.modules ?? [];
/** Plans by the file of their configuration, and flow tests by plan. */
const planOf = new Map(
  tableBelow(`\n${readme}`, '# OpenID Foundation conformance').map(([, plan, , file]) => [namesIn(file)[0] ?? '', namesIn(plan)[0] ?? '']),
);
const testsOf = new Map(
  tableBelow(readme, '## The modules as flow tests').map(([plan, files]) => [namesIn(plan)[0] ?? '', namesIn(files)]),
);

/** Modules with whose name the title of a test begins, alone or in the rows of a table. */
function modulesTestedIn(text: string): string[] {
  return [...text.matchAll(/(?:^|\s)(?:test\(|\[)\s*'(oidcc-[\w-]+)/g)].map(([, name = '']) => name);
}

test('the plans, their modules and their flow tests are written down for the same plans', () => {
  const listed = conformanceModules.flatMap((one) => one.plans).toSorted();
  expect([...planOf.values()].toSorted()).toEqual(listed);
  expect([...testsOf.keys()].toSorted()).toEqual(listed);
  expect([...planOf.keys()].toSorted()).toEqual(plans.map((file) => `plans/${file}`).toSorted());
});

test.each([...testsOf])('every module of %s has a flow test that begins with its name', (plan, files) => {
  // The plans of the code flow are named once, for all files that run both.
  const shared = read('test/setup/conformance.ts').includes(`'${plan}'`);
  const texts = files.map(read).filter((text) => text.includes(`'${plan}'`) || (shared && text.includes('describe.each(codeFlowPlans)')));
  expect(texts).toHaveLength(files.length);
  const tested = new Set(texts.flatMap(modulesTestedIn));
  expect(modulesOf(plan).length).toBeGreaterThan(0);
  expect(modulesOf(plan).filter((module) => !tested.has(module))).toEqual([]);
});

test('no flow test names a module that is not in the list, and none is left out of the README', () => {
  const files = filesIn(['test/flows'], /conformance-[\w-]+\.test\.ts$/);
  expect(files).toEqual([...new Set([...testsOf.values()].flat())].toSorted());
  const known = conformanceModules.flatMap((one) => one.modules);
  expect(files.flatMap((file) => modulesTestedIn(read(file))).filter((module) => !known.includes(module))).toEqual([]);
});

test.each(plans)('%s treats apart only modules of its plan', (file) => {
  const modules = modulesOf(planOf.get(`plans/${file}`) ?? '');
  expect(Object.keys(readPlan(file).override ?? {}).filter((module) => !modules.includes(module))).toEqual([]);
});

test('only a title counts as a test of a module', () => {
  const text =
    "test('oidcc-a: x', y);\n  test.each([\n    ['oidcc-b', 1],\n  ])('%s', z);\ntest.skip('oidcc-c', y);\nheading(file, 'oidcc-d');";
  expect(modulesTestedIn(text)).toEqual(['oidcc-a', 'oidcc-b']);
});
