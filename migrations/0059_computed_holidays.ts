import type { Knex } from 'knex';

/**
 * Public holidays of 2022 to 2028 (Labour Code, Articles 111 and 112), computed in advance; the decision of a year replaces them day by day.
 * Swapped working days, and 24 November, belong to such decisions and are not here.
 */
export async function up(knex: Knex): Promise<void> {
  const days = years.flatMap(holidaysOf);
  await knex('holidays')
    .insert(days.map(({ day, vi, en }) => ({ day, kind: 'off', name_vi: vi, name_en: en, source: 'computed' })))
    .onConflict('day')
    .ignore();
}

export async function down(knex: Knex): Promise<void> {
  await knex('holidays').where({ source: 'computed' }).delete();
}

interface Year {
  readonly year: number;
  /** First day of the first lunar month. */
  readonly newYear: string;
  /** How many of the five days lie before it: as they were given until 2026, the usual one from then on. */
  readonly before: 1 | 2;
  /** Tenth day of the third lunar month. */
  readonly kings: string;
  /** The second day of National Day, 1 or 3 September. */
  readonly second: '09-01' | '09-03';
}

const years: readonly Year[] = [
  { year: 2022, newYear: '2022-02-01', before: 1, kings: '2022-04-10', second: '09-01' },
  { year: 2023, newYear: '2023-01-22', before: 2, kings: '2023-04-29', second: '09-01' },
  { year: 2024, newYear: '2024-02-10', before: 2, kings: '2024-04-18', second: '09-03' },
  { year: 2025, newYear: '2025-01-29', before: 2, kings: '2025-04-07', second: '09-01' },
  { year: 2026, newYear: '2026-02-17', before: 1, kings: '2026-04-26', second: '09-01' },
  { year: 2027, newYear: '2027-02-06', before: 1, kings: '2027-04-16', second: '09-03' },
  { year: 2028, newYear: '2028-01-26', before: 1, kings: '2028-04-04', second: '09-01' },
];

interface DayOff {
  readonly day: string;
  readonly vi: string;
  readonly en: string;
}

function holidaysOf({ year, newYear, before, kings, second }: Year): DayOff[] {
  const tet = [0, 1, 2, 3, 4].map((count) => ({ day: plus(newYear, count - before), vi: 'Tết Nguyên đán', en: 'Lunar New Year' }));
  return withDaysInLieu([
    { day: `${year}-01-01`, vi: 'Tết Dương lịch', en: 'New Year' },
    ...tet,
    { day: kings, vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ Day' },
    { day: `${year}-04-30`, vi: 'Ngày Chiến thắng', en: 'Reunification Day' },
    { day: `${year}-05-01`, vi: 'Ngày Quốc tế lao động', en: 'Labour Day' },
    { day: `${year}-09-02`, vi: 'Quốc khánh', en: 'National Day' },
    { day: `${year}-${second}`, vi: 'Quốc khánh', en: 'National Day' },
  ]);
}

/** A holiday on a Saturday or Sunday is made up for on the next working day (Labour Code, Article 111.3). */
function withDaysInLieu(holidays: readonly DayOff[]): DayOff[] {
  const all = [...holidays];
  for (const { day, vi, en } of holidays.filter((holiday) => isWeekend(holiday.day))) {
    let free = plus(day, 1);
    while (isWeekend(free) || all.some((taken) => taken.day === free)) free = plus(free, 1);
    all.push({ day: free, vi: `Nghỉ bù ${vi}`, en: `Day in lieu of ${en}` });
  }
  return all;
}

function plus(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}
