import { randomInt, randomUUID } from 'node:crypto';
import type { ImmigrationRecord, PopulationRecord } from '../../src/connectors/registries.ts';
import { numberKey } from '../../src/domain/registrations/subject.ts';
import { submitApplication } from '../../src/domain/registrations/submit.ts';
import type { Application, Declared, Flag } from '../../src/domain/registrations/types.ts';
import type { Procedure } from '../../src/domain/rule-sets/types.ts';
import type { Deps } from '../../src/platform/deps.ts';
import type { Registers } from './registers.ts';

/** An applicant, invented, with everything the registers know of them. */
export interface Applicant {
  readonly declared: Declared;
  readonly phone: string;
}

/** A citizen whom every register knows; `knows` differs from what will be declared. */
export function newCitizen(registers: Registers, knows: Partial<PopulationRecord> = {}): Applicant {
  const personalNumber = `003090${String(randomInt(1_000_000)).padStart(6, '0')}`;
  const phone = `+8450${String(randomInt(10_000_000)).padStart(7, '0')}`;
  const declared: Declared = {
    fullName: `Nguyễn Văn Thử ${letters()}`,
    birthDate: '1990-03-14',
    sex: 'male',
    nationality: 'VNM',
    personalNumber,
  };
  registers.people.set(personalNumber, {
    ...declared,
    personalNumber,
    address: 'Phường Mẫu',
    diedOn: undefined,
    earlierNumbers: [],
    replacedBy: undefined,
    isWard: false,
    phone: undefined,
    email: undefined,
    ...knows,
  });
  registers.cards.set(personalNumber, {
    personalNumber,
    cardNumber: personalNumber,
    kind: 'identity-card',
    hasChip: true,
    issuedOn: '2024-08-01',
    expiresOn: '2030-03-14',
    status: 'valid',
  });
  registers.phones.set(phone, personalNumber);
  return { declared, phone };
}

/** A foreigner with a residence card whom the immigration register knows. */
export function newForeigner(registers: Registers, knows: Partial<ImmigrationRecord> = {}): Applicant {
  const number = `P${randomInt(10_000_000, 99_999_999)}`;
  const phone = `+8450${String(randomInt(10_000_000)).padStart(7, '0')}`;
  const document = { kind: 'passport', number, issuingState: 'PHL' } as const;
  const declared: Declared = { fullName: 'SANTOS MARIA', birthDate: '1988-05-30', sex: 'female', nationality: 'PHL', document };
  registers.foreigners.set(`PHL:${number}`, {
    fullName: declared.fullName,
    birthDate: declared.birthDate,
    sex: 'female',
    nationality: 'PHL',
    immigrationId: `I-${number}`,
    document: { ...document, expiresOn: '2030-01-01' },
    residenceCard: { kind: 'temporary', number: `T${number}`, expiresOn: '2029-01-01' },
    hasFace: true,
    hasFingers: true,
    diedOn: undefined,
    naturalisedAs: undefined,
    ...knows,
  });
  registers.phones.set(phone, number);
  return { declared, phone };
}

export interface NewFile {
  readonly procedure?: Procedure;
  readonly flags?: readonly Flag[];
  readonly keyedBy?: string;
  readonly unitId?: string;
  readonly columns?: Readonly<Record<string, unknown>>;
  /** Fingers that were captured; level 2 only. */
  readonly fingers?: boolean;
}

/** A complete draft of an applicant, as the pages leave it: contact confirmed, face taken. Answers its id. */
export async function newDraft({ db, secrets }: Deps, { declared, phone }: Applicant, file: NewFile = {}): Promise<string> {
  const id = randomUUID();
  const { procedure = 'citizen-level-1', flags = [] } = file;
  await db('applications').insert({
    id,
    reference: `DD-${id.slice(0, 4)}-${id.slice(9, 13)}`.toUpperCase(),
    procedure,
    subject_kind: procedure.startsWith('citizen') ? 'citizen' : 'foreigner',
    state: 'draft',
    channel: file.keyedBy ? 'counter' : 'online',
    language: 'vi',
    declared: secrets.seal('application', JSON.stringify(declared)),
    number_mac: secrets.mac('application-number', numberKey(declared)),
    flags: [...flags],
    keyed_by: file.keyedBy ?? null,
    unit_id: file.unitId ?? null,
    ...file.columns,
  });
  await db('application_contacts').insert({
    application_id: id,
    kind: 'phone',
    address: secrets.seal('contact', phone),
    address_mac: secrets.mac('contact', phone),
    confirmed_at: db.raw('app_now()'),
  });
  await db('application_pictures').insert({
    id: randomUUID(),
    application_id: id,
    kind: 'face',
    purpose: 'comparison',
    source: 'camera',
    sealed: secrets.seal('picture', Buffer.from('a face').toString('base64')),
    media_type: 'image/jpeg',
    bytes: 6,
  });
  if (file.fingers) {
    const held = [{ finger: 'right-index', image: Buffer.from('a finger').toString('base64') }];
    const row = {
      application_id: id,
      sealed: secrets.seal('held-captures', JSON.stringify(held)),
      erase_at: db.raw(`app_now() + interval '1 day'`),
    };
    await db('held_captures').insert(row);
  }
  return id;
}

/** Sends a draft as it is. */
export async function sendDraft(deps: Deps, applicationId: string): Promise<Application> {
  const outcome = await submitApplication(deps, { applicationId, requestId: 'test', missing: async () => [] });
  if (outcome.kind !== 'submitted') throw new Error(`not submitted: ${outcome.kind}`);
  return outcome.application;
}

/** A word that nobody else has: no digit may stand in a name. */
function letters(): string {
  const word = Array.from({ length: 6 }, () => 'abcdeghiklmnopqrstuvxy'[randomInt(22)]).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
