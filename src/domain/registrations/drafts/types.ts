import type { ContactKind } from '../../rule-sets/types.ts';
import type { Application, Declared, PictureSource } from '../types.ts';

/** The procedures that are applied for at home. */
export type OnlineProcedure = 'citizen-level-1' | 'foreigner-level-1';

export interface DraftContact {
  readonly kind: ContactKind;
  /** E.164, or a mail address. */
  readonly address: string;
  readonly confirmed: boolean;
  /** A code was sent that can still be typed. */
  readonly codeIsOut: boolean;
}

/** Everything a draft holds, in the clear: for the browser that fills it in. */
export interface Draft {
  readonly application: Application;
  /** Kept until then, erased afterwards. */
  readonly keptUntil: Date;
  readonly declared: Partial<Declared>;
  readonly contacts: readonly DraftContact[];
  /** How the picture of the face came; undefined while there is none. */
  readonly face: PictureSource | undefined;
  /** The applicant agreed to the statement of today's version. */
  readonly agreed: boolean;
  /** A code that opens the status page was given out. */
  readonly hasCode: boolean;
}

/** What a file needs before it can be sent. `contact`: one of several kinds. `guardian`: too young to apply alone. */
export type DraftItem =
  | 'personal-number'
  | 'document'
  | 'nationality'
  | 'name'
  | 'birth-date'
  | 'sex'
  | 'guardian'
  | 'phone'
  | 'email'
  | 'contact'
  | 'face'
  | 'statement';
