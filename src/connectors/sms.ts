import type { OutgoingFetch } from '../platform/outgoing.ts';
import type { SendResult, SmsSender } from './types.ts';

export interface SmsOptions {
  /** Where to POST `{to, text, reference}`. */
  readonly url: string;
  readonly token: string;
  /** 3 s to connect, 10 s in all, no redirects, 64 kB: what `createOutgoingFetch` does. The gateway is the operator's, so inner networks are allowed. */
  readonly fetch: OutgoingFetch;
}

/** Sends texts through an HTTP gateway. 4xx is final except 401, 403, 408, 425 and 429: those are about us or about now, not about the text. */
export function createSmsSender(options: SmsOptions): SmsSender {
  return {
    async sendSms(message) {
      try {
        const answer = await options.fetch(options.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            authorization: `Bearer ${options.token}`,
            'idempotency-key': message.reference,
          },
          body: JSON.stringify({ to: message.to, text: message.text, reference: message.reference }),
        });
        return answer.ok ? { sent: true } : refused(answer.status);
      } catch (error) {
        return { sent: false, permanent: false, code: String((error as { code?: string }).code ?? 'sms-failed') };
      }
    },
  };
}

const tryAgain = new Set([401, 403, 408, 425, 429]);

function refused(status: number): SendResult {
  return { sent: false, permanent: status >= 400 && status < 500 && !tryAgain.has(status), code: `sms-${status}` };
}
