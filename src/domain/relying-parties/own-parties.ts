import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { admitParty } from './actions.ts';
import type { Admission } from './types.ts';

/** Secret of one of our own doors; derived, so that no file holds it. */
export function ownSecret({ secrets }: Pick<Deps, 'secrets'>, clientId: string): string {
  return secrets.mac('own-client', clientId);
}

/** How our doors are called on sign-in pages and in histories. */
export interface OwnNames {
  readonly selfService: Readonly<Record<'vi' | 'en', string>>;
  readonly backOffice: Readonly<Record<'vi' | 'en', string>>;
}

/** Our own doors as relying parties; written again at each start, so that they follow the configured addresses. */
export async function ensureOwnParties(tx: Tx, deps: Pick<Deps, 'secrets' | 'settings'>, names: OwnNames): Promise<void> {
  const { issuer, backOfficeOrigin, sandbox } = deps.settings;
  const own = (
    clientId: string,
    about: { acr: string; redirect: string; after: string; vi: string; en: string; strong: boolean },
  ): Admission => ({
    clientId,
    secret: ownSecret(deps, clientId),
    kind: 'own',
    sector: clientId,
    minAcr: about.acr,
    strictAcr: true,
    phishingResistant: about.strong,
    acceptsActing: [],
    profile: 'standard',
    requirePkce: true,
    rotateRefresh: false,
    offline: false,
    claims: [],
    name: { vi: about.vi, en: about.en },
    purpose: { vi: '', en: '' },
    metadata: {
      redirect_uris: [about.redirect],
      post_logout_redirect_uris: [about.after],
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  });
  const doors = [
    own('self-service', { acr: level1, redirect: `${issuer}/me/callback`, after: `${issuer}/`, ...names.selfService, strong: false }),
    // Officers' accounts open other people's files: phishing-resistant outside the sandbox (NIST SP 800-63B-4 2.3.2).
    own('back-office', {
      acr: level2,
      redirect: `${backOfficeOrigin}/callback`,
      after: `${backOfficeOrigin}/signed-out`,
      ...names.backOffice,
      strong: !sandbox,
    }),
  ];
  for (const admission of doors) await admitParty(tx, deps, admission);
}

const level1 = 'urn:dinhdanh:acr:level-1';
const level2 = 'urn:dinhdanh:acr:level-2';
