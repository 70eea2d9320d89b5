import type { Procedure } from '../../rule-sets/types.ts';
import { citizenLevel1 } from './citizen-level-1.ts';
import { citizenLevel2 } from './citizen-level-2.ts';
import { citizenLevel2WithCard } from './citizen-level-2-with-card.ts';
import { foreignerLevel1 } from './foreigner-level-1.ts';
import { foreignerLevel2 } from './foreigner-level-2.ts';
import type { ProcedureDefinition } from './types.ts';

/** The procedures of this house (law.md 3.1 to 3.5). */
export const procedures: Readonly<Record<Procedure, ProcedureDefinition>> = {
  'citizen-level-1': citizenLevel1,
  'citizen-level-2': citizenLevel2,
  'citizen-level-2-with-card': citizenLevel2WithCard,
  'foreigner-level-1': foreignerLevel1,
  'foreigner-level-2': foreignerLevel2,
};
