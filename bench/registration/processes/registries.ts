import type { Registries } from '../../../src/connectors/registries.ts';
import { registryHands } from '../../../src/connectors/registries/access.ts';
import { createRegistries, urlsBy } from '../../../src/connectors/registries/index.ts';
import { createGuard } from '../../../src/domain/registries/guard.ts';
import type { Deps } from '../../../src/platform/deps.ts';

/** Where the registers stand, and the file with the key by which they know us. */
export interface RegistersAt {
  readonly origin: string;
  readonly signingKeyFile: string;
}

/** Connectors as production makes them: signed requests, and a breaker before each register. */
export function connectRegistries(deps: Deps, { origin, signingKeyFile }: RegistersAt): Registries {
  const urls = urlsBy((name) => `${origin}/${name}`);
  const files = { certificateFile: undefined, keyFile: undefined, authorityFile: undefined, signingKeyFile, signer: 'dinhdanh-bench' };
  return createRegistries({ urls }, { ...registryHands({ urls, ...files }), guard: createGuard(deps) });
}
