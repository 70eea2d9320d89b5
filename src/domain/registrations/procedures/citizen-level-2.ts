import { purposeOf } from '../../rule-sets/procedures.ts';
import { type ApplicationMachine, common, step } from '../machine.ts';
import type { ProcedureDefinition } from './types.ts';

/** No edge leads from the checks to a grant: an officer decides, and another one than who took the file in. */
const machine: ApplicationMachine = {
  ...common,
  draft: { ...step.leave, ...step.submit },
  submitted: { ...step.leave, ...step.receive, ...step.askSupplement },
  received: { ...step.leave, ...step.check },
  'registry-check': { ...step.leave, ...step.refuse, ...step.refer, ...step.askSupplement },
  'awaiting-decision': { ...step.leave, ...step.grant, ...step.refuse, ...step.askSupplement, ...step.check },
  forwarded: {},
  'waiting-population-update': {},
};

/** P2: a citizen applies for level 2 at a police office (D69:10.2). */
export const citizenLevel2: ProcedureDefinition = {
  ...purposeOf['citizen-level-2'],
  usualLimit: 'card-valid',
  machine,
};
