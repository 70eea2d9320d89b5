import { describe, expect, test } from 'vitest';
import { type Copy, channelsOf, whatFollows } from '../../src/domain/notifications/channels.ts';
import { quietUntil } from '../../src/domain/notifications/quiet-hours.ts';
import type { FileNoticeKind, MessageKind } from '../../src/domain/notifications/types.ts';

describe('quiet hours, in Vietnam', () => {
  const at = (time: string) => new Date(`${time}+07:00`);

  test.each([
    ['2026-11-20T21:59:59', undefined],
    ['2026-11-20T22:00:00', '2026-11-21T07:00:00'],
    ['2026-11-20T23:59:59.999', '2026-11-21T07:00:00'],
    ['2026-11-21T00:00:00', '2026-11-21T07:00:00'],
    ['2026-11-21T06:59:59.999', '2026-11-21T07:00:00'],
    ['2026-11-21T07:00:00', undefined],
    ['2026-11-21T12:00:00', undefined],
    ['2026-12-31T22:00:00', '2027-01-01T07:00:00'],
    ['2028-02-28T22:30:00', '2028-02-29T07:00:00'],
  ])('at %s a result leaves at %s', (now, until) => {
    expect(quietUntil(at(now), 'application-granted')).toEqual(until && at(until));
  });

  const atOnce: MessageKind[] = ['new-device-sign-in', 'factor-added', 'factor-removed', 'password-changed', 'recovery-code-used'];
  atOnce.push('recovery-codes-issued', 'sms-code', 'hold-started', 'hold-ended', 'session-ended-elsewhere', 'account-locked');
  atOnce.push('contact-code', 'applied-in-your-name', 'contact-claimed', 'account-activated', 'account-raised', 'account-repudiated');

  test.each(atOnce)('%s leaves at once', (kind) => {
    expect(quietUntil(at('2026-11-20T23:00:00'), kind)).toBeUndefined();
  });

  const waiting: FileNoticeKind[] = ['application-received', 'application-supplement', 'application-refused', 'application-returned'];
  waiting.push('application-late', 'due-date-moved', 'activation-reminder', 'activation-reopened');

  test.each(waiting)('%s waits', (kind) => {
    expect(quietUntil(at('2026-11-20T23:00:00'), kind)).toEqual(at('2026-11-21T07:00:00'));
  });
});

test('whoever has only an e-mail address is reached by it, except for what signs in', () => {
  const mail = { inbox: false, phone: false, email: true };
  expect(channelsOf('application-refused', mail)).toEqual(['email']);
  expect(channelsOf('contact-code', mail)).toEqual(['email']);
  expect(channelsOf('sms-code', mail)).toEqual([]);
});

describe('what follows when one copy of a notice changed', () => {
  const copy = (id: string, state: Copy['state'], more: Partial<Copy> = {}): Copy => ({
    id,
    channel: 'email',
    state,
    usable: false,
    ...more,
  });
  const page = copy('page', 'queued', { channel: 'inbox' });

  test.each<[string, Copy[], ReturnType<typeof whatFollows>]>([
    ['the first that arrives tells it', [copy('x', 'delivered'), copy('o', 'queued'), page], 'told'],
    ['also after another has failed', [copy('x', 'delivered'), copy('o', 'failed'), page], 'told'],
    ['the second says nothing new', [copy('x', 'delivered'), copy('o', 'delivered'), page], undefined],
    ['a failure while another may arrive is none', [copy('x', 'failed'), copy('o', 'queued'), page], undefined],
    ['a failure after another arrived is none', [copy('x', 'failed'), copy('o', 'delivered'), page], undefined],
    ['the last failure ends it, although the page may be opened one day', [copy('x', 'failed'), copy('o', 'failed'), page], 'given-up'],
    ['an inbox that is read is a hope', [copy('x', 'failed'), { ...page, usable: true }], undefined],
    ['a try that is to be repeated is nothing', [copy('x', 'queued'), copy('o', 'failed')], undefined],
    ['nor is a copy that is not there', [copy('o', 'failed')], undefined],
  ])('%s', (_, copies, expected) => {
    expect(whatFollows(copies, 'x')).toBe(expected);
  });
});
