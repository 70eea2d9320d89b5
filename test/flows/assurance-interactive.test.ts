import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { Party } from '../setup/party.ts';
import { textOf, Visitor } from '../setup/visitor.ts';
import { acr, essential, redeemed, walk, walkOn } from '../setup/walk.ts';

/** Each row of the table "what a request can ask, and what must happen", column "interactive". */
let house: TestHouse;
let strict: Party;
let lenient: Party;
let floor2: Party;
let privately: Party;

beforeAll(async () => {
  house = await startTestHouse();
  const names = { name_vi: 'Kho bạc', name_en: 'Treasury' };
  strict = await house.party({ kind: 'state', ...names });
  lenient = await house.party({ kind: 'state', strict_acr: false, ...names });
  floor2 = await house.party({ kind: 'state', min_acr: 'level-2', ...names });
  privately = await house.party({ ...names });
});
afterAll(() => house.stop());

const visit = async (
  about: Parameters<TestHouse['person']>[0] = {},
): Promise<{ visitor: Visitor; person: Awaited<ReturnType<TestHouse['person']>> }> => ({
  visitor: new Visitor(),
  person: await house.person({ phone: false, ...about }),
});

describe('counted set >= W: answer', () => {
  test('a session at level 2 answers without a question', async () => {
    const who = { party: strict, ...(await visit()) };
    expect((await walk(who, { acr_values: acr.level2 })).asked).toEqual(['start', 'totp', 'consent']);
    const again = await walk(who, { acr_values: acr.level2 });
    expect(again.asked).toEqual([]);
    expect((await redeemed(strict, again)).claims).toMatchObject({ acr: acr.level2, authn_level: 2, amr: ['pwd', 'otp', 'mfa'] });
  });

  test('a higher event satisfies a lower request, and says the named value', async () => {
    const who = { party: strict, ...(await visit()) };
    await walk(who, { acr_values: acr.level2 });
    const { claims } = await redeemed(strict, await walk(who, { acr_values: acr.level1 }));
    expect(claims).toMatchObject({ acr: acr.level1, authn_level: 2 });
    const unnamed = await redeemed(strict, await walk(who));
    expect(unnamed.claims.acr).toBe(acr.level2);
  });
});

describe('>= R but < W: offered', () => {
  test('after the first factor the step-up is offered; "continue at level 1" answers at level 1', async () => {
    const who = { party: lenient, ...(await visit()) };
    const offered = await walk(who, { acr_values: acr.level2 }, { stopAt: ['step-up'] });
    expect(textOf(offered.page)).toContain('Tiếp tục ở mức 1');
    const walked = await walkOn(who, { page: offered.page, verifier: offered.answer.verifier }, { offer: 'continue' });
    expect(walked.asked).toEqual(['step-up', 'consent']);
    expect((await redeemed(lenient, walked)).claims).toMatchObject({ acr: acr.level1, authn_level: 1, amr: ['pwd'] });
  });

  test('taking the offer answers at level 2', async () => {
    const who = { party: lenient, ...(await visit()) };
    const walked = await walk(who, { acr_values: acr.level2 });
    expect(walked.asked).toEqual(['start', 'step-up', 'totp', 'consent']);
    expect((await redeemed(lenient, walked)).claims.acr).toBe(acr.level2);
  });

  test('within a session at level 1 only the missing factor is offered, and declining does not ask for anything', async () => {
    const who = { party: lenient, ...(await visit()) };
    await walk(who);
    const declined = await walk(who, { acr_values: acr.level2 }, { offer: 'continue' });
    expect(declined.asked).toEqual(['step-up']);
    expect((await redeemed(lenient, declined)).claims.acr).toBe(acr.level1);
    expect((await walk(who, { acr_values: acr.level2 })).asked).toEqual(['step-up', 'totp']);
  });

  test('W out of reach: nothing is offered, the answer tells what was really reached', async () => {
    const who = { party: lenient, ...(await visit({ level: 1 })) };
    const walked = await walk(who, { acr_values: acr.level2 });
    expect(walked.asked).toEqual(['start', 'consent']);
    expect((await redeemed(lenient, walked)).claims).toMatchObject({ acr: acr.level1, account_level: 1 });
  });
});

describe('< R, reachable by another factor: step-up required', () => {
  test.each([
    ['strict acr_values', () => strict, { acr_values: acr.level2 }],
    ['essential value', () => lenient, essential({ value: acr.level2 })],
    ['the floor alone, when the client forgets to ask', () => floor2, {}],
    ['the floor, when the client asks for less', () => floor2, { acr_values: acr.level1 }],
  ])('%s: only the second factor is asked within a session', async (_name, party, params) => {
    const who = { ...(await visit()) };
    await walk({ ...who, party: lenient });
    const stepped = await walk({ ...who, party: party() }, params);
    expect(stepped.asked.filter((station) => station !== 'consent')).toEqual(['totp']);
    const { claims } = await redeemed(party(), stepped);
    expect(claims).toMatchObject({ authn_level: 2, amr: ['pwd', 'otp', 'mfa'] });
  });

  test('a floor that the named values do not reach is answered with what was really reached', async () => {
    const walked = await walk({ party: floor2, ...(await visit()) }, { acr_values: acr.level1 });
    expect((await redeemed(floor2, walked)).claims).toMatchObject({ authn_level: 2, acr: acr.level1 });
  });
});

describe('< R, not reachable by this account', () => {
  test('look ahead: said after the first factor, before any second, with level held, level wanted and the way', async () => {
    const who = { party: strict, ...(await visit({ level: 1 })) };
    const walked = await walk(who, { acr_values: acr.level2 });
    expect(walked.asked).toEqual(['start', 'unreachable']);
    const text = textOf(walked.page);
    for (const part of ['Mức 1', 'Kho bạc cần', 'Mức 2', 'công an', '3 ngày làm việc', 'thẻ căn cước']) expect(text).toContain(part);
    const back = await who.visitor.submit(walked.page, {}, { action: '/unreachable', ...strict.stop });
    expect(strict.answer(back, '').params.get('error')).toBe('unmet_authentication_requirements');
    expect(strict.answer(back, '').params.has('code')).toBe(false);
  });

  test('never on the login name alone: a wrong password shows the sign-in page again', async () => {
    const { visitor, person } = await visit({ level: 1 });
    const asked = await strict.open(visitor, { acr_values: acr.level2 });
    const page = await visitor.submit(asked.page, { username: person.login, password: 'khong phai mat khau' }, { action: '/password' });
    expect(page.status).toBe(422);
    expect(textOf(page)).not.toContain('Cách lên mức 2');
  });

  test('no loop: asking again within the session shows the page again at once, without a factor', async () => {
    const who = { party: lenient, ...(await visit({ level: 1 })) };
    await walk(who);
    for (let round = 0; round < 3; round++) {
      const walked = await walk(who, essential({ value: acr.level2 }));
      expect(walked.asked).toEqual(['unreachable']);
      const back = await who.visitor.submit(walked.page, {}, { action: '/unreachable', ...lenient.stop });
      expect(lenient.answer(back, '').params.get('error')).toBe('unmet_authentication_requirements');
    }
  });

  test('the page for the biometric level that nobody can reach yet', async () => {
    const walked = await walk({ party: strict, ...(await visit()) }, { acr_values: acr.biometric });
    expect(walked.asked).toEqual(['start', 'unreachable']);
  });

  test('a foreigner is told foreigners’ offices and documents', async () => {
    const walked = await walk({ party: strict, ...(await visit({ level: 1, kind: 'foreigner' })) }, { acr_values: acr.level2 });
    expect(textOf(walked.page)).toContain('quản lý xuất nhập cảnh');
  });

  test('a level-2 account without a second factor is told how to add one', async () => {
    const who = { party: floor2, ...(await visit({ totp: false })) };
    const walked = await walk(who);
    expect(walked.asked).toEqual(['start', 'unreachable']);
    expect(textOf(walked.page)).toContain('thêm ứng dụng tạo mã hoặc khóa truy cập');
    const back = await who.visitor.submit(walked.page, {}, { action: '/unreachable', ...floor2.stop });
    expect(floor2.answer(back, '').params.get('error')).toBe('unmet_authentication_requirements');
  });
});

describe('no session, or no fresh factor', () => {
  test('sign in for W', async () => {
    const walked = await walk({ party: strict, ...(await visit()) }, { acr_values: `${acr.level2} ${acr.level1}` });
    expect(walked.asked).toEqual(['start', 'step-up', 'totp', 'consent']);
    expect((await redeemed(strict, walked)).claims.acr).toBe(acr.level2);
  });
});

describe('max_age and prompt=login: re-authenticate with the factors R needs', () => {
  test('prompt=login at level 1 asks one factor again, and only what was passed now is counted', async () => {
    const who = { party: strict, ...(await visit()) };
    const before = await redeemed(strict, await walk(who, { acr_values: acr.level2 }));
    await shiftClock(house.database.db, '2 minutes');
    const walked = await walk(who, { prompt: 'login' }, { ahead: 120 });
    await shiftClock(house.database.db, '0');
    expect(walked.asked).toEqual(['start']);
    const { claims } = await redeemed(strict, walked);
    expect(claims).toMatchObject({ acr: acr.level1, authn_level: 1, amr: ['pwd'] });
    expect(Number(claims.auth_time)).toBeGreaterThanOrEqual(Number(before.claims.auth_time) + 115);
  });

  test('prompt=login with a floor of level 2 asks both factors again', async () => {
    const who = { party: floor2, ...(await visit()) };
    await walk(who);
    const walked = await walk(who, { prompt: 'login' });
    expect(walked.asked).toEqual(['start', 'totp']);
    expect((await redeemed(floor2, walked)).claims.acr).toBe(acr.level2);
  });

  test('max_age not met asks again; met, it does not', async () => {
    const who = { party: strict, ...(await visit()) };
    await walk(who);
    expect((await walk(who, { max_age: '300' })).asked).toEqual([]);
    await shiftClock(house.database.db, '10 minutes');
    const walked = await walk(who, { max_age: '300' }, { ahead: 600 });
    const after = await walk(who, { max_age: '300' });
    await shiftClock(house.database.db, '0');
    expect(walked.asked).toEqual(['start']);
    expect(after.asked).toEqual([]);
  });

  test('max_age=0 is the same as prompt=login', async () => {
    const who = { party: strict, ...(await visit()) };
    await walk(who);
    expect((await walk(who, { max_age: '0' })).asked).toEqual(['start']);
  });
});

describe('private party', () => {
  test('consent comes last and at every request, also within a session', async () => {
    const who = { party: privately, ...(await visit()) };
    expect((await walk(who, { acr_values: acr.level2 })).asked).toEqual(['start', 'totp', 'consent']);
    expect((await walk(who, { acr_values: acr.level2 })).asked).toEqual(['consent']);
  });
});

describe('cancel is access_denied and returns at once', () => {
  test.each([
    ['the first page', 'start', {}],
    ['the second factor', 'totp', { acr_values: acr.level2 }],
    ['the consent', 'consent', {}],
  ])('at %s', async (_name, station, params) => {
    const who = { party: privately, ...(await visit()) };
    const { page, at } = await walk(who, params, { stopAt: [station] });
    expect(at).toBe(station);
    const back =
      station === 'consent'
        ? await who.visitor.submit(page, { decision: 'deny' }, { action: '/consent', ...privately.stop })
        : await who.visitor.submit(page, {}, { action: '/cancel', ...privately.stop });
    expect(privately.answer(back, '').params.get('error')).toBe('access_denied');
    expect(back.trail.length).toBeLessThanOrEqual(2);
  });

  test('cancelling the step-up within a session leaves the session as it was', async () => {
    const who = { party: lenient, ...(await visit()) };
    await walk(who);
    const { page } = await walk(who, essential({ value: acr.level2 }), { stopAt: ['totp'] });
    const back = await who.visitor.submit(page, {}, { action: '/cancel', ...lenient.stop });
    expect(lenient.answer(back, '').params.get('error')).toBe('access_denied');
    expect((await walk(who)).asked).toEqual([]);
  });
});
