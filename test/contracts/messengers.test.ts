import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMailSender } from '../../src/connectors/mail.ts';
import { createSmsSender } from '../../src/connectors/sms.ts';
import type { Mail, MailSender, SmsSender } from '../../src/connectors/types.ts';
import { createOutgoingFetch } from '../../src/platform/outgoing.ts';
import { type Mailbox, startMailbox } from '../../src/sandbox/mailbox/mailbox.ts';

let mailbox: Mailbox;
let mail: MailSender;
let sms: SmsSender;
const fetch = createOutgoingFetch({ allowLoopback: true, allowInner: true, timeout: 1500, connectTimeout: 500 });
const from = { from: 'no-reply@id.example', fromName: 'Định Danh', allowPlain: true };

const letter: Mail = {
  to: 'an@example.vn',
  subject: 'Có lần đăng nhập trên thiết bị mới',
  text: 'Nguyễn Văn An\n\nThiết bị: Firefox — “điện thoại” ₫\n\nhttps://id.example/not-me?token=abc-_',
  messageId: '6f2b7c1e',
  lang: 'vi',
};

beforeAll(async () => {
  mailbox = await startMailbox();
  mail = createMailSender({ url: mailbox.smtpUrl, ...from });
  sms = createSmsSender({ url: mailbox.smsUrl, token: mailbox.smsToken, fetch });
});
beforeEach(() => mailbox.store.clear());
afterAll(async () => {
  mail.close();
  await mailbox.stop();
});

describe('mail', () => {
  test('arrives letter by letter', async () => {
    expect(await mail.sendMail(letter)).toEqual({ sent: true });
    expect(mailbox.store.list()).toMatchObject([{ channel: 'email', to: letter.to, subject: letter.subject, text: letter.text }]);
  });

  test('a line break in subject or address adds no header and no recipient', async () => {
    await mail.sendMail({ ...letter, subject: 'x\r\nBcc: thief@example.vn', to: 'an@example.vn\r\nBcc: thief@example.vn' });
    expect(mailbox.store.list().every(({ to }) => to !== 'thief@example.vn')).toBe(true);
  });

  test.each([
    ['550', { sent: false, permanent: true, code: 'smtp-550' }],
    ['451', { sent: false, permanent: false, code: 'smtp-451' }],
  ])('a server that answers %s', async (code, result) => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: (address, _session, done) => done(Object.assign(new Error(`no ${address.address}`), { responseCode: Number(code) })),
    });
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.server.once('listening', resolve));
    const sender = createMailSender({ url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, ...from });
    expect(await sender.sendMail(letter)).toEqual(result);
    sender.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  test('nobody listening can be tried again', async () => {
    const sender = createMailSender({ url: 'smtp://127.0.0.1:1', ...from });
    expect(await sender.sendMail(letter)).toMatchObject({ sent: false, permanent: false, code: 'mail-esocket' });
    sender.close();
  });

  test('a server without TLS gets nothing unless it is on this machine by agreement', async () => {
    const sender = createMailSender({ url: mailbox.smtpUrl, from: from.from, fromName: from.fromName });
    expect(await sender.sendMail(letter)).toMatchObject({ sent: false, permanent: false });
    expect(mailbox.store.list()).toEqual([]);
    sender.close();
  });
});

describe('SMS', () => {
  const text = { to: '+84912345678', text: 'Mã xác thực: 042917. Không đưa mã cho bất kỳ ai, kể cả cán bộ.', reference: 'r-1' };

  test('arrives, once a reference', async () => {
    expect(await sms.sendSms(text)).toEqual({ sent: true });
    expect(await sms.sendSms(text)).toEqual({ sent: true });
    expect(mailbox.store.list()).toMatchObject([{ channel: 'sms', to: text.to, subject: '', text: text.text }]);
  });

  test('a wrong token is about us: it can be tried again', async () => {
    const wrong = createSmsSender({ url: mailbox.smsUrl, token: 'no', fetch });
    expect(await wrong.sendSms({ ...text, reference: 'r-2' })).toEqual({ sent: false, permanent: false, code: 'sms-401' });
  });

  test('a number the gateway refuses is final', async () => {
    expect(await sms.sendSms({ ...text, to: '113', reference: 'r-3' })).toEqual({ sent: false, permanent: true, code: 'sms-400' });
    expect(mailbox.store.list()).toEqual([]);
  });

  test.each([
    [503, false],
    [429, false],
    [422, true],
  ])('a gateway that answers %i', async (status, permanent) => {
    const { server, url } = await gateway((_req, res) => res.writeHead(status).end());
    expect(await createSmsSender({ url, token: 't', fetch }).sendSms(text)).toEqual({ sent: false, permanent, code: `sms-${status}` });
    server.close();
  });

  test('the token does not follow a redirect', async () => {
    const seen: (string | undefined)[] = [];
    const other = await gateway((req, res) => {
      seen.push(req.headers.authorization);
      res.end();
    });
    const { server, url } = await gateway((_req, res) => res.writeHead(307, { location: other.url }).end());
    expect(await createSmsSender({ url, token: 't', fetch }).sendSms(text)).toEqual({
      sent: false,
      permanent: false,
      code: 'outgoing-redirect-refused',
    });
    expect(seen).toEqual([]);
    server.close();
    other.server.close();
  });

  test('a gateway that says nothing is left', async () => {
    const server = createTcp(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await createSmsSender({ url, token: 't', fetch }).sendSms(text)).toEqual({
      sent: false,
      permanent: false,
      code: 'outgoing-timeout',
    });
    server.close();
  });
});

async function gateway(listener: Parameters<typeof createServer>[1]): Promise<{ server: Server; url: string }> {
  const server = createServer(listener as never);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}
