import { startSmsGateway } from '../../../src/sandbox/mailbox/sms-gateway.ts';

export interface Telephones {
  readonly url: string;
  readonly token: string;
  /** The code in the next text to a number. Ask before it is sent. */
  nextCode(phone: string): Promise<string>;
}

/** Milliseconds: codes are good for ten minutes, but nobody measures somebody who waits that long. */
const patience = 60_000;

/** The telephones of all applicants: the sandbox's gateway takes the texts, and what is a code is read at once. */
export async function openTelephones(): Promise<Telephones> {
  const token = 'token-of-the-bench';
  const waiting = new Map<string, (code: string) => void>();
  const add = ({ to, text }: { to: string; text: string }): void => {
    const code = /\b\d{6}\b/.exec(text)?.[0];
    if (code) waiting.get(to)?.(code);
  };
  const gateway = await startSmsGateway({ add, list: () => [], clear: () => undefined }, { token });
  return {
    url: gateway.url,
    token,
    nextCode: async (phone) =>
      new Promise((resolve, reject) => {
        const limit = setTimeout(() => reject(new Error('a code did not arrive')), patience);
        waiting.set(phone, (code) => {
          clearTimeout(limit);
          waiting.delete(phone);
          resolve(code);
        });
      }),
  };
}
