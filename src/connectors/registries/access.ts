import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { createOutgoingFetch } from '../../platform/outgoing.ts';
import type { RegistryHands, RegistrySettings } from './index.ts';
import { createRequestSigner, signingKeyOf } from './request-signing.ts';

/** Where the registers stand and by what they know us: a client certificate, signed requests, or both. Paths lead to PEM files. */
export interface RegistryAccess extends RegistrySettings {
  readonly certificateFile: string | undefined;
  readonly keyFile: string | undefined;
  /** Authorities that signed the certificates of the registers, when no public one did. */
  readonly authorityFile: string | undefined;
  readonly signingKeyFile: string | undefined;
  /** The name under which the registers know our signing key. */
  readonly signer: string | undefined;
}

type FileName = 'certificateFile' | 'keyFile' | 'authorityFile' | 'signingKeyFile';

const isUsable: Readonly<Record<FileName, (pem: string) => unknown>> = {
  certificateFile: (pem) => new X509Certificate(pem),
  keyFile: (pem) => createPrivateKey(pem),
  authorityFile: (pem) => new X509Certificate(pem),
  signingKeyFile: (pem) => signingKeyOf(pem),
};

/** The files that cannot be read or hold something else. */
export function unusableFiles(access: Pick<RegistryAccess, FileName>): FileName[] {
  const alone = (Object.keys(isUsable) as FileName[]).filter((name) => access[name] !== undefined && !canUse(name, access[name]));
  const { certificateFile: cert, keyFile: key } = access;
  const isPair = alone.length > 0 || !cert || !key || fits(readFileSync(cert, 'utf8'), readFileSync(key, 'utf8'));
  return isPair ? alone : ['keyFile'];
}

function canUse(name: FileName, path: string): boolean {
  try {
    return Boolean(isUsable[name](readFileSync(path, 'utf8')));
  } catch {
    return false;
  }
}

function fits(cert: string, key: string): boolean {
  try {
    return Boolean(createSecureContext({ cert, key }));
  } catch {
    return false;
  }
}

/** What the connectors need, out of files that were looked at before. Registers stand in inner networks: the operator says where. */
export function registryHands({ certificateFile, keyFile, authorityFile, signingKeyFile, signer }: RegistryAccess): RegistryHands {
  const pem = (path: string | undefined): string | undefined => (path === undefined ? undefined : readFileSync(path, 'utf8'));
  const [cert, key, ca] = [certificateFile, keyFile, authorityFile].map(pem);
  const signingKey = signingKeyOf(pem(signingKeyFile) ?? '');
  return {
    fetch: createOutgoingFetch({
      allowLoopback: true,
      allowInner: true,
      tls: { ...(cert ? { cert } : {}), ...(key ? { key } : {}), ...(ca ? { ca } : {}) },
    }),
    sign: signingKey && signer ? createRequestSigner({ signer, key: signingKey }) : undefined,
  };
}
