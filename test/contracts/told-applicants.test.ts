import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createMailSender } from '../../src/connectors/mail.ts';
import { createSmsSender } from '../../src/connectors/sms.ts';
import type { MailSender } from '../../src/connectors/types.ts';
import { deliverMessage, type MessageHands } from '../../src/domain/notifications/delivery.ts';
import { tellApplicant } from '../../src/domain/notifications/tell-applicant.ts';
import type { FileNotice } from '../../src/domain/notifications/types.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createOutgoingFetch } from '../../src/platform/outgoing.ts';
import { type Mailbox, startMailbox } from '../../src/sandbox/mailbox/mailbox.ts';
import { renderMessage } from '../../views/messages.ts';
import { createTestDatabase, shiftClockTo, type TestDatabase } from '../setup/database.ts';
import { messagesIn, newFile, noticeDeps } from '../setup/notices.ts';

/** What applicants are told travels by SMTP and by the gateway's HTTP, and is found in the mailbox of the sandbox. */
let database: TestDatabase;
let deps: Deps;
let mailbox: Mailbox;
let mail: MailSender;
let hands: MessageHands;

beforeAll(async () => {
  database = await createTestDatabase();
  await shiftClockTo(database.db, '12:00');
  deps = noticeDeps(database.db);
  mailbox = await startMailbox();
  mail = createMailSender({ url: mailbox.smtpUrl, from: 'no-reply@id.example', fromName: 'Định Danh', allowPlain: true });
  const fetch = createOutgoingFetch({ allowLoopback: true, allowInner: true });
  hands = { render: renderMessage, senders: { mail, sms: createSmsSender({ url: mailbox.smsUrl, token: mailbox.smsToken, fetch }) } };
});
beforeEach(async () => {
  mailbox.store.clear();
  await database.db('messages').del();
});
afterAll(async () => {
  mail.close();
  await mailbox.stop();
  await database.drop();
});

const to = { phone: '+84500000001', email: 'an@example.com' };

async function tellAndSend(notice: Partial<FileNotice> & Pick<FileNotice, 'kind'>): Promise<void> {
  const whole = { ...notice, applicationId: await newFile(database.db) } as FileNotice;
  await inTransaction(database.db, (tx) => tellApplicant(tx, deps, whole));
  for (const { id, channel } of await messagesIn(database.db)) if (channel !== 'inbox') await deliverMessage(deps, hands, id);
}

test('a code arrives at the phone and in the mail', async () => {
  await tellAndSend({ kind: 'contact-code', code: '042917', minutes: 10, language: 'vi', to });
  expect(mailbox.store.list('0500 000 001')).toMatchObject([{ channel: 'sms', text: expect.stringContaining('042917') }]);
  expect(mailbox.store.list('an@example')).toMatchObject([
    { channel: 'email', subject: 'Mã xác nhận', text: expect.stringContaining('042917') },
  ]);
});

test('a result arrives in the language of the file, the text without anything to read', async () => {
  await tellAndSend({ kind: 'application-received', dueOn: '2026-11-25', language: 'en', to });
  const [mailed] = mailbox.store.list(to.email);
  expect(mailed).toMatchObject({ subject: 'Your application was received' });
  expect(mailed?.text).toContain('by 25/11/2026 at the latest');
  expect(mailed?.text).toContain('https://id.example/apply/status');
  expect(mailbox.store.list(to.phone)).toMatchObject([{ text: 'There is news about your file. Please open its status page.' }]);
});
