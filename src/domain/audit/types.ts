/** One thing that happened. `details` holds codes and ids only, never identity data. */
export interface AuditEvent {
  /** Room and past participle: `account.locked`, `factor.enrolled`. */
  readonly event: `${string}.${string}`;
  readonly actor: Actor;
  readonly accountId?: string;
  readonly clientId?: string;
  /** The file that an action or a view belonged to. */
  readonly applicationId?: string;
  readonly requestId?: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** `applicant`: who fills in or follows a file, before there is an account; with the id of the file. */
export type Actor =
  | 'system'
  | `account:${string}`
  | `applicant:${string}`
  | `officer:${string}`
  | `client:${string}`
  | `operator:${string}`;
