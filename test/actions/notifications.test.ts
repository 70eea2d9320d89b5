import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendNotice } from '../../src/domain/notifications/actions.ts';
import { deliverMessage } from '../../src/domain/notifications/delivery.ts';
import { consumeNotMeLink, createNotMeLink, findNotMeLink, purgeNotMeLinks } from '../../src/domain/notifications/not-me-links.ts';
import { listInbox, purgeMessages } from '../../src/domain/notifications/queries.ts';
import type { Notice } from '../../src/domain/notifications/types.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { renderMessage } from '../../views/messages.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { newAccount, noticeDeps, outbox, visibleSecrets } from '../setup/notices.ts';

let database: TestDatabase;
let deps: Deps;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = noticeDeps(database.db);
});
beforeEach(async () => {
  await shiftClock(database.db, '0');
  await database.db.raw('delete from messages; delete from not_me_links; delete from graphile_worker._private_jobs');
});
afterAll(() => database.drop());

const person = (reach: { phone?: string; email?: string }): Promise<string> => newAccount(database.db, reach);

const everything = { phone: '+84912345678', email: 'an@example.vn' };

async function notice(what: Notice): Promise<void> {
  await inTransaction(database.db, (tx) => sendNotice(tx, deps, what));
}

async function rows(): Promise<Record<string, unknown>[]> {
  return database.db('messages').select().orderBy('channel');
}

async function messageOf(channel: string): Promise<string> {
  return String((await rows()).find((row) => row['channel'] === channel)?.['id']);
}

const signIn = (accountId: string): Notice => ({
  kind: 'new-device-sign-in',
  accountId,
  device: 'Firefox, Linux',
  address: '203.0.113.9',
});

describe('queueing', () => {
  test('one message a channel the person has, and one job each but for the inbox', async () => {
    await notice({ kind: 'password-changed', accountId: await person(everything) });
    expect((await rows()).map(({ channel, state, language }) => [channel, state, language])).toEqual([
      ['email', 'queued', 'vi'],
      ['inbox', 'delivered', 'vi'],
      ['sms', 'queued', 'vi'],
    ]);
    const { rows: jobs } = await database.db.raw('select payload from graphile_worker._private_jobs');
    expect(jobs.map((job: { payload: object }) => Object.keys(job.payload))).toEqual([['messageId'], ['messageId']]);
  });

  test('everybody has an inbox', async () => {
    await notice({ kind: 'password-changed', accountId: await person({}) });
    expect((await rows()).map(({ channel }) => channel)).toEqual(['inbox']);
  });

  test('a code goes to the phone alone', async () => {
    await notice({ kind: 'sms-code', accountId: await person(everything), code: '042917', minutes: 10 });
    expect((await rows()).map(({ channel }) => channel)).toEqual(['sms']);
  });

  test('nothing remains of a change that was rolled back', async () => {
    const accountId = await person(everything);
    const undone = inTransaction(database.db, async (tx) => {
      await sendNotice(tx, deps, signIn(accountId));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await rows()).toEqual([]);
    expect(await database.db('not_me_links')).toEqual([]);
    expect((await database.db.raw('select 1 from graphile_worker._private_jobs')).rows).toEqual([]);
  });

  test('neither address, code nor details stand in clear', async () => {
    const accountId = await person(everything);
    await notice({ kind: 'sms-code', accountId, code: '042917', minutes: 10 });
    await notice(signIn(accountId));
    expect(JSON.stringify(await rows())).not.toMatch(/042917|an@example|84912345678|Firefox|203\.0/);
  });
});

describe('delivery', () => {
  test('a mail goes to the address of the moment of queueing, in the language asked for, and is then forgotten', async () => {
    const accountId = await person(everything);
    await notice({ ...signIn(accountId), language: 'en' });
    await database.db('people').update({ email: 'thief@example.vn' });
    const { sent, hands } = outbox();
    await deliverMessage(deps, hands, await messageOf('email'));
    expect(sent[0]).toMatchObject({ to: 'an@example.vn', subject: 'Sign-in on a new device', lang: 'en' });
    const token = /https:\/\/id\.example\/not-me\?token=([\w-]{43})\n/.exec(sent[0]?.text ?? '')?.[1];
    expect(await findNotMeLink(database.db, token ?? '')).toBe(accountId);
    expect((await rows())[0]).toMatchObject({ state: 'delivered', attempts: 1, variables: null, last_error: null });
    expect((await rows())[0]?.['delivered_at']).not.toBeNull();
  });

  test('a text carries the code and nothing else', async () => {
    await notice({ kind: 'sms-code', accountId: await person(everything), code: '042917', minutes: 10 });
    const { sent, hands } = outbox();
    await deliverMessage(deps, hands, await messageOf('sms'));
    expect(sent).toMatchObject([{ to: '+84912345678' }]);
    expect(sent[0]?.text.match(/\d+/g)).toEqual(['042917']);
  });

  test('a message is sent once', async () => {
    await notice({ kind: 'password-changed', accountId: await person(everything) });
    const { sent, hands } = outbox();
    const id = await messageOf('email');
    await deliverMessage(deps, hands, id);
    await deliverMessage(deps, hands, id);
    expect(sent).toHaveLength(1);
  });

  test('what can be tried again throws its code, and is given up visibly after ten tries', async () => {
    await notice({ kind: 'password-changed', accountId: await person(everything) });
    const { sent, hands } = outbox({ sent: false, permanent: false, code: 'smtp-451' });
    const id = await messageOf('email');
    for (let attempt = 1; attempt < 10; attempt += 1) {
      await expect(deliverMessage(deps, hands, id)).rejects.toMatchObject({ code: 'smtp-451', message: 'smtp-451' });
    }
    expect((await rows())[0]).toMatchObject({ state: 'queued', attempts: 9, last_error: 'smtp-451' });
    await deliverMessage(deps, hands, id);
    expect(sent).toHaveLength(10);
    expect((await rows())[0]).toMatchObject({ state: 'failed', attempts: 10, last_error: 'smtp-451', variables: null, delivered_at: null });
  });

  test('what will never work fails at once', async () => {
    await notice({ kind: 'password-changed', accountId: await person(everything) });
    const { hands } = outbox({ sent: false, permanent: true, code: 'smtp-550' });
    await deliverMessage(deps, hands, await messageOf('email'));
    expect((await rows())[0]).toMatchObject({ state: 'failed', attempts: 1, last_error: 'smtp-550' });
  });

  test('a channel this installation lacks fails visibly', async () => {
    await notice({ kind: 'password-changed', accountId: await person(everything) });
    await deliverMessage(deps, { render: renderMessage, senders: {} }, await messageOf('email'));
    expect((await rows())[0]).toMatchObject({ state: 'failed', last_error: 'channel-not-configured' });
  });

  test.each([
    ['9 minutes', 1],
    ['10 minutes', 0],
  ])('a code is sent for ten minutes: after %s', async (age, count) => {
    await notice({ kind: 'sms-code', accountId: await person(everything), code: '042917', minutes: 10 });
    await shiftClock(database.db, age);
    const { sent, hands } = outbox();
    await deliverMessage(deps, hands, await messageOf('sms'));
    expect(sent).toHaveLength(count);
    expect((await rows())[0]?.['state']).toBe(count === 1 ? 'delivered' : 'failed');
  });
});

describe('the inbox', () => {
  test('shows the newest first, with the link of a new device', async () => {
    const accountId = await person(everything);
    await notice({ kind: 'factor-added', accountId, factor: 'passkey' });
    await shiftClock(database.db, '1 minute');
    await notice(signIn(accountId));
    const inbox = await listInbox(database.db, visibleSecrets, { accountId, limit: 10 });
    expect(inbox.map(({ kind }) => kind)).toEqual(['new-device-sign-in', 'factor-added']);
    expect(inbox[0]?.variables['notMeToken']).toMatch(/^[\w-]{43}$/);
    expect(inbox[1]?.variables).toEqual({ factor: 'passkey' });
    expect(await listInbox(database.db, visibleSecrets, { accountId: await person({}), limit: 10 })).toEqual([]);
  });

  test('outlives the mails', async () => {
    await notice({ kind: 'password-changed', accountId: await person(everything) });
    await shiftClock(database.db, '91 days');
    expect(await purgeMessages(database.db, 100)).toBe(2);
    expect((await rows()).map(({ channel }) => channel)).toEqual(['inbox']);
    await shiftClock(database.db, '731 days');
    expect(await purgeMessages(database.db, 100)).toBe(1);
  });
});

describe('"this was not me"', () => {
  const make = async (accountId: string) => inTransaction(database.db, (tx) => createNotMeLink(tx, accountId));
  const consume = (token: string) => inTransaction(database.db, (tx) => consumeNotMeLink(tx, token));

  test('of 20 at once exactly one succeeds', async () => {
    const accountId = await person({});
    const token = await make(accountId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => consume(token)));
    expect(answers.filter((answer) => answer !== undefined)).toEqual([accountId]);
    expect(await findNotMeLink(database.db, token)).toBeUndefined();
  });

  test('looking at it uses nothing up', async () => {
    const token = await make(await person({}));
    await findNotMeLink(database.db, token);
    expect(await consume(token)).toBeDefined();
  });

  test('it ends after seven days, to the second', async () => {
    const token = await make(await person({}));
    await shiftClock(database.db, '6 days 23:59:50');
    expect(await findNotMeLink(database.db, token)).toBeDefined();
    await shiftClock(database.db, '7 days');
    expect(await consume(token)).toBeUndefined();
    expect(await purgeNotMeLinks(database.db, 10)).toBe(1);
  });

  test('the token is not stored, and nonsense is no error', async () => {
    const token = await make(await person({}));
    expect(JSON.stringify(await database.db('not_me_links'))).not.toContain(token);
    for (const wrong of ['', 'x', '\u0000', `${token}x`, token.slice(1), '\ud800'.repeat(43)]) expect(await consume(wrong)).toBeUndefined();
  });
});
