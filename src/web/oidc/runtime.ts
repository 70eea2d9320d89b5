import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWKS, Provider } from 'oidc-provider';
import type { SendLogOut } from '../../domain/sign-ins/log-out-deliveries.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { buildProvider, type ProviderParts } from './provider.ts';

/** The provider that is current, exchanged as a whole when the signing keys change. */
export interface ProviderRuntime {
  readonly interactions: Interactions;
  /** Answers a protocol request; one under way during an exchange ends on the provider it began with. */
  handle(req: IncomingMessage, res: ServerResponse): void;
  /** Builds a provider on another key set and puts it in place (about 2 ms). */
  exchange(jwks: JWKS): void;
  /** Signs a fresh log-out token and delivers it to the service. */
  readonly sendLogOut: SendLogOut;
}

interface Current {
  readonly provider: Provider;
  readonly callback: ReturnType<Provider['callback']>;
}

export function createProviderRuntime(parts: ProviderParts): ProviderRuntime {
  let current = make(parts);
  return {
    interactions: createInteractions(parts.deps, () => current.provider, parts.endForSomebodyElse),
    handle: (req, res) => {
      void current.callback(req, res);
    },
    exchange: (jwks) => {
      current = make({ ...parts, jwks });
    },
    sendLogOut: async ({ clientId, accountId, sid }) => {
      const client = (await current.provider.Client.find(clientId)) as unknown as LogOutClient | undefined;
      // A suspended service gets nothing any more, not even this.
      if (client) await client.deliverLogout(accountId, sid || undefined);
    },
  };
}

interface LogOutClient {
  deliverLogout(accountId: string, sid: string | undefined): Promise<void>;
}

function make(parts: ProviderParts): Current {
  const provider = buildProvider(parts);
  return { provider, callback: provider.callback() };
}
