import { createTransport } from 'nodemailer';
import type { MailSender, SendResult } from './types.ts';

export interface MailOptions {
  /** `smtps://user:secret@host:465` or `smtp://host:587`; STARTTLS is required on smtp unless `allowPlain`. */
  readonly url: string;
  /** Address in the From line. */
  readonly from: string;
  /** Name in the From line. */
  readonly fromName: string;
  /** Without TLS: only for a server on this machine. */
  readonly allowPlain?: boolean;
}

/** Sends mail over SMTP. A 5xx answer is final, everything else can be tried again (RFC 5321 section 4.2.1). */
export function createMailSender(options: MailOptions): MailSender {
  const transport = createTransport({
    url: options.url,
    pool: true,
    maxConnections: 2,
    requireTLS: !options.allowPlain,
    ignoreTLS: options.allowPlain === true,
    connectionTimeout: 3000,
    greetingTimeout: 5000,
    socketTimeout: 10_000,
    // A message may only be what we say: no files, no addresses to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  const domain = options.from.split('@')[1] ?? 'localhost';
  return {
    async sendMail(mail) {
      try {
        await transport.sendMail({
          from: { name: options.fromName, address: options.from },
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          messageId: `<${mail.messageId}@${domain}>`,
          // RFC 3834: no out-of-office answer to a machine.
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.lang },
        });
        return { sent: true };
      } catch (error) {
        return failed(error);
      }
    },
    close: () => transport.close(),
  };
}

function failed(error: unknown): SendResult {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  // Only an answer about this recipient or this message is final; one about greeting, TLS or password is about us.
  const permanent = responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return { sent: false, permanent, code: responseCode ? `smtp-${responseCode}` : `mail-${(code ?? 'failed').toLowerCase()}` };
}
