import type { FingerName, IdCardRecord, ImmigrationRecord, PaperRecord, TravelDocumentKey } from '../../../connectors/registries.ts';
import type { Likeness } from '../pictures/features.ts';
import type { FingerCondition } from '../pictures/finger.ts';

/** What the registers of a citizen hold beside the data of the person. */
export interface CitizenPart {
  readonly personalNumber: string;
  /** Numbers that the present one replaced. */
  readonly earlierNumbers: readonly string[];
  readonly isWard: boolean;
  readonly card: Omit<IdCardRecord, 'personalNumber'> | undefined;
}

export interface ForeignerPart {
  readonly immigrationId: string;
  readonly document: ImmigrationRecord['document'];
  /** Passports before the present one, under which the person is found too. */
  readonly earlierDocuments: readonly TravelDocumentKey[];
  readonly residenceCard: ImmigrationRecord['residenceCard'];
  readonly naturalisedAs: string | undefined;
}

/** An invented person, as all registers together know them. */
export interface RegisteredPerson {
  /** Personal number of a citizen, number of the immigration register of a foreigner. */
  readonly id: string;
  readonly fullName: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly nationality: string;
  readonly address: string | undefined;
  readonly email: string | undefined;
  /** E.164. */
  readonly phone: string | undefined;
  /** Who is registered for that phone, when it is somebody else. */
  readonly phoneOwner: string | undefined;
  readonly diedOn: string | undefined;
  readonly citizen: CitizenPart | undefined;
  readonly foreigner: ForeignerPart | undefined;
  readonly face: Likeness;
  readonly fingers: Readonly<Record<FingerName, FingerCondition>>;
  /** What the id-card register, or the immigration register, has on file. */
  readonly onFile: { readonly face: boolean; readonly fingers: boolean };
  /** The application for a card that the card system has. */
  readonly filedCard?: string | undefined;
  readonly papers: readonly (Omit<PaperRecord, 'holderNumber'> & { readonly register: PaperRegister })[];
}

export type PaperRegister = 'driving-licence' | 'vehicle-registration' | 'health-insurance' | 'social-insurance';

export const fingerNames: readonly FingerName[] = [
  'left-thumb',
  'left-index',
  'left-middle',
  'left-ring',
  'left-little',
  'right-thumb',
  'right-index',
  'right-middle',
  'right-ring',
  'right-little',
];

export function fingersAll(condition: FingerCondition): Readonly<Record<FingerName, FingerCondition>> {
  return Object.fromEntries(fingerNames.map((name) => [name, condition])) as Record<FingerName, FingerCondition>;
}
