import { scopeClaims, supportedClaims } from '../claims/index.ts';
import { isAppAddress, isPartyAddress } from './addresses.ts';
import type { AdmissionMode, ProblemCode } from './types.ts';

/** Undefined when the value may be admitted. */
type Check = (value: unknown, mode: AdmissionMode) => ProblemCode | undefined;

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longest && value.isWellFormed() && !/\p{Cc}/u.test(value);

/** A name that is also a member of every object would be found where nobody put it. */
const isName = (value: unknown): boolean => isText(value, 100) && /^[A-Za-z0-9][\w.~:/-]*$/.test(value) && !(value in {});

const name: Check = (value) => (isName(value) ? undefined : 'not-allowed');
/** Secrets travel in headers (RFC 6749 appendix A: VSCHAR). */
const secret: Check = (value) => (isText(value, 200) && /^[\x20-\x7e]+$/.test(value) ? undefined : 'not-a-text');
const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'not-a-flag');
const onlyFalse: Check = (value) => (value === false ? undefined : 'not-allowed');
const seconds: Check = (value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : 'not-a-number');
const address: Check = (value, { sandbox }) => (isPartyAddress(value, sandbox) ? undefined : 'not-an-address');

function text(longest: number): Check {
  return (value) => (isText(value, longest) ? undefined : 'not-a-text');
}

function oneOf(...allowed: readonly string[]): Check {
  return (value) => (typeof value === 'string' && allowed.includes(value) ? undefined : 'not-allowed');
}

function listOf(fits: (one: unknown, mode: AdmissionMode) => boolean, otherwise: ProblemCode, fewest = 0): Check {
  return (value, mode) => {
    if (!Array.isArray(value) || value.length < fewest || value.length > 50) return 'not-a-list';
    return value.every((one) => fits(one, mode)) ? undefined : otherwise;
  };
}

function someOf(...allowed: readonly string[]): Check {
  return listOf((one) => typeof one === 'string' && allowed.includes(one), 'not-allowed');
}

const redirect = (one: unknown, { sandbox }: AdmissionMode): boolean => isPartyAddress(one, sandbox) || isAppAddress(one);

const scopes: Check = (value) => {
  const known = ['openid', 'offline_access', ...Object.keys(scopeClaims)];
  return isText(value, 300) && value.split(' ').every((one) => known.includes(one)) ? undefined : 'not-allowed';
};

/** Public keys only: a private or a shared one in our table would be a secret we never wanted. */
const publicKeys: Check = (value) => {
  const keys = (value as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > 20) return 'not-keys';
  const isPublic = (key: unknown): boolean =>
    typeof key === 'object' && key !== null && ['EC', 'RSA', 'OKP'].includes(String((key as { kty?: unknown }).kty)) && !('d' in key);
  return keys.every(isPublic) ? undefined : 'not-keys';
};

/** OIDC client metadata that is taken, by name; whatever else a party sends is named and refused. */
export const metadataFields: Readonly<Record<string, Check>> = {
  application_type: oneOf('web', 'native'),
  backchannel_logout_session_required: flag,
  backchannel_logout_uri: address,
  client_name: text(120),
  client_uri: address,
  contacts: listOf((one) => isText(one, 200), 'not-a-text'),
  default_max_age: seconds,
  grant_types: someOf('authorization_code', 'refresh_token'),
  id_token_signed_response_alg: oneOf('ES256', 'RS256'),
  initiate_login_uri: address,
  jwks: publicKeys,
  jwks_uri: address,
  logo_uri: address,
  policy_uri: address,
  post_logout_redirect_uris: listOf(redirect, 'not-an-address'),
  redirect_uris: listOf(redirect, 'not-an-address', 1),
  require_auth_time: flag,
  require_pushed_authorization_requests: flag,
  response_modes: someOf('query', 'form_post'),
  response_types: someOf('code'),
  token_endpoint_auth_method: oneOf('client_secret_basic', 'client_secret_post', 'private_key_jwt'),
  token_endpoint_auth_signing_alg: oneOf('ES256', 'PS256', 'RS256'),
  tos_uri: address,
};

/** What the admission decides and the party never can: attributes of the row. */
export const attributeFields: Readonly<Record<string, Check>> = {
  client_id: name,
  client_secret: secret,
  scope: scopes,
  // Said by many files of clients; there is one answer to each.
  subject_type: oneOf('pairwise'),
  dpop_bound_access_tokens: onlyFalse,
  tls_client_certificate_bound_access_tokens: onlyFalse,
  kind: oneOf('state', 'private'),
  min_acr: oneOf('level-1', 'level-2', 'urn:dinhdanh:acr:level-1', 'urn:dinhdanh:acr:level-2'),
  strict_acr: flag,
  phishing_resistant: flag,
  accepts_acting: someOf('guardian', 'legal_representative', 'member'),
  sector: name,
  profile: oneOf('standard'),
  require_pkce: flag,
  rotate_refresh: flag,
  offline: flag,
  claims: someOf(...supportedClaims),
  name_vi: text(120),
  name_en: text(120),
  purpose_vi: text(300),
  purpose_en: text(300),
};
