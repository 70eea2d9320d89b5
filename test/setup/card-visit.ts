import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { FeedRegister, Happening } from '../../src/connectors/registry-events.ts';
import { followRegister } from '../../src/domain/life-events/follow.ts';
import { followWaitingFiles } from '../../src/domain/life-events/waiting-files.ts';
import { findCard } from '../../src/domain/registrations/card/queries.ts';
import type { CardApplication } from '../../src/domain/registrations/card/types.ts';
import { fingerNames } from '../../src/domain/registrations/intake/finger-rules.ts';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import { jobTasks } from '../../src/jobs.ts';
import type { Applicant } from './applicants.ts';
import { newCitizen } from './applicants.ts';
import { numberOf } from './card-files.ts';
import { codesSent, noise } from './counter.ts';
import { startTestHouse, type TestHouse } from './house.ts';
import { appoint, insertUnits } from './officers.ts';
import { mainOf, openAs } from './own-doors.ts';
import { readPdf, textOf } from './pdf-reader.ts';
import { formsOf, type Page, Visitor } from './visitor.ts';
import { workOff } from './work-off.ts';

/** What the tests of one file share: a house with registers, and where its desk stands. */
export const at = {} as { house: TestHouse; origin: string };
/** The browser at the counter, and one at a counter of another unit. */
export const [visitor, stranger] = [new Visitor(), new Visitor()];

beforeAll(async () => {
  at.house = await startTestHouse();
  const { house } = at;
  at.origin = house.deps.settings.backOfficeOrigin;
  await insertUnits(house.deps.db);
  for (const [browser, unitId] of [
    [visitor, 'commune-a'],
    [stranger, 'commune-b'],
  ] as const) {
    const person = await house.person();
    await appoint(house.deps.db, { accountId: person.accountId, role: 'reception', unitId });
    await openAs(browser, person, `${at.origin}/intake/citizens`);
  }
});
afterAll(() => at.house.stop());
beforeEach(() => at.house.registers.silent.clear());

export const idOf = (page: Page): string => /\/intake\/citizens\/([0-9a-f-]{36})\//.exec(page.url.pathname)?.[1] ?? '';
/** Name of the page where somebody has come to. */
export const nameOf = (page: Page): string => page.url.pathname.split('/').at(-1) ?? '';
export const stateOf = async (applicationId: string): Promise<string | undefined> =>
  (await findApplication(at.house.deps.db, applicationId))?.state;
export const cardOf = async (applicationId: string): Promise<CardApplication> => {
  const card = await findCard(at.house.deps.db, at.house.deps.secrets, applicationId);
  if (!card) throw new Error('no card');
  return card;
};
/** Another page of the same file. */
export const to = (page: Page, name: string): Promise<Page> => visitor.open(new URL(name, page.url));

/** A citizen whom the registers know, without a card. */
export function withoutCard(knows: Parameters<typeof newCitizen>[1] = {}): Applicant {
  const applicant = newCitizen(at.house.registers, knows);
  at.house.registers.cards.delete(numberOf(applicant));
  return applicant;
}

/** Begins a file with a card. */
export async function begin(browser = visitor, unit = 'commune-a'): Promise<Page> {
  const list = await browser.open(`${at.origin}/intake/citizens`);
  const asked = { unit, language: 'vi', procedure: 'citizen-level-2-with-card' };
  return browser.submit(list, asked, { action: '/intake/citizens' });
}

/** Keys who the applicant is. */
export async function details(page: Page, applicant: Applicant, over: Record<string, string> = {}): Promise<Page> {
  const typed = {
    number: numberOf(applicant),
    name: applicant.declared.fullName,
    day: '14',
    month: '3',
    year: '1990',
    sex: 'male',
    ...over,
  };
  const asked = await visitor.submit(page, typed, { action: '/details' });
  // Numbers of invented people name no province: that is asked about once.
  return nameOf(asked) === 'contacts' ? asked : visitor.submit(asked, typed, { action: '/details' });
}

/** What a file with a card shares with every other: contacts, papers, fingers. */
async function contactsAndPapers(page: Page, { phone }: Applicant): Promise<Page> {
  const sent = await visitor.submit(page, { phone, email: '' }, { action: '/contacts' });
  const code = (await codesSent(at.house.deps, phone)).at(-1) ?? '';
  await visitor.submit(sent, { kind: 'phone', code }, { action: '/contacts/code' });
  const papers = await to(page, 'papers');
  const numbers = [...papers.html.matchAll(/name="(number-[^"]+)"/g)].map(([, name = '']): [string, string] => [name, '']);
  return visitor.submit(papers, Object.fromEntries(numbers), { action: '/papers' });
}

async function fingers(page: Page): Promise<Page> {
  const images = await Promise.all(fingerNames.map(async (finger): Promise<[string, Buffer]> => [finger, await noise(120)]));
  return visitor.attach(page, Object.fromEntries(images), { action: '/fingers' });
}

async function consent(page: Page, { phone }: Applicant): Promise<Page> {
  const statement = await to(page, 'statement');
  const waiting = await visitor.submit(statement, {}, { action: '/statement/send' });
  const code = (await codesSent(at.house.deps, phone)).at(-1) ?? '';
  return visitor.attach(waiting, {}, { action: '/statement/code', fields: { code, interpreterName: '', interpreterNumber: '' } });
}

/** Every page until the last one, where nothing is missing. */
export async function keyedFile(applicant: Applicant): Promise<Page> {
  const face = await contactsAndPapers(await details(await begin(), applicant), applicant);
  expect(nameOf(face), mainOf(face)).toBe('face');
  const shown = await visitor.attach(face, { picture: await noise() }, { action: '/face' });
  expect(nameOf(shown), mainOf(shown)).toBe('fingers');
  const iris = await fingers(shown);
  expect(nameOf(iris), mainOf(iris)).toBe('iris');
  const delivery = await visitor.attach(iris, { left: await noise(120), right: await noise(120) }, { action: '/iris' });
  expect(nameOf(delivery), mainOf(delivery)).toBe('delivery');
  const form = await visitor.submit(delivery, { to: 'unit', address: '' }, { action: '/delivery' });
  expect(nameOf(form), mainOf(form)).toBe('card-form');
  const onward = await visitor.attach(form, { signed: await noise(500) }, { action: '/card-form' });
  expect(['account', 'device'], mainOf(onward)).toContain(nameOf(onward));
  const check = await consent(onward, applicant);
  expect(nameOf(check), mainOf(check)).toBe('check');
  return check;
}

/** The page after it was sent. */
export async function sentFile(applicant: Applicant): Promise<Page> {
  const done = await visitor.submit(await keyedFile(applicant), {}, { action: '/send' });
  expect(nameOf(done), mainOf(done)).toBe('result');
  return done;
}

/** Works off what files wait for. */
export async function work(): Promise<void> {
  const tasks = jobTasks(at.house.deps, { senders: {}, sendLogOut: async () => undefined, registries: at.house.registers });
  await workOff(at.house.deps.db, tasks, ['run-check', 'identify-applicant', 'file-card', 'grant-application']);
}

/** Something happens in a register, which is followed. */
export async function happens(register: FeedRegister, person: string, happening: Happening): Promise<void> {
  const { after_seq: after } = await at.house.deps.db('registry_cursors').where({ register }).first('after_seq');
  const event = { id: randomUUID(), seq: Number(after) + 1, person, at: new Date(), content: { kind: 'known', happening } } as const;
  const feed = {
    listEvents: async (from: number) => ({ kind: 'page', oldest: 1, events: [event].filter(({ seq }) => seq > from) }) as const,
  };
  await followRegister(at.house.deps, { register, feed, onHappening: followWaitingFiles });
  await work();
}

/** The bytes that a button of the page with the result gives. */
export async function printed(page: Page, name: string): Promise<string> {
  const form = formsOf(page).find(({ action }) => action.endsWith(`/${name}`));
  if (!form) throw new Error(`no ${name} on ${mainOf(page)}`);
  const answer = await visitor.request(new URL(form.action, page.url), {
    method: 'POST',
    body: new URLSearchParams(form.fields),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: at.origin, 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  return textOf(readPdf(Buffer.from(await answer.arrayBuffer())));
}
