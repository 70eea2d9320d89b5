import { supportedClaims } from '../claims/index.ts';
import { attributeFields, metadataFields } from './admission-fields.ts';
import type { Admission, AdmissionAnswer, AdmissionMode, AdmissionProblem, PartyKind, ProblemCode } from './types.ts';

type Given = Readonly<Record<string, unknown>>;

/** Outside the sandbox nothing of weight is assumed: an admission says it. */
const saidOutsideSandbox = ['kind', 'min_acr', 'sector', 'claims', 'name_vi', 'name_en', 'purpose_vi', 'purpose_en'];
/** Characters of a client secret outside the sandbox: 256 bits in base64url are 43. */
const shortestSecret = 43;
const urn = 'urn:dinhdanh:acr:';

/**
 * Reads an admission: OIDC client metadata and our attributes in one object, as operators and the sandbox write it. Answers either the
 * admission with its defaults filled in, or every problem at once, each with the name of the field.
 */
export function readAdmission(given: Given, mode: AdmissionMode): AdmissionAnswer {
  const problems = [...fieldProblems(given, mode), ...missingProblems(given, mode), ...authenticationProblems(given, mode)];
  return problems.length > 0 ? { problems } : { admission: admissionOf(given) };
}

function fieldProblems(given: Given, mode: AdmissionMode): AdmissionProblem[] {
  return Object.entries(given).flatMap(([field, value]): AdmissionProblem[] => {
    const table = [metadataFields, attributeFields].find((fields) => Object.hasOwn(fields, field));
    const code = table ? table[field]?.(value, mode) : 'unknown-field';
    return code ? [`${field}: ${code}`] : [];
  });
}

function missingProblems(given: Given, { sandbox }: AdmissionMode): AdmissionProblem[] {
  const needed = ['client_id', 'redirect_uris', ...(sandbox ? [] : saidOutsideSandbox)];
  return needed.filter((field) => given[field] === undefined).map((field): AdmissionProblem => `${field}: missing`);
}

/** A party proves itself by a secret or by a key, never by both: the weaker one would count. */
function authenticationProblems(given: Given, { sandbox }: AdmissionMode): AdmissionProblem[] {
  const { client_secret: secret, jwks, jwks_uri: jwksUri } = given;
  const problems: AdmissionProblem[] = [];
  const found = (field: string, code: ProblemCode): number => problems.push(`${field}: ${code}`);
  if (jwks !== undefined && jwksUri !== undefined) found('jwks_uri', 'not-beside-jwks');
  if (given.token_endpoint_auth_method === 'private_key_jwt') {
    if (jwks === undefined && jwksUri === undefined) found('jwks', 'missing');
    if (secret !== undefined) found('client_secret', 'not-used');
  } else if (secret === undefined) {
    found('client_secret', 'missing');
  } else if (!sandbox && typeof secret === 'string' && secret.length < shortestSecret) {
    found('client_secret', 'too-short');
  }
  return problems;
}

/** The input has been checked field by field. */
function admissionOf(given: Given): Admission {
  const text = (field: string): string | undefined => given[field] as string | undefined;
  const flag = (field: string, otherwise: boolean): boolean => (given[field] as boolean | undefined) ?? otherwise;
  const clientId = String(given.client_id);
  const name = text('client_name') ?? clientId;
  return {
    clientId,
    secret: text('client_secret'),
    kind: (text('kind') as PartyKind | undefined) ?? 'private',
    sector: text('sector') ?? clientId,
    minAcr: floorOf(text('min_acr') ?? 'level-1'),
    strictAcr: flag('strict_acr', true),
    phishingResistant: flag('phishing_resistant', false),
    acceptsActing: (given.accepts_acting as string[] | undefined) ?? [],
    profile: 'standard',
    requirePkce: flag('require_pkce', true),
    rotateRefresh: flag('rotate_refresh', false),
    offline: flag('offline', text('scope')?.split(' ').includes('offline_access') ?? false),
    claims: (given.claims as string[] | undefined) ?? [...supportedClaims],
    name: { vi: text('name_vi') ?? name, en: text('name_en') ?? name },
    purpose: { vi: text('purpose_vi') ?? name, en: text('purpose_en') ?? name },
    metadata: metadataOf(given),
  };
}

function floorOf(acr: string): string {
  return acr.startsWith(urn) ? acr : `${urn}${acr}`;
}

function metadataOf(given: Given): Given {
  const named = Object.entries(given).filter(([field, value]) => Object.hasOwn(metadataFields, field) && value !== undefined);
  return {
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    ...Object.fromEntries(named),
  };
}
