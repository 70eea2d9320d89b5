import { randomBytes } from 'node:crypto';
import { startSmsGateway } from './sms-gateway.ts';
import { startSmtp } from './smtp.ts';
import { createMailStore, type MailStore } from './store.ts';

export interface Mailbox {
  readonly store: MailStore;
  /** For the mail connector, with `allowPlain`. */
  readonly smtpUrl: string;
  /** For the SMS connector. */
  readonly smsUrl: string;
  readonly smsToken: string;
  stop(): Promise<void>;
}

/** Starts the servers that receive what would have been sent; on free ports unless told otherwise. */
export async function startMailbox(ports: { smtp?: number; sms?: number } = {}): Promise<Mailbox> {
  const store = createMailStore();
  const smsToken = randomBytes(16).toString('hex');
  const smtp = await startSmtp(store, ports.smtp);
  const sms = await startSmsGateway(store, { token: smsToken, ...(ports.sms ? { port: ports.sms } : {}) });
  return {
    store,
    smtpUrl: smtp.url,
    smsUrl: sms.url,
    smsToken,
    stop: async () => {
      await Promise.all([smtp.stop(), sms.stop()]);
    },
  };
}
