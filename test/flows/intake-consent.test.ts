import { afterAll, beforeAll, expect, test } from 'vitest';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import { newCitizen } from '../setup/applicants.ts';
import { noise, otherThan } from '../setup/counter.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import {
  askConsent,
  beginAtCounter,
  captureFingers,
  clerkOf,
  type Clerk,
  lastCodeOf,
  lookForOnlineAccount,
  postBare,
  type Sitting,
} from '../setup/intake-visit.ts';
import { insertUnits } from '../setup/officers.ts';

let house: TestHouse;
let clerk: Clerk;
let colleague: Clerk;
/** A file that lacks nothing but the consent. */
let sitting: Sitting;

beforeAll(async () => {
  house = await startTestHouse();
  await insertUnits(house.deps.db);
  clerk = await clerkOf(house, 'citizens', 'commune-a');
  colleague = await clerkOf(house, 'citizens', 'commune-a');
  sitting = await beginAtCounter(house, clerk, newCitizen(house.registers));
  await captureFingers(sitting);
  await lookForOnlineAccount(sitting);
});
afterAll(() => house.stop());

/** What the page says about one try, or that it went on; and with which status. */
async function post(path: string, fields: Record<string, string>, picture?: Buffer): Promise<string> {
  const answer = await postBare(clerk, sitting.id, { path: `statement/${path}`, fields, picture });
  if (answer.status !== 422) return String(answer.status);
  return (
    /class="govuk-error-summary.*?<\/ul>/s
      .exec(await answer.text())?.[0]
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ') ?? ''
  );
}

async function version(): Promise<string> {
  return String((await findApplication(house.deps.db, sitting.id))?.version);
}

const statements = (): Promise<unknown[]> => house.deps.db('application_statements').where({ application_id: sitting.id });
const nobody = { interpreterName: '', interpreterNumber: '' };
const outsider = { witnessName: 'Trần Văn Chứng', witnessNumber: '003090000777' };

/** What officers could try in place of the applicant, and what it is answered. */
const tricks: readonly (readonly [string, string, () => Promise<string>])[] = [
  ['a tick', '400', async () => post('code', { version: await version(), language: 'vi', code: '', agreed: 'yes', ...nobody })],
  ['no code', 'Nhập mã', async () => post('code', { version: await version(), language: 'vi', code: '', ...nobody })],
  ['an address of its own for agreeing', '404', async () => post('agree', { agreed: 'yes' })],
  ['the manner of those who apply online', '400', async () => post('paper', await paper({ manner: 'online' }), await page())],
  ['an officer as the one who agrees', '400', async () => post('paper', await paper({ keyedBy: 'officer' }), await page())],
  ['a signature without a signed page', 'Chọn ảnh', async () => post('paper', await paper({ manner: 'signature' }))],
  ['a file that is no picture', 'không phải', async () => post('paper', await paper({ manner: 'signature' }), Buffer.from('MZ'))],
  ['a mark without a witness', 'phải có người làm chứng', async () => post('paper', await paper(nobodyBeside), await page())],
  ['a mark beside which nobody signed', 'Chọn ảnh', async () => post('paper', await paper({}))],
  ['the officer as witness', 'Cán bộ', async () => post('paper', await paper({ witnessNumber: clerk.person.login }), await page())],
  ['a colleague as witness', 'Cán bộ', async () => post('paper', await paper({ witnessNumber: colleague.person.login }), await page())],
  ['the officer as interpreter', 'Cán bộ', async () => post('paper', await paper(between(clerk.person.login)), await page())],
  ['the applicant as witness', 'không thể tự', async () => post('paper', await paper({ witnessNumber: own() }), await page())],
  ['witness and interpreter in one', 'hai người', async () => post('paper', await paper(between(outsider.witnessNumber)), await page())],
  ['a version that was never shown', 'vừa thay đổi', async () => post('paper', await paper({ version: '999' }), await page())],
];

/** A page with a signature, as a scanner makes it. */
const page = (): Promise<Buffer> => noise(500);
const own = (): string => sitting.applicant.declared.personalNumber ?? '';
const between = (number: string): Record<string, string> => ({ interpreterName: 'Lê Thị Dịch', interpreterNumber: number });
const nobodyBeside = { witnessName: '', witnessNumber: '' };

async function paper(over: Record<string, string>): Promise<Record<string, string>> {
  return { manner: 'mark', language: 'vi', version: await version(), ...outsider, ...nobody, ...over };
}

test.each(tricks)('%s is no consent', async (_what, answer, play) => {
  expect(await play()).toContain(answer);
  expect(await statements()).toEqual([]);
});

test('a code that was never sent, of another file, or that confirmed the telephone, is no consent', async () => {
  const confirmed = await lastCodeOf(sitting);
  await askConsent(sitting);
  const right = await lastCodeOf(sitting);
  const other = await beginAtCounter(house, clerk, newCitizen(house.registers));
  await askConsent(other);
  const wrong = [otherThan(right), await lastCodeOf(other), confirmed].filter((code) => code !== right);
  for (const code of wrong)
    expect(await post('code', { version: await version(), language: 'vi', code, ...nobody })).toContain('Mã không đúng');
  expect(await statements()).toEqual([]);
  expect((await postBare(clerk, sitting.id, { path: 'send' })).status).toBe(422);
  expect((await findApplication(house.deps.db, sitting.id))?.state).toBe('draft');
});

test('the right code in the hand of a colleague who does not key the file is no consent', async () => {
  await askConsent(sitting);
  const fields = { version: await version(), language: 'vi', code: await lastCodeOf(sitting), ...nobody };
  await postBare(colleague, sitting.id, { path: 'statement/code', fields });
  expect(await statements()).toEqual([]);
});

test('the same code, typed with the statement as it was shown, is one; a mark beside which somebody else signed is another', async () => {
  await askConsent(sitting);
  const fields = { version: await version(), language: 'vi', code: await lastCodeOf(sitting), ...nobody };
  expect(await post('code', fields)).toBe('303');
  expect(await statements()).toMatchObject([{ manner: 'typed-code' }]);
  expect(await post('paper', await paper({}), await page())).toBe('303');
  expect(await statements()).toMatchObject([{ manner: 'mark' }]);
});
