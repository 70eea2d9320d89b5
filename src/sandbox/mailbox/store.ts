/** A message as it would have reached a person. */
export interface Received {
  readonly id: number;
  readonly channel: 'sms' | 'email';
  readonly to: string;
  /** Empty for a text. */
  readonly subject: string;
  readonly text: string;
  readonly receivedAt: Date;
}

export interface MailStore {
  add(message: Omit<Received, 'id'>): void;
  /** Newest first; `to` matches a part of the address, spaces and case aside. */
  list(to?: string): Received[];
  clear(): void;
}

/** Keeps the newest messages in memory: the sandbox forgets when it stops. */
export function createMailStore(kept = 500): MailStore {
  let received: Received[] = [];
  let next = 1;
  return {
    add(message) {
      received = [{ ...message, id: next++ }, ...received].slice(0, kept);
    },
    list(to = '') {
      const wanted = comparable(to);
      return received.filter((message) => comparable(message.to).includes(wanted));
    },
    clear() {
      received = [];
    },
  };
}

/** 0912 345 678 is +84912345678. */
function comparable(address: string): string {
  return address
    .replace(/\s/g, '')
    .toLowerCase()
    .replace(/^0(?=\d)/, '+84');
}
