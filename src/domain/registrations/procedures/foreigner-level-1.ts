import { purposeOf } from '../../rule-sets/procedures.ts';
import { onlineMachine } from './citizen-level-1.ts';
import type { ProcedureDefinition } from './types.ts';

/** P4: a foreigner applies for level 1 in the app (D69:11.1). */
export const foreignerLevel1: ProcedureDefinition = {
  ...purposeOf['foreigner-level-1'],
  usualLimit: 'foreigner-level-1',
  machine: onlineMachine,
};
