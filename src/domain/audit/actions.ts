import { prepared } from '../../platform/database/statements.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { AuditEvent } from './types.ts';

/** Appends one audit row inside the transaction of the change it belongs to. */
export async function recordAudit(tx: Tx, event: AuditEvent): Promise<void> {
  await prepared(tx, {
    name: 'record-audit',
    text: `insert into audit_events (event, actor, account_id, client_id, request_id, details, rule_set, application_id)
      values ($1, $2, $3, $4, $5, $6, rule_set_on(app_now()), $7)`,
    values: [
      event.event,
      event.actor,
      event.accountId ?? null,
      event.clientId ?? null,
      event.requestId ?? null,
      JSON.stringify(event.details ?? {}),
      event.applicationId ?? null,
    ],
  });
}

/** Appends many audit rows at once, where one change touches many files. */
export async function recordAudits(tx: Tx, events: readonly AuditEvent[]): Promise<void> {
  await prepared(tx, {
    name: 'record-audits',
    text: `insert into audit_events (event, actor, account_id, client_id, request_id, details, rule_set, application_id)
      select e.event, e.actor, e."accountId", e."clientId", e."requestId", coalesce(e.details, '{}'), rule_set_on(app_now()), e."applicationId"
      from jsonb_to_recordset($1::jsonb)
        e (event text, actor text, "accountId" uuid, "clientId" text, "requestId" text, details jsonb, "applicationId" uuid)`,
    values: [JSON.stringify(events)],
  });
}
