import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AskedRegister } from '../../src/connectors/registries.ts';
import { createRegistries, urlsBy } from '../../src/connectors/registries/index.ts';
import { createRequestSigner, signatureHeader, signingKeyOf } from '../../src/connectors/registries/request-signing.ts';
import { createOutgoingFetch } from '../../src/platform/outgoing.ts';
import { cases } from '../../src/sandbox/registries/people/everybody.ts';
import type { FaultKind } from '../../src/sandbox/registries/server/faults.ts';
import { startTestRegistries, type TestRegistries } from '../setup/registries.ts';

let sandbox: TestRegistries;
/** Waits as long as the real thing: comparing a face takes a while on a busy machine. */
let patient: TestRegistries;
beforeAll(async () => {
  sandbox = await startTestRegistries({ timeout: 900 });
  patient = await startTestRegistries();
});
beforeEach(() => sandbox.faults.clear());
afterAll(async () => {
  await sandbox.stop();
  await patient.stop();
});

const number = cases.adultWithCard.id;
const picture = Buffer.from('a picture of nothing at all');

/** One question to each register. */
const questions: Record<AskedRegister, (registries: TestRegistries['registries']) => Promise<{ kind: string }>> = {
  population: ({ population }) => population.findPerson(number),
  'id-card': ({ idCard }) => idCard.compareFace(number, picture),
  immigration: ({ immigration }) => immigration.enrol('IM-900101', { face: picture, fingers: [] }),
  subscriber: ({ subscriber }) => subscriber.ownsNumber('+84509000001', number),
  'driving-licence': ({ papers }) => papers['driving-licence'].findPaper(number, 'GPLX100001'),
  'vehicle-registration': ({ papers }) => papers['vehicle-registration'].findPaper(number, 'x'),
  'health-insurance': ({ papers }) => papers['health-insurance'].findPaper(number, 'x'),
  'social-insurance': ({ papers }) => papers['social-insurance'].findPaper(number, 'x'),
  'card-system': ({ cardSystem }) =>
    cardSystem.fileCard({ reference: 'r', personalNumber: number, face: picture, fingers: [], iris: [], deliverTo: 'x' }),
};

describe.each(Object.entries(questions) as [AskedRegister, (typeof questions)[AskedRegister]][])('%s', (register, ask) => {
  test.each<[FaultKind, string]>([
    ['error', 'http-500'],
    ['nonsense', 'bad-answer'],
    ['refused', 'outgoing-unreachable'],
    ['silent', 'outgoing-timeout'],
    ['slow', 'outgoing-timeout'],
    ['huge', 'outgoing-too-large'],
    ['redirect', 'outgoing-redirect-refused'],
  ])('%s: no answer, nothing thrown', async (fault, code) => {
    sandbox.faults.set(register, fault);
    expect(await ask(sandbox.registries)).toEqual({ kind: 'unavailable', code });
  });

  test('a closed port', async () => {
    const urls = { ...sandbox.settings.urls, [register]: 'http://127.0.0.1:1' };
    expect(await ask(createRegistries({ urls }, sandbox.hands))).toEqual({ kind: 'unavailable', code: 'outgoing-unreachable' });
  });

  test('a fault ends by itself', async () => {
    patient.faults.set(register, 'error', 0);
    expect((await ask(patient.registries)).kind).not.toBe('unavailable');
  });
});

/** A register that answers this, whatever it is asked. */
async function answering(body: unknown, status = 200) {
  const seen: { url: string | undefined; headers: NodeJS.Dict<string | string[]> }[] = [];
  const server = createServer((request, response) => {
    seen.push({ url: request.url, headers: request.headers });
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const urls = urlsBy(() => url);
  const registries = createRegistries({ urls }, { fetch: createOutgoingFetch({ allowLoopback: true, timeout: 1500 }) });
  return { registries, seen, stop: () => server.close() };
}

const person = {
  personalNumber: number,
  fullName: 'Võ Minh Khang',
  birthDate: '1988-04-12',
  sex: 'male',
  nationality: 'VNM',
  address: null,
  diedOn: null,
  earlierNumbers: [],
  replacedBy: null,
  isWard: false,
  phone: null,
  email: null,
};

describe('an answer is read to the letter', () => {
  test.each<[string, unknown, string]>([
    ['as agreed', { found: true, record: person }, 'found'],
    ['with a field more', { found: true, record: { ...person, religion: 'x' }, version: 2 }, 'found'],
    ['without what is unknown', { found: true, record: { ...person, phone: undefined, email: undefined } }, 'found'],
    ['nobody', { found: false }, 'not-found'],
    ['of somebody else', { found: true, record: { ...person, personalNumber: '003191100002' } }, 'unavailable'],
    ['with a birth date that is none', { found: true, record: { ...person, birthDate: '1988-02-30' } }, 'unavailable'],
    ['with half a month', { found: true, record: { ...person, birthDate: '1988-13' } }, 'unavailable'],
    ['with a sex that is none', { found: true, record: { ...person, sex: 'M' } }, 'unavailable'],
    ['without a name', { found: true, record: { ...person, fullName: '' } }, 'unavailable'],
    ['with an endless name', { found: true, record: { ...person, fullName: 'a'.repeat(501) } }, 'unavailable'],
    ['without saying whether', { record: person }, 'unavailable'],
    ['found, but nothing', { found: true, record: null }, 'unavailable'],
    ['not JSON', '<html>', 'unavailable'],
    ['empty', '', 'unavailable'],
    ['a list', [person], 'unavailable'],
  ])('%s', async (_, body, kind) => {
    const register = await answering(body);
    expect((await register.registries.population.findPerson(number)).kind).toBe(kind);
    register.stop();
  });

  test.each<[string, unknown]>([
    ['a score above one', { result: 'compared', score: 97 }],
    ['a verdict', { result: 'match' }],
    ['no score', { result: 'compared' }],
  ])('a comparison with %s is no answer', async (_, body) => {
    const register = await answering(body);
    expect(await register.registries.idCard.compareFace(number, picture)).toEqual({ kind: 'unavailable', code: 'bad-answer' });
    register.stop();
  });

  test('404 is a wrong address, never "no such person"', async () => {
    const register = await answering({ found: false }, 404);
    expect(await register.registries.population.findPerson(number)).toEqual({ kind: 'unavailable', code: 'http-404' });
    register.stop();
  });

  test('no number stands in an address or a header', async () => {
    const register = await answering({ found: false });
    await register.registries.population.findPerson(number);
    await register.registries.subscriber.ownsNumber('+84509000001', number);
    expect(register.seen.map(({ url }) => url)).toEqual(['/people/find', '/numbers/check']);
    expect(JSON.stringify(register.seen)).not.toMatch(/\d{11}/);
    register.stop();
  });
});

describe('signed requests', () => {
  const ask = (body: string, headers: Record<string, string>) =>
    fetch(`${sandbox.settings.urls.population}/people/find`, { method: 'POST', body, headers }).then(({ status }) => status);
  const body = JSON.stringify({ personalNumber: number });
  const sign = (about: { url?: string; body?: string } = {}) =>
    sandbox.hands.sign?.({ url: `${sandbox.settings.urls.population}/people/find`, body, ...about }) ?? expect.fail('nothing signs');

  test('are good once', async () => {
    const headers = await sign();
    expect(Object.keys(headers)).toEqual([signatureHeader]);
    expect([await ask(body, headers), await ask(body, headers)]).toEqual([200, 401]);
  });

  test.each<[string, () => Promise<Record<string, string>> | Record<string, string>]>([
    ['none', () => ({})],
    ['of another body', () => sign({ body: '{}' })],
    ['for another address', () => sign({ url: `${sandbox.settings.urls['id-card']}/cards/find` })],
    [
      'by another key',
      () => {
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        return createRequestSigner({ signer: 'dinhdanh-sandbox', key: privateKey })({
          url: `${sandbox.settings.urls.population}/people/find`,
          body,
        });
      },
    ],
  ])('%s is refused', async (_, headers) => {
    expect(await ask(body, await headers())).toBe(401);
  });

  test('only a P-256 key signs', () => {
    const pem = (namedCurve: string): string =>
      generateKeyPairSync('ec', { namedCurve }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(signingKeyOf(pem('P-256'))).toBeDefined();
    expect(signingKeyOf(pem('P-384'))).toBeUndefined();
    expect(signingKeyOf('not a key')).toBeUndefined();
  });
});
