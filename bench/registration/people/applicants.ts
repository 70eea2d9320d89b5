import type { Tk01 } from '../../../src/domain/registrations/intake/declared.ts';
import { inventedNumber } from '../../../src/sandbox/registries/people/citizens.ts';
import { dayText } from '../../../src/sandbox/registries/people/dates.ts';
import { madeCitizen } from '../../../src/sandbox/registries/people/made.ts';
import { citizenName } from '../../../src/sandbox/registries/people/names.ts';
import { randomOf } from '../../../src/sandbox/registries/people/random.ts';
import type { RegisteredPerson } from '../../../src/sandbox/registries/people/types.ts';

/**
 * So many different faces and hands there are: drawing one for each person would take longer than measuring. A comparison is of one with
 * one, so it takes as long.
 */
export const looks = 4;

/** No two of them were born on the same day, so that nobody is taken for somebody else. */
export const mostApplicants = 40 * 12 * 28;

export interface Applicant {
  readonly person: RegisteredPerson;
  readonly declared: Tk01;
  readonly phone: string;
  /** Which of the faces and hands. */
  readonly look: number;
  /** Where they sit: an address of their own each, because drafts and messages are counted by it. */
  readonly address: string;
}

/** A citizen with whom every register agrees; the same for the same index in every process. */
export function applicantAt(index: number): Applicant {
  if (index >= mostApplicants) throw new RangeError(`applicant ${index}`);
  const sex = index % 2 === 0 ? 'male' : 'female';
  const [day, month] = [1 + (index % 28), 1 + (Math.floor(index / 28) % 12)];
  const birthDate = dayText(1965 + Math.floor(index / 336), month, day);
  const id = inventedNumber('007', { birthDate, sex }, 500_000 + index);
  const fullName = citizenName(randomOf(`bench ${index}`), sex);
  const phone = `+84509${String(100_000 + index)}`;
  const look = index % looks;
  const person = madeCitizen({ id, fullName, birthDate, sex, phone, face: { seed: `bench look ${look}` } });
  return {
    person,
    declared: { fullName, birthDate, sex, nationality: 'VNM', personalNumber: id },
    phone,
    look,
    address: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
  };
}
