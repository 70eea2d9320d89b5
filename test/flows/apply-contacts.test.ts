import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import { settleClaims } from '../../src/domain/registrations/contacts/claims.ts';
import { jobTasks } from '../../src/jobs.ts';
import { Applicant, fileKeyOn, newPhone, typedPerson } from '../setup/applicant.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { insertUnits } from '../setup/officers.ts';
import { registersInMemory } from '../setup/registers.ts';
import { type Page, textOf } from '../setup/visitor.ts';
import { workOff } from '../setup/work-off.ts';

/** A number that is the contact of another account, and people whose number is used by somebody else. */
let house: TestHouse;
const registers = registersInMemory();

beforeAll(async () => {
  house = await startTestHouse();
  await insertUnits(house.database.db);
});
beforeEach(async () => {
  await shiftClock(house.database.db, '0');
  await house.database.db.raw('delete from application_tries');
});
afterAll(() => house.stop());

const at = (page: Page): string => page.url.pathname;

/** Somebody with an account whose phone has a number of the sandbox. */
async function olderHolder(): Promise<TestPerson & { phone: string }> {
  const person = await house.person();
  const phone = newPhone();
  await house.database.db('people').where({ id: person.accountId }).update({ phone });
  return { ...person, phone };
}

async function phoneOf({ accountId }: TestPerson): Promise<string | null> {
  return (await house.database.db('people').where({ id: accountId }).first('phone')).phone;
}

interface Told {
  readonly channel: string;
  readonly to: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
}

async function toldOf(kind: string, where: Record<string, string>): Promise<Told[]> {
  const rows = await house.database
    .db('messages')
    .where({ kind, ...where })
    .orderBy('channel');
  return rows.map((row: { channel: string; variables: string }) => ({
    channel: row.channel,
    to: undefined,
    ...openMessage(house.deps.secrets, row),
  }));
}

async function idOf(applicant: Applicant): Promise<string> {
  const { reference } = await applicant.fileKey();
  return (await house.database.db('applications').where({ reference }).first('id')).id;
}

describe('a phone of another account', () => {
  test('is said only once it is proved, and must be claimed or changed', async () => {
    const older = await olderHolder();
    const applicant = new Applicant(house, { phone: older.phone });
    expect(textOf(await applicant.toCode())).not.toContain('tài khoản khác');
    await applicant.confirm();
    const page = await applicant.open('/apply/next');
    expect(at(page)).toBe('/apply/phone-in-use');
    expect(page.html).not.toContain(older.login);
    expect(at(await applicant.open('/apply/face'))).toBe('/apply/phone-in-use');
    await applicant.contacts({ phone: newPhone() });
    expect(at(await applicant.open('/apply/next'))).toBe('/apply/code');
  });

  test('one of the own account is no obstacle', async () => {
    const older = await olderHolder();
    const person = typedPerson({ number: older.login, name: 'Đỗ Thị Thử', day: '4', month: '2', year: '1991' });
    const applicant = new Applicant(house, { phone: older.phone, person });
    expect(at(await applicant.toFace())).toBe('/apply/face');
  });

  test('claimed: the older account is told, and loses it after 72 hours, but none of its factors', async () => {
    const older = await olderHolder();
    const applicant = new Applicant(house, { phone: older.phone });
    await applicant.toFace();
    const page = await applicant.send('/apply/phone-in-use', {});
    expect(at(page)).toBe('/apply/face');
    expect((await toldOf('contact-claimed', { account_id: older.accountId })).map(({ channel }) => channel)).toEqual([
      'email',
      'inbox',
      'sms',
    ]);
    await applicant.toCheckFrom(page);
    await applicant.visitor.submit(await applicant.open('/apply/check'), {}, { action: '/apply/check' });
    const before = await house.database.db('credentials').where({ account_id: older.accountId }).orderBy('id');
    await shiftClock(house.database.db, '71 hours 59 minutes');
    expect(await settleClaims(house.deps, 100)).toBe(0);
    await shiftClock(house.database.db, '72 hours 1 minute');
    expect(await settleClaims(house.deps, 100)).toBe(1);
    expect(await phoneOf(older)).toBeNull();
    expect(await house.database.db('credentials').where({ account_id: older.accountId }).orderBy('id')).toEqual(before);
    expect(await settleClaims(house.deps, 100)).toBe(0);
  });

  test('claimed twice, or by twenty clicks: told once', async () => {
    const older = await olderHolder();
    const applicant = new Applicant(house, { phone: older.phone });
    await applicant.toFace();
    const page = await applicant.open('/apply/phone-in-use');
    await Promise.all(Array.from({ length: 20 }, () => applicant.visitor.copy().submit(page, {}, { action: '/apply/phone-in-use' })));
    expect(await toldOf('contact-claimed', { account_id: older.accountId, channel: 'inbox' })).toHaveLength(1);
  });

  test('a claim ends when the older holder proves the number again', async () => {
    const older = await olderHolder();
    const applicant = new Applicant(house, { phone: older.phone });
    await applicant.toFace();
    await applicant.send('/apply/phone-in-use', {});
    await applicant.toCheckFrom(await applicant.open('/apply/face'));
    await applicant.visitor.submit(await applicant.open('/apply/check'), {}, { action: '/apply/check' });
    await house.database.db('audit_events').insert({
      event: 'factor.passed',
      actor: `account:${older.accountId}`,
      account_id: older.accountId,
      details: JSON.stringify({ kind: 'sms' }),
      rule_set: 'r',
    });
    await shiftClock(house.database.db, '73 hours');
    await settleClaims(house.deps, 100);
    expect(await phoneOf(older)).toBe(older.phone);
    expect(await house.database.db('contact_claims').where({ account_id: older.accountId }).first()).toMatchObject({ state: 'stopped' });
  });

  test('nobody loses a number to a draft, nor to a file that came to nothing', async () => {
    const older = await olderHolder();
    const applicant = new Applicant(house, { phone: older.phone });
    await applicant.toFace();
    await applicant.send('/apply/phone-in-use', {});
    await shiftClock(house.database.db, '73 hours');
    expect(await settleClaims(house.deps, 100)).toBe(0);
    await applicant.send('/apply/give-up', {});
    await settleClaims(house.deps, 100);
    expect(await phoneOf(older)).toBe(older.phone);
    expect(await house.database.db('contact_claims').where({ account_id: older.accountId }).first()).toMatchObject({ state: 'lapsed' });
  });
});

describe('somebody applies in the name of another', () => {
  async function warned(): Promise<{ older: TestPerson; applicant: Applicant; key: { reference: string; code: string }; id: string }> {
    const older = await house.person();
    // Number and name are known, the birth date is not: the file goes on like any other.
    const applicant = new Applicant(house, {
      person: typedPerson({ number: older.login, name: 'Đỗ Thị Thử', day: '', month: '', year: '1991' }),
    });
    const key = fileKeyOn(await applicant.finish());
    const { id } = await house.database.db('applications').where({ reference: key.reference }).first('id');
    return { older, applicant, key, id };
  }

  test('the older account’s contacts are told when the file is sent, with a link in the mail alone', async () => {
    const { older, id } = await warned();
    const person = await house.database.db('people').where({ id: older.accountId }).first();
    const told = await toldOf('applied-in-your-name', { application_id: id });
    expect(told.map(({ channel, to }) => [channel, to])).toEqual([
      ['email', person.email],
      ['sms', person.phone],
    ]);
    expect(told[0]?.variables['notMeToken']).toMatch(/^[\w-]{43}$/);
    expect(told[1]?.variables).toEqual({});
  });

  test('the applicant does not see it', async () => {
    const { applicant, key } = await warned();
    const page = await applicant.send('/apply/status', key);
    expect(textOf(page)).not.toContain('không phải');
    expect(page.html).not.toContain('not-me');
  });

  test('“not me” stops the file, whatever it waits for; opening the link changes nothing', async () => {
    const { applicant, key, id } = await warned();
    const [mail] = await toldOf('applied-in-your-name', { application_id: id, channel: 'email' });
    const owner = new Applicant(house);
    const path = `/apply/not-me?token=${mail?.variables['notMeToken']}`;
    const page = await owner.open(path);
    await owner.open(path);
    expect((await house.database.db('applications').where({ id }).first()).state).toBe('registry-check');
    const clicks = await Promise.all(Array.from({ length: 20 }, () => owner.visitor.copy().submit(page, {}, { action: '/apply/not-me' })));
    expect(clicks.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await house.database.db('applications').where({ id }).first()).state).toBe('stopped');
    const status = await applicant.send('/apply/status', key);
    expect(textOf(status)).toContain('Đã dừng');
  });

  test('contacts of the population register are told when it answers, and nobody twice', async () => {
    const { older, id } = await warned();
    const known = { phone: newPhone(), email: 'chu-so@example.com' };
    registers.people.set(older.login, {
      personalNumber: older.login,
      fullName: 'Đỗ Thị Thử',
      birthDate: '1991-02-03',
      sex: 'female',
      nationality: 'VNM',
      address: undefined,
      diedOn: undefined,
      earlierNumbers: [],
      replacedBy: undefined,
      isWard: false,
      ...known,
    });
    const tasks = jobTasks(house.deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
    await workOff(house.database.db, tasks, ['run-check']);
    const told = await toldOf('applied-in-your-name', { application_id: id });
    expect(told.map(({ to }) => to)).toEqual(expect.arrayContaining([known.email, known.phone]));
    expect(told).toHaveLength(4);
  });

  test('an applicant is not warned of themselves', async () => {
    const applicant = new Applicant(house);
    const page = await applicant.toCheck();
    const id = await idOf(applicant);
    registers.people.set(applicant.person.number, {
      personalNumber: applicant.person.number,
      fullName: applicant.person.name,
      birthDate: '1990-03-27',
      sex: 'female',
      nationality: 'VNM',
      address: undefined,
      diedOn: undefined,
      earlierNumbers: [],
      replacedBy: undefined,
      isWard: false,
      phone: applicant.phone,
      email: undefined,
    });
    await applicant.visitor.submit(page, {}, { action: '/apply/check' });
    const tasks = jobTasks(house.deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
    await workOff(house.database.db, tasks, ['run-check']);
    expect(await toldOf('applied-in-your-name', { application_id: id })).toEqual([]);
  });

  test('a made-up link says so', async () => {
    for (const token of ['', 'x', 'A'.repeat(43)])
      expect((await new Applicant(house).open(`/apply/not-me?token=${token}`)).status).toBe(410);
  });
});
