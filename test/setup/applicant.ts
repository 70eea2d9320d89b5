import { randomInt } from 'node:crypto';
import sharp from 'sharp';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import type { TestHouse } from './house.ts';
import { type Page, textOf, Visitor } from './visitor.ts';

/** What somebody types who applies for themselves. */
export interface TypedPerson {
  readonly number: string;
  readonly name: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly sex: 'female' | 'male' | 'unknown';
}

/** Nobody's number, without contradictions: born 1990, female, in a province. */
export function typedPerson(about: Partial<TypedPerson> = {}): TypedPerson {
  return {
    number: `0011900${String(randomInt(1e5)).padStart(5, '0')}`,
    name: 'Nguyễn Thị Thử',
    day: '27',
    month: '3',
    year: '1990',
    sex: 'female',
    ...about,
  };
}

/** A number of the sandbox, which no network has given out. */
export function newPhone(): string {
  return `+8450${String(randomInt(1e7)).padStart(7, '0')}`;
}

/** Somebody with a browser, on the way through the pages of an application. */
export class Applicant {
  readonly visitor: Visitor;
  readonly phone: string;
  readonly person: TypedPerson;
  readonly #house: TestHouse;

  constructor(house: TestHouse, about: { readonly person?: TypedPerson; readonly phone?: string; readonly visitor?: Visitor } = {}) {
    this.#house = house;
    this.visitor = about.visitor ?? new Visitor();
    this.person = about.person ?? typedPerson();
    this.phone = about.phone ?? newPhone();
  }

  open(path: string): Promise<Page> {
    return this.visitor.open(new URL(path, this.#house.issuer));
  }

  /** Opens a page and sends its form. */
  async send(path: string, fields: Record<string, string>, action = path): Promise<Page> {
    return this.visitor.submit(await this.open(path), fields, { action });
  }

  begin(who: 'citizen' | 'foreigner' = 'citizen'): Promise<Page> {
    return this.send('/apply', { who });
  }

  /** The details, as typed, by somebody sure of the number; ends at the page that comes next. */
  details(more: Record<string, string> = {}): Promise<Page> {
    return this.send('/apply/details', { ...this.person, sure: more['number'] ?? this.person.number, ...more });
  }

  contacts(more: Record<string, string> = {}): Promise<Page> {
    return this.send('/apply/contacts', { phone: this.phone, ...more });
  }

  /** From the start to the page that asks for the code. */
  async toCode(): Promise<Page> {
    await this.begin();
    await this.details();
    return this.contacts();
  }

  /** Types the newest code that was sent to a contact. */
  async confirm(address = this.phone): Promise<Page> {
    return this.send('/apply/code', { code: await newestCode(this.#house, address) });
  }

  /** Up to the picture, every contact proved. */
  async toFace(): Promise<Page> {
    await this.toCode();
    await this.confirm();
    return this.open('/apply/next');
  }

  /** Everything answered, the picture too. */
  async toCheck(picture: 'taken' | 'chosen' = 'taken'): Promise<Page> {
    return this.toCheckFrom(await this.toFace(), picture);
  }

  /** From the page of the picture on. */
  async toCheckFrom(face: Page, picture: 'taken' | 'chosen' = 'taken'): Promise<Page> {
    return this.visitor.attach(face, { [picture]: await facePicture() }, { action: '/apply/face' });
  }

  /** The whole way; ends at the page with reference and code. */
  async finish(): Promise<Page> {
    return this.visitor.submit(await this.toCheck(), {}, { action: '/apply/check' });
  }

  /** Reference and code, from the page that gives them out. */
  async fileKey(): Promise<{ reference: string; code: string }> {
    return fileKeyOn(await this.open('/apply/keep'));
  }
}

let picture: Promise<Uint8Array> | undefined;

/** A picture that a camera could have taken. */
export function facePicture(): Promise<Uint8Array> {
  picture ??= sharp({ create: { width: 480, height: 640, channels: 3, background: '#c8a080' } })
    .jpeg()
    .toBuffer();
  return picture;
}

/** Reference and code on a page that shows both. */
export function fileKeyOn(page: Page): { reference: string; code: string } {
  const text = textOf(page);
  const reference = /DD-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0];
  const code = /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(text)?.[0];
  if (!reference || !code) throw new Error(`no reference and code on ${page.url.pathname}: ${text.slice(0, 300)}`);
  return { reference, code };
}

/** Codes sent to an address, oldest first. */
export async function codesTo(house: TestHouse, address: string): Promise<string[]> {
  const { rows } = await house.database.db.raw(
    `select variables from messages where kind = 'contact-code' and channel <> 'inbox' and variables is not null order by created_at`,
  );
  return rows
    .map((row: { variables: string }) => openMessage(house.deps.secrets, row))
    .flatMap(({ to, variables }: ReturnType<typeof openMessage>) => (to === address ? [variables.code ?? ''] : []));
}

export async function newestCode(house: TestHouse, address: string): Promise<string> {
  const code = (await codesTo(house, address)).at(-1);
  if (!code) throw new Error('no code was sent there');
  return code;
}

/** A code that is not this one. */
export function otherCode(code: string): string {
  return code === '000000' ? '111111' : '000000';
}
