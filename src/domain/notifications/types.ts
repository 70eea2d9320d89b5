import type { Day } from '../../lib/days.ts';
import type { Lang } from '../../platform/http/types.ts';

export type Channel = 'sms' | 'email' | 'inbox';
export type MessageState = 'queued' | 'delivered' | 'failed';

/** The means of proof a notice can name. */
export type NoticeFactor = 'password' | 'totp' | 'sms' | 'recovery-code' | 'passkey' | 'registry-face' | 'registry-fingerprint';

/** What a person can be told, each with what its text names. Times are those of the row. */
export interface NoticeVariables {
  'new-device-sign-in': {
    readonly device: string;
    readonly address: string;
    /** Its names in both languages: a notice may be read in another one than that of the sign-in. */
    readonly service?: string;
    readonly serviceEn?: string;
  };
  'factor-added': { readonly factor: NoticeFactor; readonly label?: string };
  'factor-removed': { readonly factor: NoticeFactor; readonly label?: string };
  'password-changed': Record<never, never>;
  'recovery-code-used': { readonly left: number };
  'recovery-codes-issued': Record<never, never>;
  'sms-code': { readonly code: string; readonly minutes: number };
  'hold-started': Record<never, never>;
  'hold-ended': Record<never, never>;
  'session-ended-elsewhere': { readonly device?: string };
  /** `ground`: its code; whoever reads it finds it in words. */
  'account-locked': { readonly ground?: string };
}

export type NoticeKind = keyof NoticeVariables;

/** One notice to one person. `language`: of the page on which it happened, or the person's choice; Vietnamese when absent. */
export type Notice = {
  [K in NoticeKind]: { readonly kind: K; readonly accountId: string; readonly language?: Lang } & NoticeVariables[K];
}[NoticeKind];

/** What can be told about a file, each with what its text names. Without identity data: mail is read by others too. */
export interface FileNoticeVariables {
  /** To one contact, which proves itself by it. */
  'contact-code': { readonly code: string; readonly minutes: number };
  'application-received': { readonly dueOn: Day };
  /** `items`: codes of what is missing. */
  'application-supplement': { readonly items: readonly string[]; readonly answerBy?: Day };
  /** `days`: how long the window of activation is, from the delivery of this notice on. */
  'application-granted': { readonly days?: number };
  'application-refused': Record<never, never>;
  'application-returned': Record<never, never>;
  'application-late': { readonly dueOn: Day };
  'due-date-moved': { readonly dueOn: Day };
  'activation-reminder': { readonly endsOn: Day };
  'activation-reopened': { readonly endsOn?: Day };
  'account-activated': Record<never, never>;
  'account-raised': Record<never, never>;
  /** To whoever held the account that the applicant did not recognise. */
  'account-repudiated': Record<never, never>;
  /** To whoever a register or an older account knows the contact of. */
  'applied-in-your-name': Record<never, never>;
  /** To the older account, which loses the contact after so many hours. */
  'contact-claimed': { readonly hours?: number };
}

export type FileNoticeKind = keyof FileNoticeVariables;

/** Kinds that count as telling somebody something; a code only proves a contact. */
export type ToldKind = Exclude<FileNoticeKind, 'contact-code'>;

/** Addresses of one person: phone in E.164. */
export interface Addresses {
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

interface FileNoticeFrame<K extends FileNoticeKind> {
  readonly kind: K;
  readonly applicationId: string;
  /** Of whoever is told, if they have one; an account that waits for activation has no inbox yet. */
  readonly accountId?: string | undefined;
  readonly language: Lang;
  readonly to: Addresses;
}

/** One notice about a file to one person. */
export type FileNotice = { [K in FileNoticeKind]: FileNoticeFrame<K> & FileNoticeVariables[K] }[FileNoticeKind];

export type MessageKind = NoticeKind | FileNoticeKind;

/** What the renderer gets: names of variables are those of the notice, plus `notMeToken` where "this was not me" can be said. */
export interface MessageToRender {
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly language: Lang;
  readonly variables: Readonly<Record<string, string>>;
  /** When it happened. */
  readonly at: Date;
  /** Origin for links; empty for links within our own pages. */
  readonly origin: string;
}

export interface RenderedMessage {
  /** Subject of a mail, heading in the inbox; empty for a text. */
  readonly subject: string;
  readonly text: string;
}

export type RenderMessage = (message: MessageToRender) => RenderedMessage;

/** A message waiting in a person's inbox. */
export interface InboxMessage extends MessageToRender {
  readonly id: string;
}
