import { randomInt } from 'node:crypto';
import sharp from 'sharp';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import { confirmContact, sendContactCode } from '../../src/domain/registrations/contacts/codes.ts';
import { saveContacts } from '../../src/domain/registrations/contacts/save.ts';
import { lookForAccount } from '../../src/domain/registrations/intake/account.ts';
import { savePapers, saveTk01 } from '../../src/domain/registrations/intake/declared.ts';
import { saveCounterFace } from '../../src/domain/registrations/intake/face.ts';
import { fingerNames } from '../../src/domain/registrations/intake/finger-rules.ts';
import { type FingerNote, saveFingers } from '../../src/domain/registrations/intake/fingers.ts';
import { openCounterFile } from '../../src/domain/registrations/intake/open.ts';
import { agreeByCode } from '../../src/domain/registrations/intake/statement.ts';
import { sendStatementCode } from '../../src/domain/registrations/intake/statement-code.ts';
import type { CounterChange, CounterProcedure } from '../../src/domain/registrations/intake/types.ts';
import type { Db } from '../../src/platform/database/types.ts';
import type { Deps } from '../../src/platform/deps.ts';
import type { Applicant } from './applicants.ts';
import type { Registers } from './registers.ts';

/** A picture of noise, another one each time. */
export async function noise(side = 300): Promise<Buffer> {
  const noisy = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  return sharp({ create: { width: side, height: side, channels: 3, background: '#888', noise: noisy } })
    .jpeg()
    .toBuffer();
}

export interface Counter {
  readonly deps: Deps;
  readonly registers: Registers;
  readonly officerId: string;
  readonly unitId: string;
}

/** Begins a file at a counter; answers what its actions take. */
export async function openAt(
  { deps, officerId, unitId }: Counter,
  procedure: CounterProcedure = 'citizen-level-2',
): Promise<CounterChange> {
  const opened = await openCounterFile(deps, { procedure, officerId, unitId, language: 'vi', requestId: 't' });
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  return { applicationId: opened.applicationId, officerId, requestId: 't' };
}

/** Every code that was sent to a telephone, oldest first. */
export async function codesSent({ db, secrets }: Deps, phone: string): Promise<string[]> {
  const { rows } = await db.raw(
    `select variables from messages where kind = 'contact-code' and channel = 'sms' and variables is not null order by created_at`,
  );
  return rows
    .map((row: { variables: string }) => openMessage(secrets, row))
    .flatMap(({ to, variables }: ReturnType<typeof openMessage>) => (to === phone ? [variables.code ?? ''] : []));
}

async function lastCode(deps: Deps, phone: string): Promise<string> {
  const code = (await codesSent(deps, phone)).at(-1);
  if (!code) throw new Error('no code was sent there');
  return code;
}

/** Details, contact with its code, papers, face: everything but fingers, account and consent. */
export async function keyIn({ deps }: Counter, change: CounterChange, applicant: Applicant): Promise<void> {
  const { declared, phone } = applicant;
  await saveTk01(deps, { ...change, declared });
  await saveContacts(deps, { ...change, contacts: { phone } });
  await sendContactCode(deps, { ...change, kind: 'phone', language: 'vi', address: '203.0.113.7' });
  await confirmContact(deps, { ...change, kind: 'phone', code: await lastCode(deps, phone) });
  await savePapers(deps, { ...change, integrate: [] });
  await saveCounterFace(deps, { ...change, jpeg: await noise() });
}

/** Ten captured fingers. */
export async function tenFingers(): Promise<FingerNote[]> {
  return Promise.all(fingerNames.map(async (finger): Promise<FingerNote> => ({ finger, kind: 'image', jpeg: await noise(120) })));
}

/** A statement code to the phone, which the applicant types. */
export async function consent({ deps }: Counter, change: CounterChange, phone: string): Promise<void> {
  await sendStatementCode(deps, { ...change, language: 'vi' });
  const outcome = await agreeByCode(deps, { ...change, version: await versionOf(deps.db, change), code: await lastCode(deps, phone) });
  if (outcome !== 'agreed') throw new Error(outcome);
}

export async function versionOf(db: Db, { applicationId }: Pick<CounterChange, 'applicationId'>): Promise<number> {
  const row = await db('applications').where({ id: applicationId }).first('version');
  return Number(row.version);
}

/** A file with nothing missing. */
export async function completeIntake(counter: Counter, applicant: Applicant, procedure?: CounterProcedure): Promise<CounterChange> {
  const change = await openAt(counter, procedure);
  await keyIn(counter, change, applicant);
  await saveFingers(counter.deps, { ...change, notes: await tenFingers() });
  await lookForAccount(counter.deps, { registries: counter.registers }, change);
  await consent(counter, change, applicant.phone);
  return change;
}

/** Six digits that are not these. */
export function otherThan(code: string): string {
  const other = String(randomInt(1_000_000)).padStart(6, '0');
  return other === code ? otherThan(code) : other;
}
