import type { Day } from './days.ts';

/** Full years on a day. The two differ while only the year or the month of birth is known. */
export interface Age {
  readonly least: number;
  readonly most: number;
}

/**
 * Full years (từ đủ N tuổi) of somebody born on `birthDate` (YYYY, YYYY-MM or YYYY-MM-DD): they rise on the birthday itself, and whoever
 * was born on 29 February has it on 1 March of a common year. Negative before birth.
 */
export function ageOn(birthDate: string, on: Day): Age {
  const [year = '', month, day] = birthDate.split('-');
  return {
    least: yearsBetween(`${year}-${month ?? '12'}-${day ?? '31'}`, on),
    most: yearsBetween(`${year}-${month ?? '01'}-${day ?? '01'}`, on),
  };
}

/** Days compare as text, so that the 31st may stand for the last day of any month. */
function yearsBetween(birth: string, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}
