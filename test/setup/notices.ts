import { randomUUID } from 'node:crypto';
import pino from 'pino';
import type { SendResult } from '../../src/connectors/types.ts';
import type { DeliveryHooks } from '../../src/domain/notifications/attempts.ts';
import type { MessageHands } from '../../src/domain/notifications/delivery.ts';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import type { Channel } from '../../src/domain/notifications/types.ts';
import type { Db } from '../../src/platform/database/types.ts';
import type { Deps } from '../../src/platform/deps.ts';
import type { Secrets } from '../../src/platform/secrets.ts';
import type { Settings } from '../../src/platform/settings.ts';
import { renderMessage } from '../../views/messages.ts';

/** Reversible and visibly not the plain text: enough to see what was sealed. */
export const visibleSecrets: Secrets = {
  seal: (purpose, plain) => `${purpose}:${Buffer.from(plain).toString('base64')}`,
  unseal: (purpose, sealed) => Buffer.from(sealed.slice(purpose.length + 1), 'base64').toString(),
  mac: () => '',
};

export function noticeDeps(db: Db): Deps {
  return { db, log: pino({ level: 'silent' }), secrets: visibleSecrets, settings: { issuer: 'https://id.example' } as Settings };
}

/** A person's account with these registered contacts. */
export async function newAccount(
  db: Db,
  { state = 'active', ...reach }: { phone?: string; email?: string; state?: string } = {},
): Promise<string> {
  const [personId, accountId] = [randomUUID(), randomUUID()];
  await db('people').insert({
    id: personId,
    full_name: 'Nguyễn Văn An',
    birth_date: '1990-01-01',
    sex: 'male',
    nationality: 'VNM',
    ...reach,
  });
  await db('accounts').insert({ id: accountId, person_id: personId, subject_kind: 'citizen', level: 2, state });
  return accountId;
}

let files = 0;

/** A file as far as notices look at it. */
export async function newFile(db: Db, about: { accountId?: string; unitId?: string; state?: string } = {}): Promise<string> {
  files += 1;
  const id = randomUUID();
  await db('applications').insert({
    id,
    reference: `DD-TEST-${String(files).padStart(4, '0')}`,
    procedure: 'citizen-level-1',
    subject_kind: 'citizen',
    state: about.state ?? 'received',
    channel: 'online',
    language: 'vi',
    declared: 'sealed',
    account_id: about.accountId ?? null,
    unit_id: about.unitId ?? null,
  });
  return id;
}

export interface MessageOfTest {
  readonly id: string;
  readonly channel: Channel;
  readonly state: string;
  readonly attempts: number;
  readonly variables: string | null;
  readonly last_error: string | null;
  readonly delivered_at: Date | null;
  readonly notice_id: string;
  readonly account_id: string | null;
}

/** Messages in the order email, inbox, sms. */
export async function messagesIn(db: Db): Promise<MessageOfTest[]> {
  return db('messages').select().orderBy(['channel', 'created_at']);
}

export async function messageBy(db: Db, channel: Channel): Promise<MessageOfTest> {
  const found = (await messagesIn(db)).find((row) => row.channel === channel);
  if (!found) throw new Error(`no message by ${channel}`);
  return found;
}

export function carried(message: MessageOfTest): { to?: string; variables: Readonly<Record<string, string>> } {
  return openMessage(visibleSecrets, message);
}

export interface Outbox {
  readonly sent: { to: string; subject?: string; text: string }[];
  readonly hands: MessageHands;
}

/** Carriers that give these answers in turn, the last one for ever. */
export function outbox(...answers: SendResult[]): Outbox {
  const sent: Outbox['sent'] = [];
  const take = async (message: { to: string; text: string }): Promise<SendResult> => {
    sent.push(message);
    return answers[Math.min(sent.length, answers.length) - 1] ?? { sent: true };
  };
  return { sent, hands: { render: renderMessage, senders: { mail: { sendMail: take }, sms: { sendSms: take } } } };
}

/** Hooks that write down what they were told. A delivery without its moment counts as not heard. */
export function listening(): { heard: string[]; hooks: DeliveryHooks } {
  const heard: string[] = [];
  return {
    heard,
    hooks: {
      onDelivered: async (_tx, { kind, channel, deliveredAt }) => {
        if (deliveredAt instanceof Date) heard.push(`${kind} delivered by ${channel}`);
      },
      onGivenUp: async (_tx, { kind }) => void heard.push(`${kind} given up`),
    },
  };
}
