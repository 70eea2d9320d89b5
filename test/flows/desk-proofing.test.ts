import { afterAll, beforeAll, expect, test } from 'vitest';
import { facePicture } from '../setup/applicant.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { mainOf, openAs } from '../setup/own-doors.ts';
import { type Page, Visitor } from '../setup/visitor.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
  await insertUnits(house.deps.db);
});
afterAll(async () => house.stop());

test('a colleague at the counter is proofed by card and face; the picture is kept nowhere', async () => {
  const { db, settings } = house.deps;
  const person = await house.person();
  await appoint(db, { accountId: person.accountId, role: 'reception', unitId: 'commune-a' });
  const colleague = await newAccount(db);
  await appoint(db, { accountId: colleague, role: 'decider', unitId: 'authority', expiresAt: new Date(Date.now() + 86_400_000) });
  const { number } = await db('account_numbers').where({ account_id: colleague }).first('number');
  const about = { personalNumber: number, cardNumber: number, kind: 'identity-card', hasChip: true, issuedOn: '2024-08-01' } as const;
  house.registers.cards.set(number, { ...about, expiresOn: undefined, status: 'valid' });

  const visitor = new Visitor();
  const page = await openAs(visitor, person, `${settings.backOfficeOrigin}/proofing`);
  const send = async (fields: Record<string, string>, files: Record<string, Uint8Array>): Promise<Page> =>
    visitor.attach(page, files, { action: '/proofing', fields });
  const face = await facePicture();
  expect(mainOf(await send({ number: '' }, { face }))).toContain('Nhập số định danh trên thẻ');
  expect(mainOf(await send({ number }, {}))).toContain('Chụp khuôn mặt');
  expect(mainOf(await send({ number }, { face: new Uint8Array(1000) }))).toContain('Ảnh không dùng được');
  expect(mainOf(await send({ number: person.login }, { face }))).toContain('Không ai tự xác minh');
  expect(mainOf(await send({ number: '005199999999' }, { face }))).toContain('Không có cán bộ nào');
  house.registers.likeness = { kind: 'compared', score: 0.1 };
  const differs = await send({ number }, { face });
  expect(differs.status).toBe(422);
  expect(mainOf(differs)).toContain('không khớp');
  house.registers.likeness = { kind: 'compared', score: 0.97 };
  expect(mainOf(await send({ number }, { face }))).toContain('Đã xác minh');
  expect((await db('officers').where({ account_id: colleague }).first('proofed_at')).proofed_at).not.toBeNull();
  expect(await db('application_pictures')).toEqual([]);
});
