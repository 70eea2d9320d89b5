import type { Stay, StayFields, StayProblem } from '../../../views/pages/sandbox/portal/shapes.ts';
import { addDays, type Day } from '../../lib/days.ts';
import { readTypedDay } from '../../lib/typed-day.ts';

/** From 30 days on it is temporary residence, which is another procedure (Law on Residence 2020, article 2.6). */
const mostNights = 29;
/** Days before the arrival on which a notice is taken. */
const earliest = 30;
const longest = 200;

export type ReadStay =
  | { readonly kind: 'read'; readonly stay: Stay }
  | { readonly kind: 'wrong'; readonly problems: readonly StayProblem[] };

/** Reads the form of a stay notification and names everything that is wrong with it. */
export function readStay(fields: StayFields, today: Day): ReadStay {
  const [guest, paper, place] = [plain(fields.guest), plain(fields.paper), plain(fields.place)];
  const arrival = readTypedDay(fields.arrival);
  const nights = /^\d{1,2}$/.test(fields.nights.trim()) ? Number(fields.nights) : 0;
  const problems: StayProblem[] = [
    ...(isFilled(guest) ? [] : (['guest'] as const)),
    ...(/^[\p{L}\d-]{5,20}$/u.test(paper) ? [] : (['paper'] as const)),
    ...(arrival === undefined ? (['arrival'] as const) : isTaken(arrival, today) ? [] : (['arrival-far'] as const)),
    ...(nights >= 1 && nights <= mostNights ? [] : (['nights'] as const)),
    ...(isFilled(place) ? [] : (['place'] as const)),
  ];
  if (arrival === undefined || problems.length > 0) return { kind: 'wrong', problems };
  return { kind: 'read', stay: { guest, paper, arrival, nights, place } };
}

/** Who comes after 23:00 is told of until 8:00 of the next day (Law on Residence 2020, article 30.4): yesterday is still taken. */
function isTaken(arrival: Day, today: Day): boolean {
  return arrival >= addDays(today, -1) && arrival <= addDays(today, earliest);
}

function isFilled(text: string): boolean {
  return text !== '' && text.length <= longest;
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
}
