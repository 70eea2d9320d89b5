import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCounterLink } from '../../src/domain/registrations/sleeping/counter-link.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { mainOf, openAs } from '../setup/own-doors.ts';
import { enrolByButton } from '../setup/passkey-in-hand.ts';
import { SoftAuthenticator } from '../setup/soft-authenticator.ts';
import { Visitor } from '../setup/visitor.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
  await insertUnits(house.deps.db);
});
afterAll(() => house.stop());

test('the officer shows a code, the applicant’s own telephone makes a passkey with it once, and the desk says that it is there', async () => {
  const { deps, issuer } = house;
  const person = await house.person();
  const officerId = await appoint(deps.db, { accountId: person.accountId, role: 'reception', unitId: 'commune-a' });
  const desk = new Visitor();
  const list = await openAs(desk, person, `${deps.settings.backOfficeOrigin}/intake/citizens`);
  const details = await desk.submit(list, { unit: 'commune-a', language: 'vi' }, { action: '/intake/citizens' });
  const applicationId = /[0-9a-f-]{36}/.exec(details.url.pathname)?.[0] ?? '';
  const page = await desk.open(new URL('device', details.url));
  const shown = await desk.submit(page, {}, { action: '/device/phone' });
  expect(shown.html).toContain('dd-qr');
  expect(shown.html).not.toContain('/apply/device?token=');
  expect(await deps.db('challenges').where({ kind: 'counter-device' })).toHaveLength(1);

  // What the picture holds, drawn anew: the one on the screen is void with it.
  const token = await openCounterLink(deps, { applicationId, officerId, requestId: 't' });
  const phone = new Visitor();
  const link = `${issuer}/apply/device?token=${token}`;
  const offer = await phone.open(link);
  expect(mainOf(offer)).toMatch(/Khóa này dành cho hồ sơ [A-Z0-9-]+\./);
  expect(await enrolByButton(phone, offer, new SoftAuthenticator(issuer))).toEqual({ status: 200, to: '/apply/device/done' });
  expect(mainOf(await phone.open(`${issuer}/apply/device/done`))).toContain('Đã tạo khóa truy cập');

  const again = await phone.open(link);
  expect([again.status, mainOf(again)]).toEqual([410, expect.stringContaining('không còn dùng được')]);
  expect((await enrolByButton(phone, offer, new SoftAuthenticator(issuer)).catch(() => ({ status: 410 }))).status).toBe(410);
  expect((await phone.open(`${issuer}/apply/device?token=x`)).status).toBe(410);
  const back = await desk.open(shown.url.href.replace('/phone', ''));
  expect(mainOf(back)).toContain('Đã có một khóa truy cập cho hồ sơ này');
  expect(await deps.db('credentials').where({ kind: 'passkey' })).toEqual([]);
});
