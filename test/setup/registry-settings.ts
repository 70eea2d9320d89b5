import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registryUrls } from '../../src/config-checks.ts';

/** Addresses of registers, as an installation has them. */
export const registryAddresses: Readonly<Record<string, string>> = Object.fromEntries(
  registryUrls.map((name) => [name, `https://${name.toLowerCase().replaceAll('_', '-')}.example.vn`]),
);

/** The settings of an installation that signs its requests with a key of its own in this folder. */
export function registrySettings(folder: string): Record<string, string> {
  const path = join(folder, 'registries.pem');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return { ...registryAddresses, REGISTRY_SIGNING_KEY_FILE: path, REGISTRY_SIGNER: 'dinhdanh' };
}
