import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RegistryAccess, registryHands, unusableFiles } from '../../src/connectors/registries/access.ts';
import { createRegistries } from '../../src/connectors/registries/index.ts';
import { signatureHeader } from '../../src/connectors/registries/request-signing.ts';
import { answers } from '../../src/sandbox/registries/server/answers.ts';
import { registrySettings } from '../setup/registry-settings.ts';

const pem = (name: string): string => fileURLToPath(new URL(`tls/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-registries-'));
const { REGISTRY_SIGNING_KEY_FILE: signingKeyFile } = registrySettings(folder);
const files = { certificateFile: pem('client.pem'), keyFile: pem('client.key'), authorityFile: pem('ca.pem'), signingKeyFile };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a register that knows us by certificate', () => {
  const signatures: unknown[] = [];
  const server = createServer(
    {
      cert: readFileSync(pem('server.pem')),
      key: readFileSync(pem('server.key')),
      ca: readFileSync(pem('ca.pem')),
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request, response) => {
      signatures.push(request.headers[signatureHeader]);
      response.end('{"found":false}');
    },
  );
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (change: Partial<RegistryAccess> = {}) => {
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const access = { urls: everyUrl(url), ...files, signer: 'dinhdanh', ...change };
    return createRegistries(access, registryHands(access)).population.findPerson('003088100001');
  };

  test('answers, and sees the signature too', async () => {
    expect(await ask()).toEqual({ kind: 'not-found' });
    expect(signatures).toEqual([expect.stringMatching(/^eyJ/)]);
  });

  test('answers a certificate alone, without a signature', async () => {
    signatures.length = 0;
    expect(await ask({ signingKeyFile: undefined })).toEqual({ kind: 'not-found' });
    expect(signatures).toEqual([undefined]);
  });

  test('tells nothing to who has none', async () => {
    expect(await ask({ certificateFile: undefined, keyFile: undefined })).toEqual({ kind: 'unavailable', code: 'outgoing-unreachable' });
  });

  test('is not believed when its own certificate is signed by nobody known', async () => {
    expect(await ask({ authorityFile: undefined })).toEqual({ kind: 'unavailable', code: 'outgoing-unreachable' });
  });
});

function everyUrl(url: string): RegistryAccess['urls'] {
  return Object.fromEntries(Object.keys(answers).map((name) => [name, url])) as RegistryAccess['urls'];
}

describe('the files', () => {
  const text = join(folder, 'text.pem');
  writeFileSync(text, 'not a key');

  test('that can be used', () => {
    expect(unusableFiles(files)).toEqual([]);
    expect(unusableFiles({ certificateFile: undefined, keyFile: undefined, authorityFile: undefined, signingKeyFile: undefined })).toEqual(
      [],
    );
  });

  test.each<[string, Partial<typeof files>, string[]]>([
    ['no file', { authorityFile: join(folder, 'none') }, ['authorityFile']],
    [
      'text',
      { certificateFile: text, keyFile: text, authorityFile: text, signingKeyFile: text },
      ['certificateFile', 'keyFile', 'authorityFile', 'signingKeyFile'],
    ],
    ['a key of another certificate', { keyFile: pem('server.key') }, ['keyFile']],
    ['a certificate in place of a key', { keyFile: pem('client.pem') }, ['keyFile']],
  ])('%s', (_, change, unusable) => {
    expect(unusableFiles({ ...files, ...change })).toEqual(unusable);
  });
});
