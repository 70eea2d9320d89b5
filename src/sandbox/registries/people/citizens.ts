import type { FingerName } from '../../../connectors/registries.ts';
import type { FingerCondition } from '../pictures/finger.ts';
import { ageOf, cardEnd, dayText } from './dates.ts';
import { citizenName, inventedAddress } from './names.ts';
import { onceIn, oneOf, type Random, randomOf, whole } from './random.ts';
import { type CitizenPart, fingerNames, fingersAll, type PaperRegister, type RegisteredPerson } from './types.ts';

/** Two digits that no province has, then century and sex, year, and a serial (law.md N1, N2, N5). */
export function inventedNumber(
  prefix: '003' | '005' | '007' | '009',
  of: { birthDate: string; sex: 'male' | 'female' },
  serial: number,
): string {
  const year = of.birthDate.slice(0, 4);
  const century = 2 * (Number(year.slice(0, 2)) - 19) + (of.sex === 'female' ? 1 : 0);
  return `${prefix}${century}${year.slice(2)}${String(serial).padStart(6, '0')}`;
}

/** So many citizens of every age from 0 to 95, the same for the same count. */
export function inventedCitizens(count: number): RegisteredPerson[] {
  const people: RegisteredPerson[] = [];
  for (let index = 0; index < count; index += 1) {
    const random = randomOf(`citizen ${index}`);
    const before = people.at(-1);
    people.push(before && index % 45 === 44 ? namesake(random, index, before) : citizen(random, index));
  }
  return people;
}

function citizen(random: Random, index: number): RegisteredPerson {
  const sex = index % 2 === 0 ? 'male' : 'female';
  const birthDate = birthDateOf(random, index % 96);
  const personalNumber = inventedNumber(index % 2 === 0 ? '007' : '009', { birthDate, sex }, 1000 + index);
  const age = ageOf(birthDate);
  const diedOn = age > 50 && onceIn(random, 12) ? dayText(2025, whole(random, 1, 12), whole(random, 1, 28)) : undefined;
  const card = onceIn(random, 12) ? undefined : cardOf(random, { birthDate, age, index });
  const phone = age >= 8 && !onceIn(random, 15) ? `+84509${String(100_000 + index)}` : undefined;
  return {
    id: personalNumber,
    fullName: citizenName(random, sex),
    birthDate,
    sex,
    nationality: 'VNM',
    address: inventedAddress(random),
    email: age >= 14 && onceIn(random, 2) ? `nguoi-${index}@example.com` : undefined,
    phone,
    phoneOwner:
      phone && (age < 14 || onceIn(random, 20)) ? inventedNumber('009', { birthDate: '1980', sex: 'female' }, 999_999) : undefined,
    diedOn,
    citizen: { personalNumber, earlierNumbers: [], isWard: age >= 14 && onceIn(random, 60), card },
    foreigner: undefined,
    face: { seed: personalNumber, grey: age > 62, longHair: sex === 'female' },
    fingers: fingersOf(random, age),
    onFile: { face: card !== undefined && age >= 6, fingers: card !== undefined && age >= 6 },
    papers: papersOf(random, { index, age }),
  };
}

/** Another person of the same name, born on the same day. */
function namesake(random: Random, index: number, other: RegisteredPerson): RegisteredPerson {
  const own = citizen(random, index);
  const { fullName, birthDate, sex } = other;
  const personalNumber = inventedNumber('009', { birthDate, sex }, 1000 + index);
  const card = cardOf(random, { birthDate, age: ageOf(birthDate), index });
  return {
    ...own,
    id: personalNumber,
    fullName,
    birthDate,
    sex,
    citizen: { ...known(own.citizen), personalNumber, card },
    face: { ...own.face, longHair: sex === 'female' },
  };
}

function known(part: CitizenPart | undefined): CitizenPart {
  if (!part) throw new Error('not a citizen');
  return part;
}

/** Of the old one in five knows no day, one in ten no month either. */
function birthDateOf(random: Random, age: number): string {
  const [month, day] = [whole(random, 1, 10), whole(random, 1, 28)];
  const year = 2026 - age;
  if (age > 60 && onceIn(random, 10)) return String(year);
  if (age > 60 && onceIn(random, 5)) return dayText(year, month, day).slice(0, 7);
  return dayText(year, month, day);
}

function cardOf(random: Random, of: { birthDate: string; age: number; index: number }): CitizenPart['card'] {
  const { birthDate, age, index } = of;
  // The citizen card was issued until June 2024 and never under 14 (law.md X11).
  const isCitizenCard = age >= 17 && onceIn(random, 3);
  const year = isCitizenCard ? whole(random, Math.max(2017, 2026 - age + 15), 2023) : whole(random, 2024, 2026);
  const issuedOn = dayText(
    year,
    isCitizenCard ? whole(random, 1, 12) : year === 2024 ? whole(random, 7, 12) : whole(random, 1, 10),
    whole(random, 1, 28),
  );
  if (issuedOn < birthDate) return undefined;
  return {
    cardNumber: `TH${String(500_000 + index)}`,
    kind: isCitizenCard ? 'citizen-card' : 'identity-card',
    hasChip: !isCitizenCard || year >= 2021,
    issuedOn,
    expiresOn: cardEnd(birthDate, issuedOn),
    status: onceIn(random, 50) ? 'revoked' : onceIn(random, 50) ? 'held' : 'valid',
  };
}

function fingersOf(random: Random, age: number): RegisteredPerson['fingers'] {
  if (age > 55 && onceIn(random, 10)) return { ...fingersAll('worn'), 'left-little': 'faint', 'right-little': 'faint' };
  if (!onceIn(random, 40)) return fingersAll('clear');
  const gone = oneOf<FingerName>(random, fingerNames);
  const condition: FingerCondition = onceIn(random, 2) ? 'missing' : 'faint';
  return { ...fingersAll('clear'), [gone]: condition };
}

const paperKinds = {
  'driving-licence': 'GPLX',
  'vehicle-registration': 'DKX',
  'health-insurance': 'BHYT',
  'social-insurance': 'BHXH',
} as const;

function papersOf(random: Random, { index, age }: { index: number; age: number }): RegisteredPerson['papers'] {
  const held = (Object.keys(paperKinds) as PaperRegister[]).filter(
    (register) => register === 'health-insurance' || (age >= 18 && onceIn(random, 2)),
  );
  return held.map((register) => ({
    register,
    kind: register,
    number: `${paperKinds[register]}${String(700_000 + index)}`,
    status: onceIn(random, 12) ? oneOf(random, ['expired', 'seized', 'suspended', 'revoked'] as const) : 'valid',
    expiresOn: register === 'driving-licence' ? dayText(whole(random, 2027, 2036), 6, 30) : undefined,
  }));
}
