/** `prepared`: the card system has not got it yet. */
export type CardState = 'prepared' | 'filed' | 'issued' | 'refused';

/** Where the card is fetched or sent: the unit that took the application in, or an address, for a fee (law.md 3.3). */
export type CardDelivery = { readonly kind: 'unit' } | { readonly kind: 'address'; readonly address: string };

/** Why not both eyes could be captured. */
export type IrisReason = 'missing' | 'injured' | 'unreadable';

export type CardPicture = 'face' | 'iris-left' | 'iris-right';

/** The card application of the same visit as an account's file. */
export interface CardApplication {
  readonly applicationId: string;
  /** Ours, under which the card system gets it. */
  readonly reference: string;
  /** The card system's; undefined until it has it. */
  readonly cardReference: string | undefined;
  readonly state: CardState;
  readonly delivery: CardDelivery | undefined;
  /** The signed collection form (CC01) is there. */
  readonly isSigned: boolean;
  /** Neither eye could be captured. */
  readonly noIris: boolean;
  /** Undefined when both were captured, or nobody has said anything yet. */
  readonly irisReason: IrisReason | undefined;
  readonly faceAt: Date | undefined;
  readonly irisAt: Date | undefined;
  /** Captures that still wait for the card system. */
  readonly held: readonly CardPicture[];
}

/** What an event says of a card. `cardReference`: of its application; absent when the register names none. */
export interface CardNews {
  readonly personalNumber: string;
  readonly cardReference?: string | undefined;
  readonly requestId?: string | undefined;
}

/** `contradicts`: the card system said the opposite before; an officer looks at it, and nothing changes. */
export type CardFollowed = 'followed' | 'known-already' | 'contradicts' | 'unknown';
