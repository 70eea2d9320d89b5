import { ageOf, cardEnd } from './dates.ts';
import { type CitizenPart, type ForeignerPart, fingersAll, type RegisteredPerson } from './types.ts';

type Card = NonNullable<CitizenPart['card']>;

export interface StatedCitizen extends Partial<Omit<RegisteredPerson, 'citizen'>> {
  readonly id: string;
  readonly fullName: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  /** `none`: never had one. */
  readonly card?: Partial<Card> | 'none';
  readonly earlierNumbers?: readonly string[];
  readonly isWard?: boolean;
}

/** A citizen with a valid identity card and everything on file, unless stated otherwise. */
export function madeCitizen({ card = {}, earlierNumbers = [], isWard = false, ...stated }: StatedCitizen): RegisteredPerson {
  const isOnFile = card !== 'none' && ageOf(stated.birthDate) >= 6;
  return {
    ...blank(stated),
    nationality: 'VNM',
    onFile: { face: isOnFile, fingers: isOnFile },
    citizen: { personalNumber: stated.id, earlierNumbers, isWard, card: card === 'none' ? undefined : madeCard(stated, card) },
    ...stated,
  };
}

function madeCard({ id, birthDate }: StatedCitizen, card: Partial<Card>): Card {
  const { issuedOn = '2025-03-10', ...rest } = card;
  return {
    cardNumber: `TH${id.slice(-6)}`,
    kind: 'identity-card',
    hasChip: true,
    issuedOn,
    expiresOn: cardEnd(birthDate, issuedOn),
    status: 'valid',
    ...rest,
  };
}

export interface StatedForeigner extends Partial<Omit<RegisteredPerson, 'foreigner'>> {
  readonly id: string;
  readonly fullName: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly nationality: string;
  readonly passport: string;
  readonly passportExpiresOn?: string;
  readonly earlierPassports?: readonly string[];
  readonly residence?: ForeignerPart['residenceCard'] | 'none';
  readonly naturalisedAs?: string;
}

/** A foreigner with a passport, a residence card for years to come and everything on file, unless stated otherwise. */
export function madeForeigner({
  passport,
  passportExpiresOn,
  earlierPassports,
  residence,
  naturalisedAs,
  ...stated
}: StatedForeigner): RegisteredPerson {
  return {
    ...blank(stated),
    onFile: { face: true, fingers: true },
    foreigner: foreignerPart({
      id: stated.id,
      nationality: stated.nationality,
      passport,
      passportExpiresOn,
      earlierPassports,
      residence,
      naturalisedAs,
    }),
    ...stated,
  };
}

function foreignerPart(
  of: Pick<StatedForeigner, 'id' | 'nationality' | 'passport'> & {
    readonly [Key in 'passportExpiresOn' | 'earlierPassports' | 'residence' | 'naturalisedAs']: StatedForeigner[Key] | undefined;
  },
): ForeignerPart {
  const { residence = { kind: 'temporary', number: `TT${of.id.slice(-6)}`, expiresOn: '2029-06-30' } } = of;
  return {
    immigrationId: of.id,
    document: { kind: 'passport', number: of.passport, issuingState: of.nationality, expiresOn: of.passportExpiresOn ?? '2033-08-20' },
    earlierDocuments: (of.earlierPassports ?? []).map((number) => ({ number, issuingState: of.nationality })),
    residenceCard: residence === 'none' ? undefined : residence,
    naturalisedAs: of.naturalisedAs,
  };
}

function blank({ id, birthDate, sex }: Pick<RegisteredPerson, 'id' | 'birthDate' | 'sex'>) {
  return {
    address: 'Số 1 đường Mẫu, Phường Mẫu, Thành phố Ví Dụ',
    email: undefined,
    phone: undefined,
    phoneOwner: undefined,
    diedOn: undefined,
    citizen: undefined,
    foreigner: undefined,
    face: { seed: id, grey: ageOf(birthDate) > 62, longHair: sex === 'female' },
    fingers: fingersAll('clear'),
    papers: [],
  } satisfies Partial<RegisteredPerson>;
}
