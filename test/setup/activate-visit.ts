import { generateSync } from 'otplib';
import type { TestHouse } from './house.ts';
import { newFileCode, newReference, fileCodeMac, spacedCode } from '../../src/domain/registrations/references.ts';
import { sentCode } from './activating.ts';
import { type GrantedFile, grantedFile, type GrantedFileOptions } from './granted-file.ts';
import { type Page, textOf, type Visitor } from './visitor.ts';

export interface PrintedFile extends GrantedFile {
  readonly reference: string;
  readonly code: string;
  readonly login: string;
}

let made = 0;

/** A granted file with everything its applicant holds: reference, code, a number to sign in with. */
export async function printedFile(house: TestHouse, options: GrantedFileOptions = {}): Promise<PrintedFile> {
  made += 1;
  const { db, secrets } = house.deps;
  const phone = `+8490${String(made).padStart(7, '0')}`;
  const file = await grantedFile(db, { secrets, ...('email' in options || 'phone' in options ? {} : { phone }), ...options });
  const [reference, code] = [newReference(), newFileCode()];
  await db('applications')
    .where({ id: file.applicationId })
    .update({ reference, code_hash: fileCodeMac(secrets, reference, code) });
  const login = `0051${String(made).padStart(8, '0')}`;
  await db('account_numbers').insert({ number: login, account_id: file.accountId, kind: 'personal' }).onConflict().ignore();
  await db('people')
    .where({ id: file.accountId })
    .update({ phone: options.phone ?? phone });
  return { ...file, reference, code: spacedCode(code), login };
}

/** Opens the file with its codes and begins. */
export async function beginActivation(house: TestHouse, visitor: Visitor, file: Pick<PrintedFile, 'reference' | 'code'>): Promise<Page> {
  const ask = await visitor.open(`${house.issuer}/activate`);
  const start = await visitor.submit(ask, { reference: file.reference, code: file.code }, { action: '/activate' });
  return visitor.submit(start, {}, { action: '/activate/begin' });
}

/** Has a code sent to the contact and types it. */
export async function enterContactCode(house: TestHouse, visitor: Visitor, page: Page, file: GrantedFile): Promise<Page> {
  const sent = await visitor.submit(page, {}, { action: '/activate/contact/send' });
  return visitor.submit(sent, { code: await sentCode(house.deps, file.applicationId) }, { action: '/activate/contact' });
}

/** Chooses a code app and types its first code; answers the page after and the secret. */
export async function enrolApp(visitor: Visitor, page: Page): Promise<{ page: Page; secret: string }> {
  const offer = await visitor.submit(page, { factor: 'totp' }, { action: '/activate/factor' });
  const secret = /<code class="dd-secret">([A-Z2-7 ]+)<\/code>/.exec(offer.html)?.[1]?.replaceAll(' ', '') ?? '';
  const code = generateSync({ secret, epoch: Math.floor(Date.now() / 1000) });
  return { page: await visitor.submit(offer, { code }, { action: '/activate/factor/totp' }), secret };
}

export const choosePassword = (visitor: Visitor, page: Page, password: string): Promise<Page> =>
  visitor.submit(page, { password, repeat: password }, { action: '/activate/password' });

/** The words of the page itself. */
export function words(page: Page): string {
  return textOf({ html: /<main.*<\/main>/s.exec(page.html)?.[0] ?? '' });
}
