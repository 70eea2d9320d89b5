/** Sending either worked, or can be tried again, or never will. Codes only: answers of carriers repeat addresses. */
export type SendResult = { readonly sent: true } | { readonly sent: false; readonly permanent: boolean; readonly code: string };

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Stable over retries, so that a mail taken over twice can be recognised. */
  readonly messageId: string;
  readonly lang: 'vi' | 'en';
}

export interface MailSender {
  sendMail(mail: Mail): Promise<SendResult>;
  /** Closes its connections. */
  close(): void;
}

export interface TextMessage {
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** Stable over retries: the gateway sends one text a reference. */
  readonly reference: string;
}

export interface SmsSender {
  sendSms(message: TextMessage): Promise<SendResult>;
}
