import { dayText } from './dates.ts';
import { foreignName, inventedAddress } from './names.ts';
import { onceIn, type Random, randomOf, whole } from './random.ts';
import { type ForeignerPart, fingersAll, type RegisteredPerson } from './types.ts';

/** So many foreigners, the same for the same count. Passports begin with ZZ, which no state issues. */
export function inventedForeigners(count: number): RegisteredPerson[] {
  return Array.from({ length: count }, (_, index) => foreigner(randomOf(`foreigner ${index}`), index));
}

function foreigner(random: Random, index: number): RegisteredPerson {
  const { fullName, nationality } = foreignName(random);
  const age = whole(random, 1, 75);
  const sex = onceIn(random, 2) ? 'male' : 'female';
  const immigrationId = `IM-${String(1000 + index).padStart(6, '0')}`;
  const isOnFile = age >= 6 && !onceIn(random, 4);
  return {
    id: immigrationId,
    fullName,
    birthDate: dayText(2026 - age, whole(random, 1, 10), whole(random, 1, 28)),
    sex,
    nationality,
    address: inventedAddress(random),
    email: age >= 14 ? `khach-${index}@example.com` : undefined,
    phone: age >= 14 && !onceIn(random, 4) ? `+84509${String(200_000 + index)}` : undefined,
    phoneOwner: undefined,
    diedOn: onceIn(random, 40) ? '2026-02-11' : undefined,
    citizen: undefined,
    foreigner: papersOf(random, { immigrationId, nationality, index }),
    face: { seed: immigrationId, grey: age > 62, longHair: sex === 'female' },
    fingers: fingersAll('clear'),
    onFile: { face: isOnFile, fingers: isOnFile },
    papers: [],
  };
}

function papersOf(random: Random, of: { immigrationId: string; nationality: string; index: number }): ForeignerPart {
  const ends = (): string => dayText(whole(random, onceIn(random, 10) ? 2025 : 2027, 2034), whole(random, 1, 9), whole(random, 1, 28));
  return {
    immigrationId: of.immigrationId,
    document: {
      kind: onceIn(random, 15) ? 'travel-document' : 'passport',
      number: `ZZ${String(500_000 + of.index)}`,
      issuingState: of.nationality,
      expiresOn: ends(),
    },
    earlierDocuments: [],
    residenceCard: onceIn(random, 8)
      ? undefined
      : { kind: onceIn(random, 4) ? 'permanent' : 'temporary', number: `TT${String(300_000 + of.index)}`, expiresOn: ends() },
    naturalisedAs: undefined,
  };
}
