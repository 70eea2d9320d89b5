import { describe, expect, test } from 'vitest';
import type { Channel, MessageToRender, NoticeKind } from '../../src/domain/notifications/types.ts';
import { notMePath, renderMessage } from '../../views/messages.ts';

const kinds: readonly NoticeKind[] = [
  'new-device-sign-in',
  'factor-added',
  'factor-removed',
  'password-changed',
  'recovery-code-used',
  'recovery-codes-issued',
  'sms-code',
  'hold-started',
  'hold-ended',
  'session-ended-elsewhere',
  'account-locked',
];

const token = 'tOk3n_-'.repeat(7).slice(0, 43);
const variables = {
  device: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  address: '203.0.113.9',
  service: 'Ngân hàng Thử',
  serviceEn: 'Trial Bank',
  notMeToken: token,
  factor: 'passkey',
  label: 'Khóa xanh',
  left: '9',
  code: '042917',
};

function message(kind: NoticeKind, channel: Channel, change: Partial<MessageToRender> = {}): MessageToRender {
  return { kind, channel, language: 'vi', variables, at: new Date('2026-10-06T18:05:00Z'), origin: 'https://id.example', ...change };
}

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  test.each(kinds)('a text about %s names nothing but a code', (kind) => {
    const { subject, text } = renderMessage(message(kind, 'sms', { language }));
    expect(subject).toBe('');
    expect(text.length).toBeLessThanOrEqual(70);
    expect(text.replace('042917', '')).not.toMatch(/\d|https?:|www|Ngân hàng|Firefox|passkey|Định Danh/i);
    expect(text.includes('042917')).toBe(kind === 'sms-code');
  });

  test.each(kinds.filter((kind) => kind !== 'sms-code'))('a mail about %s has a subject and ends with the warning', (kind) => {
    const { subject, text } = renderMessage(message(kind, 'email', { language }));
    expect(subject.length).toBeGreaterThan(5);
    expect(text).toContain('Định Danh');
    expect(text).not.toMatch(/undefined|\[object/);
  });

  test.each(['email', 'inbox'] as const)('a code is never said by %s', (channel) => {
    expect(renderMessage(message('sms-code', channel, { language }))).toEqual({ subject: '', text: '' });
  });
});

test('a notice names the service in its own language, whatever the language of the sign-in was', () => {
  const inbox = (language: 'vi' | 'en', one = variables) =>
    renderMessage(message('new-device-sign-in', 'inbox', { language, variables: one })).text;
  expect(inbox('vi')).toContain('Dịch vụ: Ngân hàng Thử');
  expect(inbox('vi')).not.toContain('Trial Bank');
  expect(inbox('en')).toContain('Service: Trial Bank');
  const { serviceEn: _serviceEn, ...before } = variables;
  expect(inbox('en', before as typeof variables), 'from before it had two names').toContain('Service: Ngân hàng Thử');
});

test('a mail about a new device says when, where, which service, and carries the link', () => {
  const { text } = renderMessage(message('new-device-sign-in', 'email'));
  expect(text).toContain('01:05 ngày 07/10/2026');
  expect(text).toContain('Thiết bị: Firefox – Linux\n');
  expect(text).toContain('203.0.113.9');
  expect(text).toContain('Ngân hàng Thử');
  expect(text).toContain(`https://id.example/not-me?token=${token}`);
});

test('the inbox leaves the link to the page', () => {
  const inbox = message('new-device-sign-in', 'inbox', { origin: '' });
  expect(renderMessage(inbox).text).not.toContain('not-me');
  expect(notMePath(inbox)).toBe(`/not-me?token=${token}`);
  expect(notMePath({ ...inbox, variables: {} })).toBeUndefined();
});

test('a name chosen by a stranger is one line without a link', () => {
  const device = 'Chrome\r\nBcc: x@example.org\u2028https://evil.example/steal now';
  const { text } = renderMessage(message('new-device-sign-in', 'email', { variables: { ...variables, device } }));
  expect(text).toContain('Thiết bị: Chrome Bcc: x@example.org … now\n');
  expect(text).not.toContain('evil.example');
});

describe('a notice that the account is locked', () => {
  const locked = (channel: Channel, language: 'vi' | 'en', ground = 'card-revoked'): string =>
    renderMessage(message('account-locked', channel, { language, variables: { ground } })).text;

  test.each(['vi', 'en'] as const)('explains in %s why and what to do, but not in a text', (language) => {
    const words = { vi: [/Thẻ căn cước bị thu hồi/, /cấp thẻ mới/], en: [/card/i, /new card/i] }[language];
    for (const word of words) {
      expect(locked('inbox', language)).toMatch(word);
      expect(locked('sms', language)).not.toMatch(word);
    }
    expect(locked('email', language)).toContain('https://id.example/me/limited');
    expect(locked('inbox', language)).not.toContain('/me/limited');
  });

  test('with a ground nobody has words for says the rest', () => {
    expect(locked('inbox', 'vi', 'constructor')).not.toMatch(/Vì sao|undefined/);
  });
});
