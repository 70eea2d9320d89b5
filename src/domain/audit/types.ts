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

export type Actor = 'system' | `account:${string}` | `officer:${string}` | `client:${string}` | `operator:${string}`;
