import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refuseApplication } from '../../src/domain/registrations/refuse.ts';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import type { RefusalReason } from '../../src/domain/registrations/types.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { refusalPdf } from '../../src/web/documents/letters.ts';
import { Applicant } from '../setup/applicant.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { appoint } from '../setup/officers.ts';
import { readPdf, textOf as textOfPdf } from '../setup/pdf-reader.ts';
import { textOf, Visitor } from '../setup/visitor.ts';

/** The refusal in writing, and the page that anybody who holds it may look at. */
let house: TestHouse;
let applicant: Applicant;
let applicationId: string;
let number: string;
let token: string;

beforeAll(async () => {
  house = await startTestHouse();
  ({ applicant, applicationId } = await refused({
    reasons: ['data-differ', 'other'],
    explanation: 'Ảnh quá tối 😀.',
    fullName: 'Vũ Thị Xét',
  }));
  const row = await house.database.db('application_decisions').where({ application_id: applicationId }).first();
  ({ number, proof_token: token } = row);
});
afterAll(() => house.stop());

interface Refused {
  readonly reasons: readonly RefusalReason[];
  readonly explanation?: string;
  /** Of the officer; absent: the machine. */
  readonly fullName?: string;
}

async function refused({ reasons, explanation, fullName }: Refused): Promise<{ applicant: Applicant; applicationId: string }> {
  const { db } = house.database;
  const person = new Applicant(house);
  await person.finish();
  const { id } = await db('applications').whereNotNull('submitted_at').orderBy('submitted_at', 'desc').first('id');
  const officerId = fullName
    ? await appoint(db, { accountId: await newAccount(db, { fullName }), role: 'decider', unitId: 'authority' })
    : undefined;
  const application = await findApplication(db, id);
  if (!application) throw new Error('no file');
  const refusal = { application, reasons, explanation, officerId, requestId: 't' };
  expect(await inTransaction(db, (tx) => refuseApplication(tx, house.deps, refusal))).toBe(true);
  return { applicant: person, applicationId: id };
}

async function download(visitor: Visitor): Promise<{ response: Response; text: string }> {
  const response = await fetch(`${house.issuer}/apply/file/letter`, {
    headers: {
      cookie: visitor
        .cookies()
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
    },
    redirect: 'manual',
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { response, text: response.status === 200 ? textOfPdf(readPdf(bytes)) : '' };
}

describe('the letter', () => {
  test('is offered on the status page and says number, reasons, explanation and signer, but not whom it is about', async () => {
    const page = await applicant.open('/apply/file');
    expect(page.html).toContain('href="/apply/file/letter"');
    const { response, text } = await download(applicant.visitor);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${number.toLowerCase()}.pdf"`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    for (const said of [
      number,
      'khác với thông tin đã được đăng ký',
      'Ảnh quá tối [U+1F600].',
      'Vũ Thị Xét',
      `${house.issuer}/proof/${token}`,
    ])
      expect(text).toContain(said);
    for (const personal of [applicant.person.name, applicant.person.number, applicant.phone]) expect(text).not.toContain(personal);
  });

  test('names the applicant when an officer hands it over', async () => {
    const file = await refusalPdf(house.deps, { applicationId, lang: 'en', isNamed: true });
    const text = textOfPdf(readPdf(file?.bytes ?? new Uint8Array()));
    expect(text).toContain(applicant.person.name);
    expect(text).toContain('Refusal of an electronic identification account');
  });

  test('is there for nobody without the code of the file, and not before there is a refusal', async () => {
    const stranger = await download(new Visitor());
    expect(stranger.response.status).toBe(303);
    expect(stranger.response.headers.get('location')).toBe('/apply/status');
    const early = new Applicant(house);
    await early.finish();
    expect((await download(early.visitor)).response.status).toBe(404);
  });

  test('of a refusal by the machine is signed by nobody', async () => {
    const { applicant: other } = await refused({ reasons: ['no-such-number'] });
    const { text } = await download(other.visitor);
    expect(text).toContain('Quyết định tự động của hệ thống');
    expect(text).not.toContain('Giải thích thêm');
  });
});

describe('the proof', () => {
  test('says that there is such a decision, and nothing about the person', async () => {
    const page = await new Visitor().open(`${house.issuer}/proof/${token}`);
    expect(page.status).toBe(200);
    const text = textOf(page);
    for (const said of [number, 'Từ chối cấp tài khoản', 'Cục Cảnh sát']) expect(text).toContain(said);
    for (const personal of [applicant.person.name, applicant.person.number, applicant.phone, 'Vũ Thị Xét', 'Ảnh quá tối'])
      expect(page.html).not.toContain(personal);
  });

  test.each(['x', 'A'.repeat(27), 'A'.repeat(5000), '%00', "'; drop table application_decisions; --"])(
    'knows nothing of %j',
    async (unknown) => {
      const page = await new Visitor().open(`${house.issuer}/proof/${encodeURIComponent(unknown)}`);
      expect(page.status).toBe(404);
      expect(textOf(page)).toContain('Không tìm thấy văn bản');
    },
  );

  test('is not found by another capital letter of the code', async () => {
    const other = token === token.toUpperCase() ? token.toLowerCase() : token.toUpperCase();
    expect((await new Visitor().open(`${house.issuer}/proof/${other}`)).status).toBe(404);
  });
});
