/** The day on which ages and expiries of the invented people make sense. Fixed, so that every sandbox has the same people. */
export const referenceDay = '2026-11-01';

const two = (value: number): string => String(value).padStart(2, '0');

export function dayText(year: number, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`;
}

/** Full years on the reference day (từ đủ N tuổi); a date known in part counts from its beginning. */
export function ageOf(birthDate: string, on: string = referenceDay): number {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  const [toYear = 0, toMonth = 1, toDay = 1] = on.split('-').map(Number);
  return toYear - year - (toMonth * 100 + toDay < month * 100 + day ? 1 : 0);
}

function birthdayOf(birthDate: string, age: number): string {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  return dayText(year + age, month, month === 2 && day === 29 ? 28 : day);
}

/** A card runs to the full 14, 25, 40 or 60 years, and past one that is less than two years away (L-CC:21); after 60 it has no end. */
export function cardEnd(birthDate: string, issuedOn: string): string | undefined {
  const [year = 0, ...rest] = issuedOn.split('-');
  const twoYearsOn = [Number(year) + 2, ...rest].join('-');
  return [14, 25, 40, 60].map((age) => birthdayOf(birthDate, age)).find((end) => end > twoYearsOn);
}
