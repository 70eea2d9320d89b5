import type { Level, Procedure } from './types.ts';

/** What a procedure is for. */
export interface ProcedurePurpose {
  readonly subjectKind: 'citizen' | 'foreigner';
  readonly level: Level;
  /** Together with the identity card, for whoever has no valid one (D69:10.3). */
  readonly withCard: boolean;
}

export const purposeOf: Readonly<Record<Procedure, ProcedurePurpose>> = {
  'citizen-level-1': { subjectKind: 'citizen', level: 1, withCard: false },
  'citizen-level-2': { subjectKind: 'citizen', level: 2, withCard: false },
  'citizen-level-2-with-card': { subjectKind: 'citizen', level: 2, withCard: true },
  'foreigner-level-1': { subjectKind: 'foreigner', level: 1, withCard: false },
  'foreigner-level-2': { subjectKind: 'foreigner', level: 2, withCard: false },
};

/** Every procedure, in the order in which people meet them. */
export const procedures = Object.keys(purposeOf) as readonly Procedure[];
