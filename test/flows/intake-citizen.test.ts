import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerNames } from '../../src/domain/registrations/intake/finger-rules.ts';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import { jobTasks } from '../../src/jobs.ts';
import { newCitizen } from '../setup/applicants.ts';
import { codesSent, noise } from '../setup/counter.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { mainOf, openAs } from '../setup/own-doors.ts';
import { type Page, Visitor } from '../setup/visitor.ts';
import { workOff } from '../setup/work-off.ts';

let house: TestHouse;
let list: Page;
/** The browser at the counter. */
const visitor = new Visitor();

beforeAll(async () => {
  house = await startTestHouse();
  await insertUnits(house.deps.db);
  const person = await house.person();
  await appoint(house.deps.db, { accountId: person.accountId, role: 'reception', unitId: 'commune-a' });
  list = await openAs(visitor, person, `${house.deps.settings.backOfficeOrigin}/intake/citizens`);
});
afterAll(() => house.stop());

const idOf = (page: Page): string => /\/intake\/citizens\/([0-9a-f-]{36})\//.exec(page.url.pathname)?.[1] ?? '';
const at = (page: Page): string => page.url.pathname.split('/').at(-1) ?? '';
const begin = (): Promise<Page> => visitor.submit(list, { unit: 'commune-a', language: 'vi' }, { action: '/intake/citizens' });

async function details(page: Page, over: Record<string, string> = {}): Promise<Page> {
  const applicant = newCitizen(house.registers);
  const { personalNumber = '', fullName } = applicant.declared;
  const typed = { number: personalNumber, name: fullName, day: '14', month: '3', year: '1990', sex: 'male', ...over };
  return visitor.submit(page, typed, { action: '/details' });
}

test('a citizen is taken in, page by page, until the registers are asked; the consent is the code from the own telephone', async () => {
  const { deps, registers } = house;
  const applicant = newCitizen(registers);
  const { personalNumber = '', fullName } = applicant.declared;
  const opened = await begin();
  expect(at(opened)).toBe('details');
  const applicationId = idOf(opened);
  const typed = { number: personalNumber, name: fullName, day: '14', month: '3', year: '1990', sex: 'male' };
  // Numbers of invented people name no province: that is asked about once.
  const asked = await visitor.submit(opened, typed, { action: '/details' });
  const contacts = at(asked) === 'contacts' ? asked : await visitor.submit(asked, typed, { action: '/details' });
  expect(at(contacts), mainOf(contacts)).toBe('contacts');
  const sent = await visitor.submit(contacts, { phone: applicant.phone, email: '' }, { action: '/contacts' });
  const code = (await codesSent(deps, applicant.phone)).at(-1) ?? '';
  const confirmed = await visitor.submit(sent, { kind: 'phone', code }, { action: '/contacts/code' });
  const papers = at(confirmed) === 'papers' ? confirmed : await visitor.open(new URL('papers', confirmed.url));
  const numbers = [...papers.html.matchAll(/name="(number-[^"]+)"/g)].map(([, name = '']): [string, string] => [name, '']);
  const face = await visitor.submit(papers, Object.fromEntries(numbers), { action: '/papers' });
  expect(at(face)).toBe('face');
  const fingers = await visitor.attach(face, { picture: await noise() }, { action: '/face' });
  const shown = at(fingers) === 'fingers' ? fingers : await visitor.open(new URL('fingers', fingers.url));
  const images = Object.fromEntries(
    await Promise.all(fingerNames.map(async (finger): Promise<[string, Buffer]> => [finger, await noise(120)])),
  );
  await visitor.attach(shown, images, { action: '/fingers' });
  const account = await visitor.open(new URL('account', shown.url));
  if (account.html.includes('/account/look')) await visitor.submit(account, {}, { action: '/account/look' });
  const statement = await visitor.open(new URL('statement', shown.url));
  const waiting = await visitor.submit(statement, {}, { action: '/statement/send' });
  const consent = (await codesSent(deps, applicant.phone)).at(-1) ?? '';
  expect(consent).not.toBe(code);
  const words = { code: consent, interpreterName: '', interpreterNumber: '' };
  await visitor.attach(waiting, {}, { action: '/statement/code', fields: words });
  const check = await visitor.open(new URL('check', shown.url));
  expect(mainOf(check).match(/[^ ]+ [^ ]+ còn thiếu/g)).toBeNull();
  const done = await visitor.submit(check, {}, { action: '/send' });
  expect(done.status).toBe(200);
  const file = await findApplication(deps.db, applicationId);
  expect(file).toMatchObject({ state: 'registry-check', channel: 'counter', unitId: 'commune-a' });
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(deps.db, tasks, ['run-check']);
  expect((await findApplication(deps.db, applicationId))?.state).toBe('awaiting-decision');
  expect(await deps.db('application_statements').where({ application_id: applicationId })).toMatchObject([{ manner: 'typed-code' }]);
  expect(await deps.db('held_captures').where({ application_id: applicationId })).toEqual([]);
});

test('a file with things missing is not sent', async () => {
  const opened = await begin();
  const check = await visitor.open(new URL('check', opened.url));
  const refused = await visitor.open(check.url);
  expect(mainOf(refused)).not.toBe('');
  expect((await findApplication(house.deps.db, idOf(opened)))?.state).toBe('draft');
});

test.each([
  ['29 February of a year without one', { day: '29', month: '2', year: '1990' }],
  ['a month that is none', { month: '13' }],
  ['an emoji as a name', { name: '🙂🙂' }],
  ['a name of five hundred letters', { name: 'Á'.repeat(500) }],
  ['a number of nine digits', { number: '123456789' }],
])('%s gets a clear error beside what was typed, and nothing is lost', async (_what, over) => {
  const opened = await begin();
  const page = await details(opened, over);
  expect(page.status).toBe(422);
  expect(page.html).toContain('govuk-error-summary');
  for (const value of Object.values(over)) expect(page.html).toContain(value);
});

test('at a unit of others nothing is begun, whatever the form says', async () => {
  const count = async (): Promise<number> => (await house.deps.db('applications')).length;
  const before = await count();
  for (const unit of ['commune-b', 'authority', 'nowhere', `commune-a'`]) {
    const answer = await visitor.submit(list, { unit, language: 'vi' }, { action: '/intake/citizens' });
    expect(answer.status).toBe(422);
  }
  expect(await count()).toBe(before);
});

test('a script in a name is shown as text', async () => {
  const opened = await begin();
  const page = await details(opened, { name: '<script>alert(1)</script>' });
  expect(page.html).not.toContain('<script>alert');
});

test('a file that is no picture is refused in words', async () => {
  const opened = await begin();
  const face = await visitor.open(new URL('face', opened.url));
  const page = await visitor.attach(face, { picture: Buffer.from('MZ this is no picture') }, { action: '/face' });
  expect(page.status).toBe(422);
  expect(page.html).toContain('govuk-error-summary');
});
