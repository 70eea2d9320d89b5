import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAdmission } from '../../src/domain/relying-parties/admission.ts';
import { sandboxPassword, sandboxPeople } from '../../src/sandbox/people.ts';
import { textsFor } from '../../views/texts/texts.ts';

const folder = new URL('../../conformance/', import.meta.url);
const plans = readdirSync(new URL('plans/', folder));

type Client = Readonly<Record<string, unknown>>;
interface Plan {
  readonly alias: string;
  readonly server: { readonly login_hint: string };
  readonly [client: string]: unknown;
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
}

const clients = read('clients.json') as Client[];

/** Clients that a plan signs in as. */
function clientsOf(plan: Plan): Client[] {
  return ['client', 'client2', 'client_secret_post'].flatMap((name) => (plan[name] ? [plan[name] as Client] : []));
}

test.each(clients.map((client) => [String(client.client_id), client] as const))('%s can be admitted as it is written', (_id, client) => {
  const answer = readAdmission(client, { sandbox: true });
  expect(answer).not.toHaveProperty('problems');
  expect(client).toMatchObject({ kind: 'state', min_acr: 'level-1', strict_acr: false, require_pkce: false });
});

test('one client authenticates with client_secret_post', () => {
  expect(clients.filter((client) => client.token_endpoint_auth_method === 'client_secret_post')).toHaveLength(1);
});

test.each(plans)('%s names clients, addresses and a person that exist', (file) => {
  const plan = read(`plans/${file}`) as Plan;
  for (const { client_id: id, client_secret: secret } of clientsOf(plan)) {
    const client = clients.find((one) => one.client_id === id);
    expect(client?.client_secret).toBe(secret);
    expect(client?.redirect_uris).toContain(`https://localhost.emobix.co.uk:8443/test/a/${plan.alias}/callback`);
  }
  const person = sandboxPeople.find(({ login }) => login === plan.server.login_hint);
  expect(person).toMatchObject({ state: 'active', level: 2, hasFactors: true });
  const text = readFileSync(new URL(`plans/${file}`, folder), 'utf8');
  expect(text.includes('"password"')).toBe(text.includes(sandboxPassword));
});

/** Commands anywhere in a configuration that wait for a text of a page (the others wait for an element). */
function waitsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.values(value).flatMap(waitsIn);
  const [command, , , , text]: unknown[] = value;
  return command === 'wait' ? [text].filter((one) => typeof one === 'string') : value.flatMap(waitsIn);
}

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
  const waits = waitsIn(read(`plans/${file}`));
  expect(waits.flatMap((text) => text.split('|')).filter((text) => !titles.includes(text))).toEqual([]);
});

test.each(['basic.json', 'form-post.json'])('%s waits for both headings where one override serves two visits', (file) => {
  const { override } = read(`plans/${file}`) as { override: Readonly<Record<string, unknown>> };
  const { title, titleKnown } = english.signIn.credentials;
  for (const module of ['oidcc-prompt-login', 'oidcc-max-age-1']) {
    expect(waitsIn(override[module]), module).toEqual([`${title}|${titleKnown}`]);
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
