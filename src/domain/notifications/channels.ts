import type { Channel, NoticeKind } from './types.ts';

const everywhere: readonly Channel[] = ['inbox', 'email', 'sms'];

/** Where each kind of notice goes, if the person has it. A code goes to the phone alone: mail is never a factor (NIST SP 800-63B-4 3.1.3.1). */
const channels: Readonly<Record<NoticeKind, readonly Channel[]>> = {
  'new-device-sign-in': everywhere,
  'factor-added': everywhere,
  'factor-removed': everywhere,
  'password-changed': everywhere,
  'recovery-code-used': everywhere,
  'recovery-codes-issued': ['inbox', 'email'],
  'sms-code': ['sms'],
  'hold-started': everywhere,
  'hold-ended': ['inbox', 'email'],
  'session-ended-elsewhere': ['inbox', 'email'],
  'account-locked': everywhere,
};

/** The channels of a notice for a person with this phone and mail address. */
export function channelsOf(kind: NoticeKind, reach: { phone: boolean; email: boolean }): Channel[] {
  return channels[kind].filter((channel) => channel === 'inbox' || (channel === 'sms' ? reach.phone : reach.email));
}

/**
 * True when so many notices of a kind went out within the hour that only the inbox gets the next. Whoever has the password can make
 * devices new without end, and a flood hides the message that matters.
 */
export function restsAfter(kind: NoticeKind, lately: number): boolean {
  return kind === 'new-device-sign-in' && lately >= 5;
}

/** Tries before a message counts as failed. A code is dead after ten minutes, so its tries end within two. */
export function triesOf(kind: NoticeKind): number {
  return kind === 'sms-code' ? 5 : 10;
}
