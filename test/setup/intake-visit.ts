import { expect } from 'vitest';
import { fingerNames } from '../../src/domain/registrations/intake/finger-rules.ts';
import type { OfficerRole } from '../../src/domain/officers/types.ts';
import { jobTasks } from '../../src/jobs.ts';
import type { Applicant } from './applicants.ts';
import { codesSent, noise } from './counter.ts';
import type { TestHouse } from './house.ts';
import { appoint } from './officers.ts';
import { mainOf, openAs } from './own-doors.ts';
import type { TestPerson } from './new-person.ts';
import { type Page, Visitor } from './visitor.ts';
import { workOff } from './work-off.ts';

export type Kind = 'citizens' | 'foreigners';

/** An officer at a counter, signed in, with the list from which they begin. */
export interface Clerk {
  readonly visitor: Visitor;
  readonly person: TestPerson;
  readonly officerId: string;
  readonly unitId: string;
  readonly list: Page;
}

/** Appoints somebody of the house and signs them in at the list of one kind of intake. */
export async function clerkOf(house: TestHouse, kind: Kind, unitId: string): Promise<Clerk> {
  const role: OfficerRole = kind === 'citizens' ? 'reception' : 'immigration-reception';
  const person = await house.person();
  const officerId = await appoint(house.deps.db, { accountId: person.accountId, role, unitId });
  const visitor = new Visitor();
  const list = await openAs(visitor, person, `${house.deps.settings.backOfficeOrigin}/intake/${kind}`);
  return { visitor, person, officerId, unitId, list };
}

/** A file at a counter. */
export interface Sitting {
  readonly house: TestHouse;
  readonly clerk: Clerk;
  readonly applicant: Applicant;
  readonly id: string;
  /** Opens a page of the file by its last part. */
  at(page: string): Promise<Page>;
}

/** Begins a file and keys everything but fingers and consent. */
export async function beginAtCounter(house: TestHouse, clerk: Clerk, applicant: Applicant): Promise<Sitting> {
  const { visitor, list, unitId } = clerk;
  const opened = await visitor.submit(list, { unit: unitId, language: 'vi' }, { action: list.url.pathname });
  const id = opened.url.pathname.split('/').at(-2) ?? '';
  const at = (page: string): Promise<Page> => visitor.open(new URL(`${list.url.pathname}/${id}/${page}`, list.url));
  const sitting = { house, clerk, applicant, id, at };
  await keyDetails(sitting, opened);
  await confirmPhone(sitting);
  const papers = await at('papers');
  await visitor.submit(papers, {}, { action: '/papers' });
  await visitor.attach(await at('face'), { picture: await noise() }, { action: '/face' });
  return sitting;
}

async function keyDetails({ clerk, applicant }: Sitting, opened: Page): Promise<void> {
  const { fullName, birthDate, sex, personalNumber, document, nationality } = applicant.declared;
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const own: Record<string, string> = document
    ? { documentKind: document.kind, documentNumber: document.number, issuingState: document.issuingState, nationality }
    : { number: personalNumber ?? '' };
  const typed = { name: fullName, year, month, day, sex, ...own };
  const asked = await clerk.visitor.submit(opened, typed, { action: '/details' });
  // Numbers of invented people name no province: that is asked about once.
  const next = asked.url.pathname.endsWith('/details') ? await clerk.visitor.submit(asked, typed, { action: '/details' }) : asked;
  expect(next.url.pathname, mainOf(next)).toMatch(/\/contacts$/);
}

async function confirmPhone(sitting: Sitting): Promise<void> {
  const { clerk, applicant, at } = sitting;
  const sent = await clerk.visitor.submit(await at('contacts'), { phone: applicant.phone, email: '' }, { action: '/contacts' });
  await clerk.visitor.submit(sent, { kind: 'phone', code: await lastCodeOf(sitting) }, { action: '/contacts/code' });
}

/** The last code that the applicant's own telephone received. */
export async function lastCodeOf({ house, applicant }: Pick<Sitting, 'house' | 'applicant'>): Promise<string> {
  return (await codesSent(house.deps, applicant.phone)).at(-1) ?? '';
}

/** Ten fingers on the scanner; whether there is an account to ask about is looked up with them. */
export async function captureFingers({ clerk, at }: Sitting): Promise<void> {
  const images = await Promise.all(fingerNames.map(async (finger): Promise<[string, Buffer]> => [finger, await noise(120)]));
  await clerk.visitor.attach(await at('fingers'), Object.fromEntries(images), { action: '/fingers' });
}

/** The same word about each of the ten. */
export async function noteFingers({ clerk, at }: Sitting, word: 'missing' | 'injured'): Promise<Page> {
  const fields = Object.fromEntries(fingerNames.map((finger) => [`note-${finger}`, word]));
  return clerk.visitor.attach(await at('fingers'), {}, { action: '/fingers', fields });
}

/** Sends the applicant's telephone the code for the statement; answers the page on which it is typed. */
export async function askConsent({ clerk, at }: Sitting): Promise<Page> {
  return clerk.visitor.submit(await at('statement'), {}, { action: '/statement/send' });
}

/** The applicant types the code of the statement. */
export async function agree(sitting: Sitting): Promise<void> {
  const waiting = await askConsent(sitting);
  const fields = { code: await lastCodeOf(sitting), interpreterName: '', interpreterNumber: '' };
  await sitting.clerk.visitor.attach(waiting, {}, { action: '/statement/code', fields });
}

/** Looks whether the applicant has an account online, when that is not looked up yet. */
export async function lookForOnlineAccount({ clerk, at }: Sitting): Promise<void> {
  const account = await at('account');
  if (account.html.includes('/account/look')) await clerk.visitor.submit(account, {}, { action: '/account/look' });
}

/** Sends the file from the counter; answers the page with what registers say. */
export async function sendFromCounter({ clerk, at }: Sitting): Promise<Page> {
  return clerk.visitor.submit(await at('check'), {}, { action: '/send' });
}

/** What the worker does when it is its turn. */
export async function work({ deps, registers }: TestHouse, names: readonly string[] = ['run-check']): Promise<void> {
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(deps.db, tasks, names);
}

/** Posts to an address of a file with what the officer's browser holds, whatever the page offers: as somebody would who wants more. */
export async function postBare(
  { visitor, list }: Clerk,
  id: string,
  sent: { readonly path: string; readonly fields?: Readonly<Record<string, string>>; readonly picture?: Buffer | undefined },
): Promise<Response> {
  const url = new URL(`${list.url.pathname}/${id}/${sent.path}`, list.url);
  const csrf = /name="csrf" value="([^"]+)"/.exec(list.html)?.[1] ?? '';
  const fields = Object.entries({ csrf, ...sent.fields });
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  if (sent.picture) form.append('signature', new Blob([new Uint8Array(sent.picture)]), 'picture');
  const body = sent.path.startsWith('statement/') ? form : new URLSearchParams(fields);
  return visitor.request(url, { method: 'POST', body, headers: { origin: url.origin, 'sec-fetch-site': 'same-origin' } });
}
