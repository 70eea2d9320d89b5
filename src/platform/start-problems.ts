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
  | 'LOG_LEVEL'
  | 'WORKER_CONCURRENCY'
  | 'SESSION_FACTOR_SECONDS'
  | 'SESSION_BIOMETRIC_SECONDS'
  | 'SESSION_IDLE_SECONDS'
  | 'SESSION_ABSOLUTE_SECONDS'
  | 'SANDBOX_PORT'
  | 'SANDBOX_CLIENTS'
  | 'SANDBOX_DATA';

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
