import { renderToString } from 'preact-render-to-string';
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonReply, Lang, PageContext, PageReply, Reply } from '../../src/platform/http/types.ts';
import { mailboxRoutes } from '../../src/sandbox/mailbox/routes.ts';
import { createMailStore, type MailStore } from '../../src/sandbox/mailbox/store.ts';
import { totpCodes } from '../../src/sandbox/mailbox/totp.ts';
import { sandboxTotpSecret } from '../../src/sandbox/people.ts';

const an = { name: 'Nguyễn Văn An', login: '003090000001', secret: sandboxTotpSecret };
const now = new Date('2026-10-07T01:00:12Z');
let store: MailStore;

beforeEach(() => {
  store = createMailStore();
});

async function open(path: string, query: Record<string, string> | string[][] = {}): Promise<Reply> {
  const found = mailboxRoutes({ store, totpPeople: [an], now: async () => now }).find((route) => route.path === path);
  if (!found) return expect.fail(`no route ${path}`);
  return found.handle({ raw: { req: { url: `${path}?${new URLSearchParams(query)}` } } } as never);
}

async function html(query: Record<string, string> = {}, lang: Lang = 'vi'): Promise<string> {
  const reply = (await open('/mailbox', query)) as PageReply;
  const context: PageContext = { lang, csrf: '', here: '/mailbox', sandbox: true, requestId: 'r' };
  return renderToString(reply.body(context));
}

function receive(change: Partial<Parameters<MailStore['add']>[0]> = {}): void {
  store.add({ channel: 'email', to: 'an@example.vn', subject: 'Chào', text: 'một', receivedAt: now, ...change });
}

describe('the store', () => {
  test('keeps the newest 500, newest first', () => {
    for (let n = 1; n <= 501; n += 1) receive({ text: `${n}` });
    const texts = store.list().map(({ text }) => text);
    expect(texts).toHaveLength(500);
    expect([texts[0], texts.at(-1)]).toEqual(['501', '2']);
  });

  test.each(['+84912345678', '0912 345 678', '912345'])('%s finds the phone', (to) => {
    receive();
    receive({ channel: 'sms', to: '+84912345678' });
    expect(store.list(to)).toMatchObject([{ channel: 'sms' }]);
  });
});

test('codes are those of RFC 6238, with the seconds that remain', () => {
  // Appendix B, SHA-1, the last six of eight digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const of = (seconds: number) => totpCodes([{ ...an, secret }], new Date(seconds * 1000))[0];
  expect(of(59)).toMatchObject({ code: '287082', secondsLeft: 1 });
  expect(of(1111111109)).toMatchObject({ code: '081804', secondsLeft: 1 });
  expect(of(1234567890)).toMatchObject({ code: '005924', secondsLeft: 30 });
});

describe('the page', () => {
  test('shows the codes of the people and when the next is due', async () => {
    const [shown] = totpCodes([an], now);
    expect(await html()).toContain(`>${shown?.code}</strong>`);
    expect(await html()).toContain('mã tiếp theo có sau 18 giây');
    expect(await html({}, 'en')).toContain('A code counts once: the next is due in 18 s.');
  });

  test('shows messages newest first, with links that can be followed', async () => {
    receive({ text: 'cũ' });
    receive({ channel: 'sms', to: '+84912345678', subject: '', text: 'Mã xác thực: 042917.' });
    receive({ text: 'Mở\nhttps://id.example/not-me?token=a-_b\n\nhết' });
    const page = await html();
    expect(page).toContain('href="https://id.example/not-me?token=a-_b"');
    expect(page.indexOf('not-me')).toBeLessThan(page.indexOf('xác thực: 042917'));
    expect(page.indexOf('xác thực: 042917')).toBeLessThan(page.indexOf('cũ'));
  });

  test('lists the newest codes with whom they were sent to, and nothing else of digits', async () => {
    receive({ text: 'Mã xác nhận của bạn: 314159\n\nhttps://id.example/123456/x 25/11/2026 DD-7KQ2-M9XA +84912345678' });
    for (const n of [1, 2, 3, 4, 5]) receive({ channel: 'sms', to: '+84912345678', subject: '', text: `Mã xác thực: 00000${n}. Không.` });
    const codes = (page: string) => [...page.matchAll(/data-code="([^"]*)">(\d+)</g)].map(([, to, code]) => `${to} ${code}`);
    expect(codes(await html())).toEqual([5, 4, 3, 2, 1].map((n) => `+84912345678 00000${n}`));
    expect(codes(await html({ to: 'an@' }))).toEqual(['an@example.vn 314159']);
    expect(await html({ to: 'nobody' })).not.toContain('Mã vừa gửi');
  });

  test('filters by recipient and says when there is nothing', async () => {
    receive({ text: 'cho An' });
    expect(await html({ to: 'AN@example' })).toContain('cho An');
    const nothing = await html({ to: '"><script>' });
    expect(nothing).toContain('Chưa có tin nhắn hay thư nào gửi đến');
    expect(nothing).not.toContain('<script');
  });

  test.each(['/mailbox', '/mailbox.json'])('%s of two recipients is refused', async (path) => {
    expect(
      await open(path, [
        ['to', 'a'],
        ['to', 'b'],
      ]),
    ).toEqual({ kind: 'problem', code: 'bad-request' });
  });

  test('a message is text, whatever it contains', async () => {
    receive({ subject: '<img src=x>', text: '<b>x</b> javascript:alert(1) https://x.example/"onclick=' });
    const page = await html();
    expect(page).not.toMatch(/<img|<b>|href="javascript/);
    expect(page).toContain('href="https://x.example/"');
  });
});

test('the same as JSON, for scripts', async () => {
  receive({ text: 'https://id.example/not-me?token=abc và hết' });
  const { body } = (await open('/mailbox.json', { to: 'an@' })) as JsonReply;
  expect(JSON.parse(JSON.stringify(body))).toMatchObject({
    messages: [
      { id: 1, channel: 'email', to: 'an@example.vn', links: ['https://id.example/not-me?token=abc'], receivedAt: now.toISOString() },
    ],
    totp: [{ name: an.name, login: an.login, secondsLeft: 18 }],
  });
});
