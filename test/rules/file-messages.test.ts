import { describe, expect, test } from 'vitest';
import type { Channel, FileNoticeKind, MessageToRender } from '../../src/domain/notifications/types.ts';
import { renderMessage } from '../../views/messages.ts';

const kinds: Readonly<Record<FileNoticeKind, true>> = {
  'contact-code': true,
  'application-received': true,
  'application-supplement': true,
  'application-granted': true,
  'application-refused': true,
  'application-returned': true,
  'application-late': true,
  'due-date-moved': true,
  'activation-reminder': true,
  'activation-reopened': true,
  'account-activated': true,
  'account-raised': true,
  'account-repudiated': true,
  'applied-in-your-name': true,
  'contact-claimed': true,
};
const all = Object.keys(kinds) as FileNoticeKind[];

const token = 'tOk3n_-'.repeat(7).slice(0, 43);
const variables = {
  reference: 'DD-7KQ2-M9XA',
  dueOn: '2026-11-25',
  answerBy: '2026-12-20',
  endsOn: '2026-11-30',
  days: '7',
  hours: '72',
  minutes: '10',
  code: '042917',
  items: 'face-picture,residence-card',
};

function message(kind: FileNoticeKind, channel: Channel, change: Partial<MessageToRender> = {}): MessageToRender {
  return { kind, channel, language: 'vi', variables, at: new Date('2026-11-20T03:05:00Z'), origin: 'https://id.example', ...change };
}

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  const render = (kind: FileNoticeKind, channel: Channel, more: Record<string, string> = variables) =>
    renderMessage(message(kind, channel, { language, variables: more }));

  test.each(all)('a text about %s holds no link, name, number, service or reason', (kind) => {
    const { subject, text } = render(kind, 'sms', { ...variables, notMeToken: token });
    expect(subject).toBe('');
    expect(text.length).toBeLessThanOrEqual(70);
    expect(text.replace('042917', '')).not.toMatch(
      /\d|https?:|www|\/|DD-|Định Danh|định danh|identification|refus|từ chối|grant|chấp thuận/i,
    );
    expect(text.includes('042917')).toBe(kind === 'contact-code');
    expect(text).toMatch(/\.$/);
  });

  test.each(all)('a mail about %s says what happened in whole sentences, and the end of every mail', (kind) => {
    const { subject, text } = render(kind, 'email');
    expect(subject.length).toBeGreaterThan(5);
    expect(text).toContain('Định Danh');
    expect(text.split('\n\n').length).toBeGreaterThanOrEqual(3);
    expect(text).not.toMatch(/undefined|\[object|NaN| {2}|: \n/);
    expect(text.match(/https:\S+/g) ?? []).toEqual(linkOf(kind) ? [`https://id.example${linkOf(kind)}`] : []);
  });

  test.each(all.filter((kind) => kind !== 'contact-code'))('%s can be read on a page, without links', (kind) => {
    const { subject, text } = render(kind, 'inbox', { ...variables, notMeToken: token });
    expect(subject.length).toBeGreaterThan(5);
    expect(text).not.toMatch(/https?:|token|undefined/);
  });

  test.each(all)('%s without what may be left out still reads well', (kind) => {
    const { dueOn, endsOn, code, minutes } = variables;
    expect(render(kind, 'email', { dueOn, endsOn, code, minutes }).text).not.toMatch(/undefined| {2}|\(\)| \.|: \n|: \./);
  });

  test('dates are written as people write them', () => {
    expect(render('application-received', 'email').text).toContain('25/11/2026');
    expect(render('application-supplement', 'email').text).toContain('20/12/2026');
    expect(render('activation-reminder', 'email').text).toContain('30/11/2026');
  });
});

function linkOf(kind: FileNoticeKind): string | undefined {
  if (['application-granted', 'activation-reminder', 'activation-reopened'].includes(kind)) return '/activate';
  return /^(application-|due-date)/.test(kind) ? '/apply/status' : undefined;
}

test('what is missing is named in words, each once; a code without words is found on the status page', () => {
  const text = (items: string) => renderMessage(message('application-supplement', 'email', { variables: { items } })).text;
  expect(text('face-picture,residence-card')).toContain('còn thiếu: ảnh khuôn mặt chụp rõ và thẻ thường trú hoặc thẻ tạm trú.');
  expect(text('papers,something,else')).toContain('còn thiếu: giấy tờ chứng minh và phần ghi trên trang theo dõi hồ sơ.');
  expect(text('')).toContain('còn thiếu thông tin hoặc giấy tờ.');
});

test('a code by mail is said in the first line, and never in a subject', () => {
  const { subject, text } = renderMessage(message('contact-code', 'email'));
  expect(text.split('\n')[0]).toBe('Mã xác nhận của bạn: 042917');
  expect(subject).not.toContain('042917');
});

test('only the mail of a warning carries the link that stops the file', () => {
  const link = `https://id.example/apply/not-me?token=${token}`;
  const more = { variables: { notMeToken: token } };
  expect(renderMessage(message('applied-in-your-name', 'email', more)).text).toContain(link);
  expect(renderMessage(message('applied-in-your-name', 'sms', more)).text).not.toContain('token');
});
