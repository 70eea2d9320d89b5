import type { RecordKeyEvent } from '../../platform/signing-keys/types.ts';
import { recordAudit } from './actions.ts';
import type { Actor } from './types.ts';

/** Writes the life of signing keys into the audit trail, under the name of who changed them. */
export function auditKeyEvents(actor: Actor): RecordKeyEvent {
  return (tx, { event, kid, alg }) => recordAudit(tx, { event, actor, details: { kid, alg } });
}
