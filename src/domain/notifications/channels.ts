import type { Channel, FileNoticeKind, MessageKind, MessageState, NoticeKind } from './types.ts';

const everywhere: readonly Channel[] = ['inbox', 'email', 'sms'];

/** Where each kind of message goes, if the person has it. A code to sign in goes to the phone alone: mail is never a factor (NIST SP 800-63B-4 3.1.3.1). */
const channels: Readonly<Record<MessageKind, readonly Channel[]>> = {
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
  'contact-code': ['email', 'sms'],
  'application-received': everywhere,
  'application-supplement': everywhere,
  'application-granted': everywhere,
  'application-refused': everywhere,
  'application-returned': everywhere,
  'application-late': everywhere,
  'due-date-moved': everywhere,
  'activation-reminder': everywhere,
  'activation-reopened': everywhere,
  'account-activated': everywhere,
  'account-raised': everywhere,
  'account-repudiated': everywhere,
  'applied-in-your-name': everywhere,
  'contact-claimed': everywhere,
};

/** What a person has: an inbox unless said otherwise. */
export interface Reached {
  readonly inbox?: boolean;
  readonly phone: boolean;
  readonly email: boolean;
}

/** The channels of a message for a person who has these. */
export function channelsOf(kind: MessageKind, { inbox = true, phone, email }: Reached): Channel[] {
  const has = { inbox, sms: phone, email };
  return channels[kind].filter((channel) => has[channel]);
}

/**
 * Who reads what is told about a file: the applicant, whose status page shows it, or somebody else, whom the file must not be opened to and
 * whose warning the applicant must not see.
 */
const readers: Readonly<Record<FileNoticeKind, 'applicant' | 'other'>> = {
  'contact-code': 'applicant',
  'application-received': 'applicant',
  'application-supplement': 'applicant',
  'application-granted': 'applicant',
  'application-refused': 'applicant',
  'application-returned': 'applicant',
  'application-late': 'applicant',
  'due-date-moved': 'applicant',
  'activation-reminder': 'applicant',
  'activation-reopened': 'applicant',
  'account-activated': 'applicant',
  'account-raised': 'applicant',
  'account-repudiated': 'other',
  'applied-in-your-name': 'other',
  'contact-claimed': 'other',
};

export function isForApplicant(kind: FileNoticeKind): boolean {
  return readers[kind] === 'applicant';
}

/** The kinds that the status page of a file shows. */
export const kindsForApplicants: string[] = Object.keys(readers).filter((kind) => isForApplicant(kind as FileNoticeKind));

export function isCode(kind: MessageKind): kind is 'sms-code' | 'contact-code' {
  return kind === 'sms-code' || kind === 'contact-code';
}

/**
 * True when so many notices of a kind went out within the hour that only the inbox gets the next. Whoever has the password can make
 * devices new without end, and a flood hides the message that matters.
 */
export function restsAfter(kind: NoticeKind, lately: number): boolean {
  return kind === 'new-device-sign-in' && lately >= 5;
}

/** Tries before a message counts as failed. A code is dead after ten minutes, so its tries end within two. */
export function triesOf(kind: MessageKind): number {
  return isCode(kind) ? 5 : 10;
}

/** One channel's copy of a notice. `usable`: the account it goes to can be signed in to. */
export interface Copy {
  readonly id: string;
  readonly channel: Channel;
  readonly state: MessageState;
  readonly usable: boolean;
}

/**
 * What follows from a change of one copy, given all of them as they are after it: the person was told by the first that arrived, and could
 * not be told when the last has failed. A copy on a status page that nobody has opened yet is no hope.
 */
export function whatFollows(copies: readonly Copy[], changedId: string): 'told' | 'given-up' | undefined {
  const changed = copies.find(({ id }) => id === changedId);
  const others = copies.filter(({ id }) => id !== changedId);
  if (!changed || others.some(({ state }) => state === 'delivered')) return undefined;
  if (changed.state === 'delivered') return 'told';
  const hopeless = ({ channel, state, usable }: Copy): boolean => state === 'failed' || (channel === 'inbox' && !usable);
  return changed.state === 'failed' && others.every(hopeless) ? 'given-up' : undefined;
}
