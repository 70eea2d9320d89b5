import type { Tx } from '../../platform/database/types.ts';
import { ruleSetInForce } from '../rule-sets/in-force.ts';
import type { AuditEvent } from './types.ts';

/** Appends one audit row inside the transaction of the change it belongs to. */
export async function recordAudit(tx: Tx, event: AuditEvent): Promise<void> {
  await tx('audit_events').insert({
    event: event.event,
    actor: event.actor,
    account_id: event.accountId ?? null,
    client_id: event.clientId ?? null,
    request_id: event.requestId ?? null,
    details: JSON.stringify(event.details ?? {}),
    rule_set: ruleSetInForce,
  });
}
