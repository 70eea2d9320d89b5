/** Registers that are asked about people. They answer; they never decide. */
export type RegistryName =
  | 'population'
  | 'id-card'
  | 'immigration'
  | 'subscriber'
  | 'driving-licence'
  | 'vehicle-registration'
  | 'health-insurance'
  | 'social-insurance';

/** Everybody we put questions to: the registers, and the system that issues identity cards. */
export type AskedRegister = RegistryName | 'card-system';

/** A register that gave no answer: down, slow, or talking nonsense. `code` is safe for logs. */
export interface Unavailable {
  readonly kind: 'unavailable';
  readonly code: string;
}

export type DataAnswer<T> = { readonly kind: 'found'; readonly data: T } | { readonly kind: 'not-found' } | Unavailable;

/** Score from 0 to 1, kept as it came; the verdict on it is the rule set's (thresholds), not the register's. */
export type BiometricAnswer =
  | { readonly kind: 'compared'; readonly score: number }
  | { readonly kind: 'no-reference' }
  | { readonly kind: 'poor-capture' }
  | Unavailable;

/** Dates YYYY, YYYY-MM or YYYY-MM-DD: a register may know no more. */
export interface PopulationRecord {
  readonly personalNumber: string;
  readonly fullName: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly nationality: string;
  readonly address: string | undefined;
  /** YYYY-MM-DD. */
  readonly diedOn: string | undefined;
  /** Numbers this one has replaced, and the one that replaced it. */
  readonly earlierNumbers: readonly string[];
  readonly replacedBy: string | undefined;
  /** Lost or limited capacity: acts through a guardian. */
  readonly isWard: boolean;
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

export interface IdCardRecord {
  readonly personalNumber: string;
  readonly cardNumber: string;
  readonly kind: 'identity-card' | 'citizen-card';
  readonly hasChip: boolean;
  readonly issuedOn: string;
  /** Absent: no end. */
  readonly expiresOn: string | undefined;
  readonly status: 'valid' | 'revoked' | 'held';
}

export interface ImmigrationRecord {
  /** The person, whatever passport they hold now. */
  readonly immigrationId: string;
  readonly fullName: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly nationality: string;
  readonly document: {
    readonly kind: 'passport' | 'travel-document';
    readonly number: string;
    readonly issuingState: string;
    readonly expiresOn: string;
  };
  readonly residenceCard: { readonly kind: 'permanent' | 'temporary'; readonly number: string; readonly expiresOn: string } | undefined;
  readonly hasFace: boolean;
  readonly hasFingers: boolean;
  readonly diedOn: string | undefined;
  /** Became a citizen under this personal number. */
  readonly naturalisedAs: string | undefined;
}

/** A paper of a specialised register. */
export interface PaperRecord {
  readonly kind: string;
  readonly number: string;
  readonly holderNumber: string;
  readonly status: 'valid' | 'expired' | 'seized' | 'suspended' | 'revoked';
  readonly expiresOn: string | undefined;
}

export type FingerName = `${'left' | 'right'}-${'thumb' | 'index' | 'middle' | 'ring' | 'little'}`;

/** JPEG or PNG bytes. */
export interface FingerCapture {
  readonly finger: FingerName;
  readonly image: Uint8Array;
}

export interface TravelDocumentKey {
  readonly number: string;
  readonly issuingState: string;
}

export interface PopulationRegistry {
  findPerson(personalNumber: string): Promise<DataAnswer<PopulationRecord>>;
}

export interface IdCardRegistry {
  findCard(personalNumber: string): Promise<DataAnswer<IdCardRecord>>;
  compareFace(personalNumber: string, image: Uint8Array): Promise<BiometricAnswer>;
  compareFingers(personalNumber: string, fingers: readonly FingerCapture[]): Promise<BiometricAnswer>;
}

export interface ImmigrationRegistry {
  findForeigner(document: TravelDocumentKey): Promise<DataAnswer<ImmigrationRecord>>;
  compareFace(immigrationId: string, image: Uint8Array): Promise<BiometricAnswer>;
  compareFingers(immigrationId: string, fingers: readonly FingerCapture[]): Promise<BiometricAnswer>;
  /** Puts face and fingers into the register, for a person of whom it has none. */
  enrol(
    immigrationId: string,
    captures: { readonly face: Uint8Array; readonly fingers: readonly FingerCapture[] },
  ): Promise<{ readonly kind: 'enrolled' } | Unavailable>;
}

/** Whose name a telephone number is registered in. */
export interface SubscriberRegistry {
  ownsNumber(phone: string, holderNumber: string): Promise<DataAnswer<{ readonly owns: boolean }>>;
}

export interface PaperRegistry {
  findPaper(holderNumber: string, number: string): Promise<DataAnswer<PaperRecord>>;
}

/** The issuing of identity cards: takes captures of a card application and keeps them, we do not. */
export interface CardSystem {
  fileCard(application: {
    readonly reference: string;
    readonly personalNumber: string;
    readonly face: Uint8Array;
    readonly fingers: readonly FingerCapture[];
    readonly iris: readonly Uint8Array[];
    readonly deliverTo: string;
  }): Promise<{ readonly kind: 'filed'; readonly cardReference: string } | Unavailable>;
}

/** Everything that is asked, as the rest of the house sees it. */
export interface Registries {
  readonly population: PopulationRegistry;
  readonly idCard: IdCardRegistry;
  readonly immigration: ImmigrationRegistry;
  readonly subscriber: SubscriberRegistry;
  readonly papers: Readonly<Record<'driving-licence' | 'vehicle-registration' | 'health-insurance' | 'social-insurance', PaperRegistry>>;
  readonly cardSystem: CardSystem;
}
