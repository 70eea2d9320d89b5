import type { Page } from 'playwright-core';
import type { RegisteredPerson } from '../../src/sandbox/registries/people/types.ts';
import { fingerNames } from '../../src/sandbox/registries/people/types.ts';
import { facePicture, fingerPicture } from '../../src/sandbox/registries/pictures/render.ts';

/** Somebody in front of a browser, with the telephone in the other hand. */
export interface Walker {
  readonly page: Page;
  /** Where the door of the walk is. */
  readonly origin: string;
  /** The newest code that the person's telephone received. */
  code(phone: string): Promise<string>;
  /** A moment that is worth a picture. */
  look?(name: string): Promise<void>;
}

/** Somebody whom every register knows without a doubt, and who has no account yet. */
export function isPlain(person: RegisteredPerson): boolean {
  const { birthDate, diedOn, onFile, phone, phoneOwner, fingers, citizen, foreigner, papers } = person;
  const isKnown = onFile.face && onFile.fingers && !diedOn && Object.values(fingers).every((finger) => finger === 'clear');
  const isCitizen = !citizen?.isWard && citizen?.earlierNumbers.length === 0 && citizen.card?.status === 'valid' && papers.length === 0;
  const isForeigner =
    foreigner !== undefined && !citizen && foreigner.earlierDocuments.length === 0 && foreigner.residenceCard !== undefined;
  const isAdult = birthDate.length === 10 && birthDate > '1962' && birthDate < '1998';
  return isKnown && isAdult && (isCitizen || isForeigner) && phone?.startsWith('+84509') === true && !phoneOwner;
}

/** Presses the button of a form and waits for the page after it. */
async function press(page: Page, action: string, next: string | RegExp): Promise<void> {
  await page.locator(`form[action$="${action}"] button`).first().click();
  await page.waitForURL(next);
}

async function asPicture(buffer: Uint8Array, name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  return { name: `${name}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(buffer) };
}

async function typeDetails(page: Page, { citizen, foreigner, fullName, birthDate, sex, nationality }: RegisteredPerson): Promise<void> {
  if (citizen) await page.fill('input[name=number]', citizen.personalNumber);
  if (!citizen && foreigner) {
    await page.fill('input[name=documentNumber]', foreigner.document.number);
    await page.check(`input[name=documentKind][value=${foreigner.document.kind}]`);
    await page.selectOption('[name=issuingState]', foreigner.document.issuingState);
    await page.selectOption('[name=nationality]', nationality);
  }
  await page.fill('input[name=name]', fullName);
  const [year = '', month = '', day = ''] = birthDate.split('-');
  for (const [part, value] of Object.entries({ day, month, year })) await page.fill(`input[name=${part}]`, value);
  await page.check(`input[name=sex][value=${sex}]`);
}

/** The details, and once more where the number is asked about: those of invented people name no province. */
async function sendDetails(page: Page, person: RegisteredPerson, action: string): Promise<void> {
  await typeDetails(page, person);
  await press(page, action, /\/(details|contacts)$/);
  if (page.url().endsWith('/details')) await press(page, action, /\/contacts$/);
}

/** P1: from the first page to the one with reference and code. */
export async function applyOnline(walker: Walker, person: RegisteredPerson): Promise<{ reference: string; code: string }> {
  const { page, origin, look } = walker;
  await page.goto(`${origin}/apply`);
  await page.check('input[name=who][value=citizen]');
  await press(page, '/apply', '**/apply/details');
  await sendDetails(page, person, '/apply/details');
  await page.fill('input[name=phone]', person.phone ?? '');
  await press(page, '/apply/contacts', '**/apply/code');
  await page.fill('input[name=code]', await walker.code(person.phone ?? ''));
  await press(page, '/apply/code', /\/apply\/(keep|face)$/);
  if (page.url().endsWith('/keep')) await page.goto(`${origin}/apply/next`);
  await page.setInputFiles('input[name=taken]', await asPicture(await facePicture(person.face, 'capture'), 'face'));
  await look?.('apply-face');
  await press(page, '/apply/face', '**/apply/check');
  await look?.('apply-check');
  await press(page, '/apply/check', '**/apply/done');
  const words = await page.innerText('main');
  await look?.('apply-done');
  return { reference: /DD-\w{4}-\w{4}/.exec(words)?.[0] ?? '', code: /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(words)?.[0] ?? '' };
}

/** Opens a file with its two codes. */
export async function openFile({ page, origin, look }: Walker, key: { reference: string; code: string }): Promise<string> {
  await page.goto(`${origin}/apply/status`);
  await page.fill('input[name=reference]', key.reference);
  await page.fill('input[name=code]', key.code);
  await press(page, '/apply/status', '**/apply/file');
  await look?.('apply-file');
  return page.innerText('main');
}

/** P2 and P5: from the officer's list to the page with what registers say. Answers the id of the file. */
export async function takeInAtCounter(walker: Walker, kind: 'citizens' | 'foreigners', person: RegisteredPerson): Promise<string> {
  const { page, look } = walker;
  await press(page, `/intake/${kind}`, '**/details');
  const base = new URL(page.url()).pathname.replace(/\/details$/, '');
  await sendDetails(page, person, '/details');
  await page.fill('input[name=phone]', person.phone ?? '');
  await press(page, '/contacts', /\/contacts$/);
  await page.fill('input[name=code]', await walker.code(person.phone ?? ''));
  await press(page, '/contacts/code', '**/papers');
  await press(page, '/papers', '**/face');
  await page.setInputFiles('input[name=picture]', await asPicture(await facePicture(person.face, 'capture'), 'face'));
  await press(page, '/face', '**/fingers');
  for (const finger of fingerNames) {
    const image = await fingerPicture({ seed: person.face.seed, finger, condition: person.fingers[finger] }, 'capture');
    await page.setInputFiles(`input[name=${finger}]`, await asPicture(image, finger));
  }
  await look?.('intake-fingers');
  await press(page, '/fingers', /\/(account|device)$/);
  await page.goto(new URL(`${base}/statement`, page.url()).href);
  await press(page, '/statement/send', /\/statement\?/);
  await look?.('intake-statement');
  await page.fill('input[name=code]', await walker.code(person.phone ?? ''));
  await press(page, '/statement/code', '**/check');
  await press(page, '/send', '**/result');
  return base.split('/').at(-1) ?? '';
}
