import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { addKey, createSecrets, generateKeyFile, type KeyMaterial, parseKeys, readKeyFile } from '../../src/platform/key-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const newPath = (): string => join(folder, `deeper/${(count += 1)}.key`);

function material(path: string): KeyMaterial {
  const answer = readKeyFile(path);
  if (!('material' in answer)) throw new Error(answer.problem);
  return answer.material;
}

function newKeys(): KeyMaterial {
  const path = newPath();
  generateKeyFile(path);
  return material(path);
}

describe('a key file', () => {
  test('is made for its owner only, with 32 random bytes', () => {
    const path = newPath();
    expect(generateKeyFile(path)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(material(path).keys.map(({ secret }) => secret.length)).toEqual([32]);
    expect(material(path).sandbox).toBe(false);
    expect(newKeys().keys[0]?.secret).not.toEqual(newKeys().keys[0]?.secret);
  });

  test('is never replaced, and no draft is left behind', () => {
    const path = newPath();
    generateKeyFile(path);
    const before = readFileSync(path, 'utf8');
    expect(generateKeyFile(path)).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(join(folder, 'deeper')).filter((name) => !name.endsWith('.key'))).toEqual([]);
  });

  test('of the sandbox says so, also after a key was added', () => {
    const path = newPath();
    generateKeyFile(path, { sandbox: true });
    addKey(path);
    expect(material(path)).toMatchObject({ sandbox: true });
    writeFileSync(
      path,
      `${readFileSync(path, 'utf8').replaceAll('sandbox-v1', 'v1').split('\n')[0]}\n${readFileSync(path, 'utf8').split('\n')[1]}\n`,
    );
    expect(material(path)).toMatchObject({ sandbox: true });
  });

  test.each([
    [0o644, 'key-file-open-to-others'],
    [0o604, 'key-file-open-to-others'],
    [0o620, 'key-file-open-to-others'],
    [0o601, 'key-file-open-to-others'],
  ])('with mode %o is refused', (mode, problem) => {
    const path = newPath();
    generateKeyFile(path);
    chmodSync(path, mode);
    expect(readKeyFile(path)).toEqual({ problem });
  });

  test('that its group may read is accepted: secrets are mounted that way', () => {
    const path = newPath();
    generateKeyFile(path);
    chmodSync(path, 0o440);
    expect(readKeyFile(path)).toHaveProperty('material');
  });

  test('that is not there, or is a folder, is named', () => {
    expect(readKeyFile(join(folder, 'none'))).toEqual({ problem: 'key-file-missing' });
    const path = newPath();
    generateKeyFile(path);
    chmodSync(join(folder, 'deeper'), 0o700);
    expect(readKeyFile(join(folder, 'deeper'))).toEqual({ problem: 'key-file-unreadable' });
    expect(addKey(join(folder, 'none'))).toBe(false);
  });

  const key = `v1.${'A'.repeat(43)}`;
  test.each([
    ['nothing', ''],
    ['only remarks', '# a remark\n'],
    ['too short', `v1.${'A'.repeat(42)}`],
    ['no version', 'A'.repeat(43)],
    ['an unknown version', `v2.${'A'.repeat(43)}`],
    ['a good and a bad line', `${key}\nnonsense`],
    ['the same key twice', `${key}\n${key}`],
  ])('with %s is no key file', (_, text) => {
    expect(parseKeys(text)).toBeUndefined();
  });

  test('may have remarks and blank lines', () => {
    expect(parseKeys(`# made in 2026\r\n\r\n${key}\r\n`)?.keys).toHaveLength(1);
  });
});

describe('sealing', () => {
  const secrets = createSecrets(newKeys());

  test('gives every text back, and the same text looks different each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        const one = secrets.seal('test', plain);
        expect(one).toMatch(/^v1\.[\w-]{8}\.[\w-]{32}\.[\w-]+$/);
        expect(secrets.unseal('test', one)).toBe(plain);
        expect(secrets.seal('test', plain)).not.toBe(one);
      }),
    );
  });

  test('is for one purpose and one key file', () => {
    const sealed = secrets.seal('totp', 'a secret');
    const failed = expect.objectContaining({ code: 'unseal-failed' });
    expect(() => secrets.unseal('message', sealed)).toThrow(failed);
    expect(() => createSecrets(newKeys()).unseal('totp', sealed)).toThrow(failed);
  });

  test('does not survive a changed character', () => {
    const sealed = secrets.seal('totp', 'a secret');
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === 'A' ? 'Q' : 'A';
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      // The last character carries spare bits that base64url ignores.
      if (
        Buffer.from(changed.split('.')[3] ?? '', 'base64url').equals(Buffer.from(sealed.split('.')[3] ?? '', 'base64url')) &&
        at === sealed.length - 1
      )
        continue;
      expect(() => secrets.unseal('totp', changed), changed).toThrow(expect.objectContaining({ code: 'unseal-failed' }));
    }
  });

  test.each(['', 'v1', 'v1.a.b.c', 'v1....', 'plain text', 'v2.a.b.c'])('%j was never sealed', (text) => {
    expect(() => secrets.unseal('totp', text)).toThrow(expect.objectContaining({ code: 'unseal-failed' }));
  });

  test('a key put on top seals, the one below unseals and hashes as before', () => {
    const path = newPath();
    generateKeyFile(path);
    const before = createSecrets(material(path));
    const [sealed, hashed] = [before.seal('totp', 'a secret'), before.mac('client-secret', 'x')];
    addKey(path);
    const after = createSecrets(material(path));
    expect(after.unseal('totp', sealed)).toBe('a secret');
    expect(after.mac('client-secret', 'x')).toBe(hashed);
    expect(() => before.unseal('totp', after.seal('totp', 'new'))).toThrow(expect.objectContaining({ code: 'unseal-failed' }));
  });

  test('keyed hashes differ by purpose, text and key file', () => {
    const hashes = [secrets.mac('a', 'x'), secrets.mac('b', 'x'), secrets.mac('a', 'y'), createSecrets(newKeys()).mac('a', 'x')];
    expect(new Set(hashes).size).toBe(4);
    expect(secrets.mac('a', 'x')).toBe(hashes[0]);
  });
});
