import { configProblems, isLoopback } from './config-checks.ts';
import { parsedUrl, readFields, type Values } from './config-fields.ts';
import type { RegistryAccess } from './connectors/registries/access.ts';
import type { Settings } from './platform/settings.ts';
import type { StartProblem } from './platform/start-problems.ts';

export type Mode = 'sandbox' | 'production';

export interface Config {
  readonly mode: Mode;
  readonly settings: Settings;
  readonly database: {
    /** Absent in the sandbox: the embedded server is started in `dataDir`. */
    readonly url: string | undefined;
    readonly poolSize: number;
  };
  readonly listen: {
    /** All addresses when absent. */
    readonly address: string | undefined;
    readonly port: number;
    readonly backOfficePort: number;
  };
  readonly trustedProxies: readonly string[];
  readonly keyFile: string;
  /** Absent in the sandbox: its own mailbox takes every message. */
  readonly mail: { readonly url: string; readonly from: string; readonly allowPlain: boolean } | undefined;
  readonly sms: { readonly url: string; readonly token: string } | undefined;
  /** Absent in the sandbox: it has registers of its own. */
  readonly registries: RegistryAccess | undefined;
  readonly logLevel: Values['LOG_LEVEL'];
  readonly workerConcurrency: number;
  /** Present only in the sandbox. */
  readonly sandbox:
    | {
        readonly port: number;
        readonly origin: string;
        /** The demo portal: a server of its own. */
        readonly portal: { readonly port: number; readonly origin: string };
        readonly dataDir: string;
        readonly clientsFile: string | undefined;
      }
    | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Turns the environment into one frozen object, or names everything that is wrong with it at once. Looks at nothing but `env`. */
export function readConfig(env: Environment, mode: Mode): { readonly ok: Config } | { readonly problems: readonly StartProblem[] } {
  const { values, problems } = readFields(env);
  const all = [...problems, ...configProblems(values, env, mode)];
  if (all.length > 0) return { problems: all };
  return { ok: deepFreeze(configOf(values as Values, mode)) };
}

function configOf(values: Values, mode: Mode): Config {
  const sandbox = mode === 'sandbox';
  return {
    mode,
    settings: settingsOf(values, sandbox),
    database: { url: values.DATABASE_URL, poolSize: values.DATABASE_POOL_SIZE },
    listen: { address: values.LISTEN_ADDRESS, port: values.PORT, backOfficePort: values.BACK_OFFICE_PORT },
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    keyFile: values.KEY_FILE ?? 'keys/sandbox.key',
    mail: sandbox ? undefined : mailOf(values),
    sms: sandbox ? undefined : { url: values.SMS_GATEWAY_URL ?? '', token: values.SMS_GATEWAY_TOKEN ?? '' },
    registries: sandbox ? undefined : registriesOf(values),
    logLevel: values.LOG_LEVEL,
    workerConcurrency: values.WORKER_CONCURRENCY,
    sandbox: sandbox ? sandboxOf(values) : undefined,
  };
}

function settingsOf(values: Values, sandbox: boolean): Settings {
  const issuer = values.ISSUER ?? `http://localhost:${values.PORT}`;
  return {
    issuer,
    backOfficeOrigin: values.BACK_OFFICE_ORIGIN ?? `http://localhost:${values.BACK_OFFICE_PORT}`,
    passkeyRpId: new URL(issuer).hostname,
    sandbox,
    limits: {
      factorFreshness: values.SESSION_FACTOR_SECONDS,
      biometricFreshness: values.SESSION_BIOMETRIC_SECONDS,
      idle: values.SESSION_IDLE_SECONDS,
      absolute: values.SESSION_ABSOLUTE_SECONDS,
    },
  };
}

function mailOf(values: Values): Config['mail'] {
  const url = values.SMTP_URL ?? '';
  // Only a relay on this very machine may be spoken to without TLS.
  return { url, from: values.MAIL_FROM ?? '', allowPlain: isLoopback(parsedUrl(url)?.hostname ?? '') };
}

function registriesOf(values: Values): RegistryAccess {
  return {
    urls: {
      population: values.REGISTRY_POPULATION_URL ?? '',
      'id-card': values.REGISTRY_ID_CARD_URL ?? '',
      immigration: values.REGISTRY_IMMIGRATION_URL ?? '',
      subscriber: values.REGISTRY_SUBSCRIBER_URL ?? '',
      'driving-licence': values.REGISTRY_DRIVING_LICENCE_URL ?? '',
      'vehicle-registration': values.REGISTRY_VEHICLE_REGISTRATION_URL ?? '',
      'health-insurance': values.REGISTRY_HEALTH_INSURANCE_URL ?? '',
      'social-insurance': values.REGISTRY_SOCIAL_INSURANCE_URL ?? '',
      'card-system': values.CARD_SYSTEM_URL ?? '',
    },
    certificateFile: values.REGISTRY_CLIENT_CERTIFICATE_FILE,
    keyFile: values.REGISTRY_CLIENT_KEY_FILE,
    authorityFile: values.REGISTRY_CA_FILE,
    signingKeyFile: values.REGISTRY_SIGNING_KEY_FILE,
    signer: values.REGISTRY_SIGNER,
  };
}

function sandboxOf(values: Values): Config['sandbox'] {
  return {
    port: values.SANDBOX_PORT,
    origin: `http://localhost:${values.SANDBOX_PORT}`,
    portal: { port: values.SANDBOX_PORTAL_PORT, origin: `http://localhost:${values.SANDBOX_PORTAL_PORT}` },
    dataDir: values.SANDBOX_DATA,
    clientsFile: values.SANDBOX_CLIENTS,
  };
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
