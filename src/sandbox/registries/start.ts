import { generateKeyPairSync } from 'node:crypto';
import type { AskedRegister } from '../../connectors/registries.ts';
import { type RegistryHands, type RegistrySettings, urlsBy } from '../../connectors/registries/index.ts';
import { createRequestSigner } from '../../connectors/registries/request-signing.ts';
import { createOutgoingFetch } from '../../platform/outgoing.ts';
import { everybody } from './people/everybody.ts';
import { createFaults, type Faults } from './server/faults.ts';
import { openRegistryServer } from './server/server.ts';
import { createSignatureCheck } from './server/signature.ts';
import { createWorld, type World } from './server/world.ts';

export interface SandboxRegistries {
  readonly world: World;
  readonly faults: Faults;
  /** For `createRegistries`. */
  readonly settings: RegistrySettings;
  /** For `createRegistries`: calls this machine only, and signs with a key that ends with the process. */
  readonly hands: RegistryHands;
  /** Questions that arrived, oldest first, without what was asked. */
  readonly asked: readonly { readonly register: AskedRegister; readonly path: string }[];
  stop(): Promise<void>;
}

export interface SandboxRegistriesOptions {
  readonly port?: number;
  /** Milliseconds for a whole call; ten seconds when absent. */
  readonly timeout?: number;
}

const remembered = 1000;

/** Real HTTP servers of all registers with invented people; on a free port unless told otherwise. */
export async function startSandboxRegistries({ port, timeout }: SandboxRegistriesOptions = {}): Promise<SandboxRegistries> {
  const world = createWorld(everybody());
  const faults = createFaults();
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const asked: { register: AskedRegister; path: string }[] = [];
  const onAsked = (register: AskedRegister, path: string): void => {
    asked.push({ register, path });
    if (asked.length > remembered) asked.shift();
  };
  const server = await openRegistryServer({ world, faults, checkSignature: createSignatureCheck(publicKey), onAsked }, port);
  const urls = urlsBy((name) => `${server.origin}/${name}`);
  return {
    world,
    faults,
    asked,
    settings: { urls },
    hands: {
      fetch: createOutgoingFetch({ allowLoopback: true, ...(timeout ? { timeout } : {}) }),
      sign: createRequestSigner({ signer: 'dinhdanh-sandbox', key: privateKey }),
    },
    stop: () => server.stop(),
  };
}
