import { z } from 'zod';
import { trustProxies } from './platform/http/request/address.ts';
import type { SettingName, StartProblem } from './platform/start-problems.ts';

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
const port = (standard: number) => whole(1, 65_535).default(standard);
const seconds = (standard: number) => whole(60, 999_999_999).default(standard);
const text = z.string().max(1000);
const urlOf = (...protocols: readonly string[]) => text.refine((value) => protocols.includes(parsedUrl(value)?.protocol ?? ''));

/** Scheme, host and port, nothing else: everything is mounted at the root, and an issuer is compared character by character (OpenID Connect Discovery 4.3). */
const origin = urlOf('https:', 'http:').refine((value) => parsedUrl(value)?.origin === value);
const proxies = text
  .transform((value) => value.split(/[\s,]+/).filter((one) => one !== ''))
  .refine((entries) => entries.length > 0 && areAddresses(entries));

/** One schema for each setting; the defaults of sessions are those of assurance.md section 5. */
const fields = {
  DATABASE_URL: urlOf('postgres:', 'postgresql:').optional(),
  DATABASE_POOL_SIZE: whole(2, 500).default(10),
  ISSUER: origin.optional(),
  BACK_OFFICE_ORIGIN: origin.optional(),
  PORT: port(3000),
  BACK_OFFICE_PORT: port(3001),
  LISTEN_ADDRESS: text.refine((value) => areAddresses([value]) || value === 'localhost').optional(),
  TRUSTED_PROXIES: proxies.optional(),
  KEY_FILE: text.optional(),
  SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.email().optional(),
  SMS_GATEWAY_URL: urlOf('https:', 'http:').optional(),
  SMS_GATEWAY_TOKEN: text.optional(),
  REGISTRY_POPULATION_URL: urlOf('https:', 'http:').optional(),
  REGISTRY_ID_CARD_URL: urlOf('https:', 'http:').optional(),
  REGISTRY_IMMIGRATION_URL: urlOf('https:', 'http:').optional(),
  REGISTRY_SUBSCRIBER_URL: urlOf('https:', 'http:').optional(),
  REGISTRY_DRIVING_LICENCE_URL: urlOf('https:', 'http:').optional(),
  REGISTRY_VEHICLE_REGISTRATION_URL: urlOf('https:', 'http:').optional(),
  REGISTRY_HEALTH_INSURANCE_URL: urlOf('https:', 'http:').optional(),
  REGISTRY_SOCIAL_INSURANCE_URL: urlOf('https:', 'http:').optional(),
  CARD_SYSTEM_URL: urlOf('https:', 'http:').optional(),
  REGISTRY_CLIENT_CERTIFICATE_FILE: text.optional(),
  REGISTRY_CLIENT_KEY_FILE: text.optional(),
  REGISTRY_CA_FILE: text.optional(),
  REGISTRY_SIGNING_KEY_FILE: text.optional(),
  REGISTRY_SIGNER: text.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WORKER_CONCURRENCY: whole(1, 100).default(4),
  SESSION_FACTOR_SECONDS: seconds(12 * 3600),
  SESSION_BIOMETRIC_SECONDS: seconds(5 * 60),
  SESSION_IDLE_SECONDS: seconds(3600),
  SESSION_ABSOLUTE_SECONDS: seconds(12 * 3600),
  SANDBOX_PORT: port(3002),
  SANDBOX_PORTAL_PORT: port(3003),
  SANDBOX_CLIENTS: text.optional(),
  SANDBOX_DATA: text.default('.data/postgres'),
} as const satisfies Record<SettingName, z.ZodType>;

export type Values = { readonly [Name in SettingName]: z.output<(typeof fields)[Name]> };

/** Reads every setting by itself, so that one bad value hides no other. A value of spaces counts as absent. */
export function readFields(env: Readonly<Record<string, string | undefined>>): { values: Partial<Values>; problems: StartProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: StartProblem[] = [];
  for (const [name, schema] of Object.entries(fields)) {
    const found = schema.safeParse(env[name]?.trim() || undefined);
    if (found.success) values[name] = found.data;
    else problems.push({ code: 'setting-malformed', subject: name });
  }
  return { values, problems };
}

/** An address, or nothing. */
export function parsedUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

function areAddresses(entries: readonly string[]): boolean {
  try {
    trustProxies(entries);
    return true;
  } catch {
    return false;
  }
}
