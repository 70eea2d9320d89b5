import { z } from 'zod';
import type { ApplyError, ApplyProblem } from '../../../views/pages/apply/frame.tsx';
import type { Declared } from '../../domain/registrations/types.ts';
import type { Day } from '../../lib/days.ts';
import { type BirthDateProblem, readBirthDate } from '../../lib/declared/birth-date.ts';
import { type NameProblem, readName } from '../../lib/declared/name.ts';
import { type PersonalNumberProblem, readPersonalNumber } from '../../lib/declared/personal-number.ts';

/** More than anybody types; what is too long for a field is said by the field. */
export const typedText = z.string().max(2000).default('');

export const detailFields = {
  number: typedText,
  name: typedText,
  day: typedText,
  month: typedText,
  year: typedText,
  sex: typedText,
} as const;

export type TypedDetails = Readonly<Record<keyof typeof detailFields, string>>;

/** What an applicant says about themselves, by the codes under which it can be asked for again. */
export type DetailItem = 'personal-number' | 'full-name' | 'birth-date' | 'sex';

export type ReadDetails = { readonly errors: readonly ApplyError[] } | { readonly declared: Partial<Declared> };

/** Reads the wanted details of a form; everything that is wrong is said at once. */
export function readDetails(typed: TypedDetails, wanted: readonly DetailItem[], today: Day): ReadDetails {
  const read = wanted.map((item) => readers[item](typed, today));
  const errors = read.flatMap((one) => ('field' in one ? [one] : []));
  return errors.length > 0 ? { errors } : { declared: Object.assign({}, ...read) as Partial<Declared> };
}

type Read = ApplyError & { readonly field: string };

const readers: Readonly<Record<DetailItem, (typed: TypedDetails, today: Day) => Read | Partial<Declared>>> = {
  'personal-number': ({ number }) => {
    const read = readPersonalNumber(number);
    return read.kind === 'read'
      ? { personalNumber: read.value, nationality: 'VNM' }
      : { field: 'number', problem: numberWords[read.problem] };
  },
  'full-name': ({ name }) => {
    const read = readName(name);
    return read.kind === 'read' ? { fullName: read.value } : { field: 'name', problem: nameWords[read.problem] };
  },
  'birth-date': (typed, today) => {
    const read = readBirthDate(typed, today);
    return read.kind === 'read' ? { birthDate: read.value } : { field: 'day', problem: dateWords[read.problem] };
  },
  sex: ({ sex: typed }) => {
    const sex = (['female', 'male', 'unknown'] as const).find((one) => one === typed);
    return sex ? { sex } : { field: 'sex', problem: 'missing-sex' };
  },
};

const numberWords = {
  missing: 'missing-number',
  'nine-digits': 'nine-digits',
  'not-twelve-digits': 'not-twelve-digits',
} as const satisfies Record<PersonalNumberProblem, ApplyProblem>;

const nameWords = {
  missing: 'missing-name',
  'too-long': 'long-name',
  'not-a-name': 'not-a-name',
} as const satisfies Record<NameProblem, ApplyProblem>;

const dateWords = {
  missing: 'missing-birth-date',
  'not-a-date': 'not-a-date',
  'in-the-future': 'in-the-future',
  'too-long-ago': 'too-long-ago',
} as const satisfies Record<BirthDateProblem, ApplyProblem>;
