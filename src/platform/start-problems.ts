/** Everything the environment may say about this program. `main`, `worker` and `cli` read it; their words for each name stand in `views/texts/operator.ts`. */
export type SettingName =
  | 'DATABASE_URL'
  | 'DATABASE_POOL_SIZE'
  | 'ISSUER'
  | 'BACK_OFFICE_ORIGIN'
  | 'PORT'
  | 'BACK_OFFICE_PORT'
  | 'LISTEN_ADDRESS'
  | 'TRUSTED_PROXIES'
  | 'KEY_FILE'
  | 'SMTP_URL'
  | 'MAIL_FROM'
  | 'SMS_GATEWAY_URL'
  | 'SMS_GATEWAY_TOKEN'
  | RegistrySettingName
  | 'LOG_LEVEL'
  | 'WORKER_CONCURRENCY'
  | 'SESSION_FACTOR_SECONDS'
  | 'SESSION_BIOMETRIC_SECONDS'
  | 'SESSION_IDLE_SECONDS'
  | 'SESSION_ABSOLUTE_SECONDS'
  | 'SANDBOX_PORT'
  | 'SANDBOX_PORTAL_PORT'
  | 'SANDBOX_CLIENTS'
  | 'SANDBOX_DATA';

/** Where each register stands, and how we prove to it who asks. */
type RegistrySettingName =
  | 'REGISTRY_POPULATION_URL'
  | 'REGISTRY_ID_CARD_URL'
  | 'REGISTRY_IMMIGRATION_URL'
  | 'REGISTRY_SUBSCRIBER_URL'
  | 'REGISTRY_DRIVING_LICENCE_URL'
  | 'REGISTRY_VEHICLE_REGISTRATION_URL'
  | 'REGISTRY_HEALTH_INSURANCE_URL'
  | 'REGISTRY_SOCIAL_INSURANCE_URL'
  | 'CARD_SYSTEM_URL'
  | 'REGISTRY_CLIENT_CERTIFICATE_FILE'
  | 'REGISTRY_CLIENT_KEY_FILE'
  | 'REGISTRY_CA_FILE'
  | 'REGISTRY_SIGNING_KEY_FILE'
  | 'REGISTRY_SIGNER';

/** Why a start is refused. The sentences are typed by this union. */
export type StartProblemCode =
  | 'setting-missing'
  | 'setting-malformed'
  | 'above-limit'
  | 'https-required'
  | 'loopback-address'
  | 'numeric-host'
  | 'same-origin'
  | 'same-port'
  | 'password-missing'
  | 'default-password'
  | 'database-without-tls'
  | 'default-secret'
  | 'sandbox-setting'
  | 'tls-verification-off'
  | 'key-file-missing'
  | 'key-file-unreadable'
  | 'key-file-open-to-others'
  | 'key-file-malformed'
  | 'key-file-of-sandbox'
  | 'key-file-of-other-database'
  | 'registries-without-proof'
  | 'certificate-without-key'
  | 'registry-file-unusable'
  | 'client-malformed'
  | 'migration-pending'
  | 'database-too-old'
  | 'database-unavailable'
  | 'sandbox-not-started'
  | 'sandbox-people'
  | 'sandbox-client';

/** `subject`: the setting, file, migration or client it is about. Never a value: an address holds a password. */
export interface StartProblem {
  readonly code: StartProblemCode;
  readonly subject: string;
}
