import { parsedUrl, type Values } from './config-fields.ts';
import type { SettingName, StartProblem } from './platform/start-problems.ts';

type Check = (values: Partial<Values>, env: Readonly<Record<string, string | undefined>>) => StartProblem[];

const problem = (code: StartProblem['code'], subject: string): StartProblem => ({ code, subject });

/** Everything that is wrong with settings that can be read: in any mode, and in production what would be unsafe there. */
export function configProblems(
  values: Partial<Values>,
  env: Readonly<Record<string, string | undefined>>,
  mode: 'sandbox' | 'production',
): StartProblem[] {
  const checks: readonly Check[] = mode === 'production' ? [...always, ...production] : always;
  return checks.flatMap((check) => check(values, env));
}

/** Seconds. NIST SP 800-63B-4: 24 h and 1 h without use (2.2.3); 12 h for a biometric of the highest level (2.3.3). */
const longest = {
  SESSION_FACTOR_SECONDS: 24 * 3600,
  SESSION_BIOMETRIC_SECONDS: 12 * 3600,
  SESSION_IDLE_SECONDS: 3600,
  SESSION_ABSOLUTE_SECONDS: 24 * 3600,
} as const;

const sessionLimits: Check = (values) =>
  Object.entries(longest).flatMap(([name, limit]) =>
    (values[name as keyof typeof longest] ?? 0) > limit ? [problem('above-limit', name)] : [],
  );

const separatePorts: Check = (values) => {
  const names = ['PORT', 'BACK_OFFICE_PORT', 'SANDBOX_PORT', 'SANDBOX_PORTAL_PORT'] as const;
  const taken = (name: (typeof names)[number], at: number): boolean =>
    names.slice(0, at).some((other) => values[other] !== undefined && values[other] === values[name]);
  return names.flatMap((name, at) => (taken(name, at) ? [problem('same-port', name)] : []));
};

/** Officers work behind an origin of its own: what runs on one must not reach the cookies and pages of the other (OWASP ASVS 5.0 3.5.4). */
const separateOrigins: Check = ({ ISSUER, BACK_OFFICE_ORIGIN }) =>
  ISSUER !== undefined && ISSUER === BACK_OFFICE_ORIGIN ? [problem('same-origin', 'BACK_OFFICE_ORIGIN')] : [];

const always: readonly Check[] = [sessionLimits, separatePorts, separateOrigins];

/** Where the registers stand. */
export const registryUrls = [
  'REGISTRY_POPULATION_URL',
  'REGISTRY_ID_CARD_URL',
  'REGISTRY_IMMIGRATION_URL',
  'REGISTRY_SUBSCRIBER_URL',
  'REGISTRY_DRIVING_LICENCE_URL',
  'REGISTRY_VEHICLE_REGISTRATION_URL',
  'REGISTRY_HEALTH_INSURANCE_URL',
  'REGISTRY_SOCIAL_INSURANCE_URL',
  'CARD_SYSTEM_URL',
] as const satisfies readonly SettingName[];

/** What production has no safe default for. The proxy ends TLS, so its address must be known (RFC 9700 4.13). */
const required = [
  'DATABASE_URL',
  'ISSUER',
  'BACK_OFFICE_ORIGIN',
  'TRUSTED_PROXIES',
  'KEY_FILE',
  'SMTP_URL',
  'MAIL_FROM',
  'SMS_GATEWAY_URL',
  'SMS_GATEWAY_TOKEN',
  ...registryUrls,
] as const satisfies readonly SettingName[];

const missing: Check = (_, env) => required.flatMap((name) => (env[name]?.trim() ? [] : [problem('setting-missing', name)]));

const publicOrigins: Check = (values) =>
  (['ISSUER', 'BACK_OFFICE_ORIGIN'] as const).flatMap((name) => {
    const url = parsedUrl(values[name] ?? '');
    if (!url) return [];
    return [
      ...(url.protocol === 'https:' ? [] : [problem('https-required', name)]),
      ...(isLoopback(url.hostname) ? [problem('loopback-address', name)] : []),
      // A passkey belongs to a name, never to a number (WebAuthn Level 3, 5.1.2).
      ...(isNumeric(url.hostname) && !isLoopback(url.hostname) ? [problem('numeric-host', name)] : []),
    ];
  });

const weak = ['postgres', 'password', 'passwd', 'admin', 'root', 'secret', 'changeme', 'change-me', 'test', 'example', 'dinhdanh', 'token'];

function isDefault(secret: string, name = ''): boolean {
  const folded = secret.toLowerCase();
  return (
    weak.includes(folded) || folded === name.toLowerCase() || /^(.)\1*$/.test(folded) || /^(123456|12345678|1234567890|1234)$/.test(folded)
  );
}

const database: Check = ({ DATABASE_URL }) => {
  const url = parsedUrl(DATABASE_URL ?? '');
  if (!url) return [];
  const password = decoded(url.password) || (url.searchParams.get('password') ?? '');
  // On this machine nobody listens in between; everywhere else the connection carries the register in clear without TLS (OWASP ASVS 5.0 12.3).
  const near = isSocket(url) || isLoopback(url.hostname);
  const sealed = ['require', 'verify-ca', 'verify-full'].includes(url.searchParams.get('sslmode') ?? '');
  return [
    // A socket and a client certificate prove who asks without a password.
    ...(password === '' && !isSocket(url) && !url.searchParams.has('sslcert') ? [problem('password-missing', 'DATABASE_URL')] : []),
    ...(password !== '' && isDefault(password, decoded(url.username)) ? [problem('default-password', 'DATABASE_URL')] : []),
    ...(near || sealed ? [] : [problem('database-without-tls', 'DATABASE_URL')]),
  ];
};

const carriers: Check = ({ SMTP_URL, SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN }) => {
  const mail = parsedUrl(SMTP_URL ?? '');
  const gateway = parsedUrl(SMS_GATEWAY_URL ?? '');
  return [
    ...(mail?.password && isDefault(decoded(mail.password), decoded(mail.username)) ? [problem('default-password', 'SMTP_URL')] : []),
    ...(gateway && gateway.protocol !== 'https:' ? [problem('https-required', 'SMS_GATEWAY_URL')] : []),
    ...(SMS_GATEWAY_TOKEN !== undefined && isDefault(SMS_GATEWAY_TOKEN) ? [problem('default-secret', 'SMS_GATEWAY_TOKEN')] : []),
  ];
};

/** Registers tell everything about a person: the line is sealed, and they must know who asks. */
const registries: Check = (values, env) => {
  const open = registryUrls.filter((name) => parsedUrl(values[name] ?? '')?.protocol === 'http:');
  const has = (name: SettingName): boolean => Boolean(env[name]?.trim());
  const [certificate, key] = [has('REGISTRY_CLIENT_CERTIFICATE_FILE'), has('REGISTRY_CLIENT_KEY_FILE')];
  const signs = has('REGISTRY_SIGNING_KEY_FILE');
  return [
    ...open.map((name) => problem('https-required', name)),
    ...(certificate || key || signs ? [] : [problem('registries-without-proof', 'REGISTRY_SIGNING_KEY_FILE')]),
    ...(certificate === key
      ? []
      : [problem('certificate-without-key', certificate ? 'REGISTRY_CLIENT_KEY_FILE' : 'REGISTRY_CLIENT_CERTIFICATE_FILE')]),
    ...(signs && !has('REGISTRY_SIGNER') ? [problem('setting-missing', 'REGISTRY_SIGNER')] : []),
  ];
};

const noSandbox: Check = (_, env) =>
  Object.keys(env)
    .filter((name) => name.startsWith('SANDBOX_') && env[name]?.trim())
    .toSorted()
    .map((name) => problem('sandbox-setting', name));

/** With this, Node believes every certificate: of mail, gateway, database and of the services we call. */
const certificates: Check = (_, env) =>
  env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' ? [problem('tls-verification-off', 'NODE_TLS_REJECT_UNAUTHORIZED')] : [];

const production: readonly Check[] = [missing, publicOrigins, database, carriers, registries, noSandbox, certificates];

function isSocket(url: URL): boolean {
  return (url.searchParams.get('host') ?? decoded(url.hostname)).startsWith('/');
}

/** A host that leads back to this machine. */
export function isLoopback(host: string): boolean {
  return /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\]|\[::\]|\[::ffff:7f[0-9a-f:]+\]|0\.0\.0\.0)\.?$/.test(host);
}

function isNumeric(host: string): boolean {
  return host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
