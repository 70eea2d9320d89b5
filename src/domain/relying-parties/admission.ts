import { claimsOfScope, supportedClaims } from '../claims/index.ts';
import type { PartyKind } from './types.ts';

/** What an operator or a sandbox file says of a service: OIDC client metadata and admission attributes side by side. */
export type AdmissionFile = Readonly<Record<string, unknown>>;

/** A service that may be admitted as it stands. */
export interface Admission {
  readonly clientId: string;
  readonly secret: string | undefined;
  readonly kind: PartyKind;
  readonly sector: string;
  readonly minAcr: string;
  readonly strictAcr: boolean;
  readonly phishingResistant: boolean;
  readonly acceptsActing: readonly string[];
  readonly profile: 'standard';
  readonly requirePkce: boolean;
  readonly rotateRefresh: boolean;
  readonly offline: boolean;
  readonly claims: readonly string[];
  readonly name: Readonly<Record<'vi' | 'en', string>>;
  readonly purpose: Readonly<Record<'vi' | 'en', string>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export type AdmissionAnswer = { readonly admission: Admission } | { readonly problems: readonly string[] };

/** Client metadata that reaches the protocol library; anything else is refused by name. */
const metadataNames = [
  'redirect_uris',
  'post_logout_redirect_uris',
  'backchannel_logout_uri',
  'backchannel_logout_session_required',
  'token_endpoint_auth_method',
  'token_endpoint_auth_signing_alg',
  'jwks',
  'jwks_uri',
  'id_token_signed_response_alg',
  'grant_types',
  'response_types',
  'response_modes',
  'client_name',
  'client_uri',
  'logo_uri',
  'policy_uri',
  'tos_uri',
  'contacts',
  'application_type',
  'default_max_age',
  'require_auth_time',
  'initiate_login_uri',
];
const admissionNames = [
  'client_id',
  'client_secret',
  'scope',
  'kind',
  'min_acr',
  'strict_acr',
  'phishing_resistant',
  'accepts_acting',
  'sector',
  'profile',
  'require_pkce',
  'rotate_refresh',
  'offline',
  'claims',
  'name_vi',
  'name_en',
  'purpose_vi',
  'purpose_en',
];

const kinds: readonly string[] = ['own', 'state', 'private'];
const floors: readonly string[] = ['urn:dinhdanh:acr:level-1', 'urn:dinhdanh:acr:level-2', 'urn:dinhdanh:acr:level-2-biometric'];
const authMethods: readonly string[] = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'];

/** Reads an admission with the defaults of a newly admitted service; every problem is named at once. */
export function readAdmission(file: AdmissionFile, { sandbox }: { readonly sandbox: boolean }): AdmissionAnswer {
  const problems = [...unknownMembers(file), ...attributeProblems(file), ...addressProblems(file, sandbox), ...secretProblems(file)];
  if (problems.length > 0) return { problems };
  const text = (name: string, fallback: string): string => (typeof file[name] === 'string' && file[name] !== '' ? String(file[name]) : fallback);
  const flag = (name: string, fallback: boolean): boolean => (file[name] === undefined ? fallback : file[name] === true);
  const clientId = String(file.client_id);
  const name = text('client_name', clientId);
  return {
    admission: {
      clientId,
      secret: typeof file.client_secret === 'string' ? file.client_secret : undefined,
      kind: text('kind', 'private') as PartyKind,
      sector: text('sector', clientId),
      minAcr: text('min_acr', floors[0] ?? ''),
      strictAcr: flag('strict_acr', true),
      phishingResistant: flag('phishing_resistant', false),
      acceptsActing: (file.accepts_acting as string[] | undefined) ?? [],
      profile: 'standard',
      requirePkce: flag('require_pkce', true),
      rotateRefresh: flag('rotate_refresh', false),
      offline: flag('offline', scopesOf(file).includes('offline_access')),
      claims: (file.claims as string[] | undefined) ?? [...supportedClaims],
      name: { vi: text('name_vi', name), en: text('name_en', name) },
      purpose: { vi: text('purpose_vi', ''), en: text('purpose_en', '') },
      metadata: metadataOf(file),
    },
  };
}

function metadataOf(file: AdmissionFile): Record<string, unknown> {
  const given = Object.fromEntries(metadataNames.filter((name) => file[name] !== undefined).map((name) => [name, file[name]]));
  return { token_endpoint_auth_method: 'client_secret_basic', grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'], ...given };
}

function unknownMembers(file: AdmissionFile): string[] {
  const known = new Set([...metadataNames, ...admissionNames]);
  return Object.keys(file).flatMap((name) => (known.has(name) ? [] : [`${name}: not known`]));
}

function attributeProblems(file: AdmissionFile): string[] {
  const problems: string[] = [];
  const oneOf = (name: string, values: readonly string[]): void => {
    if (file[name] !== undefined && !values.includes(String(file[name]))) problems.push(`${name}: one of ${values.join(', ')}`);
  };
  if (typeof file.client_id !== 'string' || !/^[\w.-]{1,100}$/.test(file.client_id)) problems.push('client_id: letters, digits, . _ -');
  oneOf('kind', kinds);
  oneOf('min_acr', floors);
  oneOf('profile', ['standard']);
  oneOf('token_endpoint_auth_method', authMethods);
  oneOf('id_token_signed_response_alg', ['ES256', 'RS256']);
  for (const name of ['strict_acr', 'phishing_resistant', 'require_pkce', 'rotate_refresh', 'offline']) {
    if (file[name] !== undefined && typeof file[name] !== 'boolean') problems.push(`${name}: true or false`);
  }
  for (const claim of textsOf(file.claims)) if (!(supportedClaims as readonly string[]).includes(claim)) problems.push(`claims: ${claim} does not exist`);
  for (const type of textsOf(file.response_types)) if (type !== 'code') problems.push(`response_types: ${type} is not offered`);
  for (const scope of scopesOf(file)) {
    if (!['openid', 'offline_access'].includes(scope) && claimsOfScope(scope).length === 0) problems.push(`scope: ${scope} does not exist`);
  }
  return problems;
}

function secretProblems(file: AdmissionFile): string[] {
  const method = file.token_endpoint_auth_method ?? 'client_secret_basic';
  if (method === 'private_key_jwt') return file.jwks === undefined && file.jwks_uri === undefined ? ['jwks or jwks_uri: needed by private_key_jwt'] : [];
  return typeof file.client_secret === 'string' && file.client_secret.length >= 16 ? [] : ['client_secret: at least 16 characters'];
}

function addressProblems(file: AdmissionFile, sandbox: boolean): string[] {
  const redirects = textsOf(file.redirect_uris);
  const none = redirects.length === 0 ? ['redirect_uris: at least one'] : [];
  const isNative = file.application_type === 'native';
  const checked = [
    ...redirects.map((uri) => ['redirect_uris', uri, isNative] as const),
    ...textsOf(file.post_logout_redirect_uris).map((uri) => ['post_logout_redirect_uris', uri, isNative] as const),
    ...['backchannel_logout_uri', 'jwks_uri', 'logo_uri', 'policy_uri', 'tos_uri', 'client_uri', 'initiate_login_uri'].flatMap((name) =>
      file[name] === undefined ? [] : [[name, String(file[name]), false] as const],
    ),
  ];
  return [...none, ...checked.flatMap(([name, uri, native]) => (isAllowedAddress(uri, { sandbox, native }) ? [] : [`${name}: ${uri} is not allowed`]))];
}

/** https, or http on a loopback address in the sandbox; a native app may have a scheme of its own, with a dot in it (RFC 8252 7.1). */
function isAllowedAddress(uri: string, { sandbox, native }: { sandbox: boolean; native: boolean }): boolean {
  if (!URL.canParse(uri) || uri.includes('*') || uri.includes('#')) return false;
  const { protocol, hostname, username, password } = new URL(uri);
  if (username !== '' || password !== '') return false;
  if (protocol === 'https:') return true;
  if (protocol === 'http:') return (sandbox || native) && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return native && /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(protocol);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function scopesOf(file: AdmissionFile): string[] {
  return typeof file.scope === 'string' ? file.scope.split(' ').filter(Boolean) : [];
}
