import type { TypedDate } from '../../../lib/declared/birth-date.ts';
import type { PartialDate } from '../../../lib/partial-dates.ts';
import { numberKey } from '../subject.ts';
import type { Declared } from '../types.ts';

/** The parts of a date, for the fields of a form. */
export function typedDate(date: PartialDate = ''): TypedDate {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day, month, year };
}

/** The identity key of what was declared: files about the same person have the same. Undefined while it is incomplete. */
export function declaredKey({ personalNumber, document }: Partial<Declared>): string | undefined {
  return personalNumber || document
    ? numberKey({ ...(personalNumber ? { personalNumber } : {}), ...(document ? { document } : {}) })
    : undefined;
}
