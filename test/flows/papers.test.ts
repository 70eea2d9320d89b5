import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordDecision } from '../../src/domain/registrations/decisions.ts';
import { findApplication, purposes } from '../../src/domain/registrations/queries.ts';
import { jobTasks } from '../../src/jobs.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { type Applicant, newCitizen, newDraft, sendDraft } from '../setup/applicants.ts';
import { grantedFile } from '../setup/granted-file.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { mainOf, openAs } from '../setup/own-doors.ts';
import { Visitor } from '../setup/visitor.ts';
import { workOff } from '../setup/work-off.ts';

let house: TestHouse;
let desk: string;
let clerk: string;

beforeAll(async () => {
  house = await startTestHouse();
  desk = house.deps.settings.backOfficeOrigin;
  await insertUnits(house.deps.db);
  clerk = await appoint(house.deps.db, { accountId: (await house.person()).accountId, role: 'reception', unitId: 'commune-a' });
});
afterAll(async () => house.stop());

const wanted = [
  { kind: 'driving-licence', number: 'GPLX777001' },
  { kind: 'health-insurance', number: 'BHYT777001' },
  { kind: 'tax-code', number: '8000000777' },
];

function hold(holderNumber: string): void {
  const paper = { kind: 'driving-licence', number: 'GPLX777001', holderNumber, status: 'valid', expiresOn: '2034-05-31' } as const;
  house.registers.heldPapers.set(`driving-licence:${paper.number}`, paper);
}

async function agree(applicationId: string): Promise<void> {
  const statement = { id: randomUUID(), application_id: applicationId, manner: 'typed-code', version: 'v1', language: 'vi' };
  await house.deps.db('application_statements').insert({ ...statement, keyed_by: clerk });
}

const work = () =>
  workOff(house.deps.db, jobTasks(house.deps, { senders: {}, sendLogOut: async () => undefined, registries: house.registers }), [
    'run-check',
    'ask-papers',
  ]);

test('an officer sees each paper: what was declared, what its register answered, and what becomes of it', async () => {
  const person = await house.person();
  await appoint(house.deps.db, { accountId: person.accountId, role: 'decider', unitId: 'authority' });
  const { declared, phone } = newCitizen(house.registers);
  hold(declared.personalNumber ?? '');
  house.registers.silent.add('health-insurance');
  const applicant: Applicant = { declared: { ...declared, integrate: wanted }, phone };
  const file = { procedure: 'citizen-level-2', keyedBy: clerk, unitId: 'commune-a', fingers: true } as const;
  const id = await newDraft(house.deps, applicant, file);
  await agree(id);
  await sendDraft(house.deps, id);
  await work();
  house.registers.silent.clear();
  const words = mainOf(await openAs(new Visitor(), person, `${desk}/files/${id}`));
  expect(words).toMatch(/Giấy phép lái xe\s*GPLX777001\s*còn hiệu lực, đến 31\/05\/2034\s*khi cấp tài khoản/);
  expect(words).toMatch(/Thẻ bảo hiểm y tế\s*BHYT777001\s*chưa trả lời sau 1 lần hỏi\s*khi cơ sở dữ liệu trả lời/);
  expect(words).toMatch(/Mã số thuế\s*8000000777\s*không có nơi để hỏi\s*không tích hợp/);
});

async function grantTo(person: TestPerson): Promise<void> {
  const { db, secrets } = house.deps;
  const { applicationId } = await grantedFile(db, { level: 2, accountId: person.accountId, unitId: 'commune-a' });
  const declared = { personalNumber: person.login, integrate: wanted };
  await db('applications')
    .where({ id: applicationId })
    .update({ declared: secrets.seal(purposes.declared, JSON.stringify(declared)), keyed_by: clerk });
  await agree(applicationId);
  const application = await findApplication(db, applicationId);
  if (!application) throw new Error('no file');
  await inTransaction(db, (tx) => recordDecision(tx, house.deps, { application, outcome: 'grant' }));
  await db.raw(`select graphile_worker.add_job('ask-papers', json_build_object('applicationId', ?::text))`, [applicationId]);
  await work();
}

test('a holder of level 2 sees the papers in the account, and why others are not there; nobody else does', async () => {
  const [person, other, lower] = [await house.person(), await house.person(), await house.person({ level: 1 })];
  hold(person.login);
  await grantTo(person);
  const words = mainOf(await openAs(new Visitor(), person, `${house.issuer}/me`));
  expect(words).toMatch(/Giấy phép lái xe\s*GPLX777001\s*còn hiệu lực\s*đến 31\/05\/2034/);
  expect(words).toContain('Cơ quan quản lý không tìm thấy giấy tờ này của bạn');
  expect(words).toContain('Chưa có cơ sở dữ liệu nào để đối chiếu loại giấy tờ này');
  const empty = mainOf(await openAs(new Visitor(), other, `${house.issuer}/me`));
  expect(empty).toContain('Chưa có giấy tờ nào');
  expect(empty).not.toContain('GPLX777001');
  expect(mainOf(await openAs(new Visitor(), lower, `${house.issuer}/me`))).not.toContain('Giấy tờ trong tài khoản');
});
