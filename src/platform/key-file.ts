import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../lib/errors.ts';
import { sealText, unsealText } from './sealing.ts';
import type { Secrets } from './secrets.ts';

/**
 * A key file holds one key a line, `v1.<base64url>`: the first seals, all unseal, the last is the one of keyed hashes. A new key is put on
 * top; the old one stays below it until nothing sealed with it is left. Lines that begin with `#` are remarks.
 */
export interface KeyMaterial {
  readonly keys: readonly SealingKey[];
  /** True when one of the keys was generated for the sandbox: production refuses such a file. */
  readonly sandbox: boolean;
}

export interface SealingKey {
  /** Says which key sealed a text; derived from the secret, tells nothing about it. */
  readonly id: string;
  readonly secret: Buffer;
}

export type KeyFileProblem = 'key-file-missing' | 'key-file-unreadable' | 'key-file-open-to-others' | 'key-file-malformed';

export type KeyFileAnswer = { readonly material: KeyMaterial } | { readonly problem: KeyFileProblem };

const secretBytes = 32;
const line = /^(v1|sandbox-v1)\.([A-Za-z0-9_-]{43,})$/;
/** Bits for others, and for writing by the group. A group may read: that is how orchestrators hand a secret to a process. */
const tooOpen = 0o027;

/** Reads the key file, or says why it cannot be used. */
export function readKeyFile(path: string): KeyFileAnswer {
  try {
    if ((statSync(path).mode & tooOpen) !== 0) return { problem: 'key-file-open-to-others' };
    const material = parseKeys(readFileSync(path, 'utf8'));
    return material ? { material } : { problem: 'key-file-malformed' };
  } catch (error) {
    return { problem: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'key-file-missing' : 'key-file-unreadable' };
  }
}

/** The keys of a key file's text; nothing when a line is not a key. */
export function parseKeys(text: string): KeyMaterial | undefined {
  const lines = text.split('\n').map((one) => one.trim());
  const keys = lines.filter((one) => one !== '' && !one.startsWith('#')).map((one) => line.exec(one));
  if (keys.length === 0 || keys.some((found) => found === null)) return undefined;
  const parsed = keys.map((found) => sealingKey(found?.[2] ?? ''));
  if (new Set(parsed.map(({ id }) => id)).size !== parsed.length) return undefined;
  return { keys: parsed, sandbox: keys.some((found) => found?.[1] === 'sandbox-v1') };
}

/** A key that is in no file: for tests, and for what ends with the process. */
export function newKeyMaterial(): KeyMaterial {
  return { keys: [sealingKey(randomBytes(secretBytes).toString('base64url'))], sandbox: true };
}

/** Sealing and keyed hashing with the keys of a key file. */
export function createSecrets(material: KeyMaterial): Secrets {
  const [newest, oldest] = [material.keys[0], material.keys.at(-1)];
  if (!newest || !oldest) throw new AppError('unexpected', 'a key file without a key');
  const keys = new Map(material.keys.map((key) => [key.id, key]));
  const derived = derivation();
  return {
    seal: (purpose, plain) => sealText({ purpose, keyId: newest.id, key: derived(newest, `seal ${purpose}`) }, plain),
    unseal: (purpose, sealed) =>
      unsealText(purpose, sealed, (keyId) => {
        const key = keys.get(keyId);
        return key && { purpose, keyId, key: derived(key, `seal ${purpose}`) };
      }),
    // The oldest key, not the newest: what was hashed (client secrets, cookie keys) must stay the same when a key is put on top.
    mac: (purpose, data) =>
      createHmac('sha256', derived(oldest, `mac ${purpose}`))
        .update(data)
        .digest('base64url'),
  };
}

/** One key for each purpose (HKDF, RFC 5869), kept: purposes are a handful of names in the source. */
function derivation(): (key: SealingKey, info: string) => KeyObject {
  const known = new Map<string, KeyObject>();
  return ({ id, secret }, info) => {
    const name = `${id} ${info}`;
    const found = known.get(name) ?? createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'dinhdanh v1', info, 32)));
    known.set(name, found);
    return found;
  };
}

function sealingKey(text: string): SealingKey {
  const secret = Buffer.from(text, 'base64url');
  return { secret, id: createHash('sha256').update('key-id\0').update(secret).digest('base64url').slice(0, 8) };
}

/** Writes a key file with one new key, mode 0600. False when there is a file already: it is never replaced. */
export function generateKeyFile(path: string, options: { sandbox?: boolean } = {}): boolean {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return placed(path, `${newKeyLine(options.sandbox === true)}\n`, (draft) => {
    // Unlike a rename, a link fails when another process was first, and nobody ever reads half a file.
    linkSync(draft, path);
    rmSync(draft);
  });
}

/** Puts a new key on top of an existing key file; keys that are there go on unsealing. False when there is no usable file. */
export function addKey(path: string): boolean {
  const answer = readKeyFile(path);
  if (!('material' in answer)) return false;
  const { mode } = statSync(path);
  return placed(path, `${newKeyLine(answer.material.sandbox)}\n${readFileSync(path, 'utf8')}`, (draft) => {
    chmodSync(draft, mode & 0o777);
    renameSync(draft, path);
  });
}

function placed(path: string, text: string, place: (draft: string) => void): boolean {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    place(draft);
    return true;
  } catch (error) {
    rmSync(draft, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function newKeyLine(sandbox: boolean): string {
  return `${sandbox ? 'sandbox-v1' : 'v1'}.${randomBytes(secretBytes).toString('base64url')}`;
}
