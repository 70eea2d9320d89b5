import { addDays, dayOf, startOf } from '../../lib/days.ts';
import type { MessageKind } from './types.ts';

const hour = 3_600_000;
const [begins, ends] = [22, 7];

/** Results and dates can wait until morning. A code, and whatever warns that somebody may be acting in one's name, cannot. */
const waits: Readonly<Record<MessageKind, boolean>> = {
  'new-device-sign-in': false,
  'factor-added': false,
  'factor-removed': false,
  'password-changed': false,
  'recovery-code-used': false,
  'recovery-codes-issued': false,
  'sms-code': false,
  'hold-started': false,
  'hold-ended': false,
  'session-ended-elsewhere': false,
  'account-locked': false,
  'contact-code': false,
  'application-received': true,
  'application-supplement': true,
  'application-granted': true,
  'application-refused': true,
  'application-returned': true,
  'application-late': true,
  'due-date-moved': true,
  'activation-reminder': true,
  'activation-reopened': true,
  'account-activated': false,
  'account-raised': false,
  'account-repudiated': false,
  'applied-in-your-name': false,
  'contact-claimed': false,
};

/** When a message of this kind may leave, if not now: from 22:00 to 7:00 in Vietnam people sleep. */
export function quietUntil(now: Date, kind: MessageKind): Date | undefined {
  if (!waits[kind]) return undefined;
  const today = dayOf(now);
  const sinceMidnight = now.getTime() - startOf(today).getTime();
  if (sinceMidnight >= ends * hour && sinceMidnight < begins * hour) return undefined;
  const morning = sinceMidnight < ends * hour ? today : addDays(today, 1);
  return new Date(startOf(morning).getTime() + ends * hour);
}

/** Seconds until a message of this kind may leave; 0 when it may now. */
export function quietSeconds(now: Date, kind: MessageKind): number {
  const until = quietUntil(now, kind);
  return until ? (until.getTime() - now.getTime()) / 1000 : 0;
}
