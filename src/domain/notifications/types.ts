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
  'account-locked': Record<never, never>;
}

export type NoticeKind = keyof NoticeVariables;

/** One notice to one person. `language`: of the page on which it happened, or the person's choice; Vietnamese when absent. */
export type Notice = {
  [K in NoticeKind]: { readonly kind: K; readonly accountId: string; readonly language?: Lang } & NoticeVariables[K];
}[NoticeKind];

/** What the renderer gets: names of variables are those of the notice, plus `notMeToken` for a sign-in on a new device. */
export interface MessageToRender {
  readonly kind: NoticeKind;
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
