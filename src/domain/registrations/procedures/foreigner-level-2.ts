import { purposeOf } from '../../rule-sets/procedures.ts';
import { type ApplicationMachine, common, step } from '../machine.ts';
import type { ProcedureDefinition } from './types.ts';

/** The immigration authority takes the file in and sends it on; the authority decides (law.md 3.5). */
const machine: ApplicationMachine = {
  ...common,
  draft: { ...step.leave, ...step.submit },
  submitted: { ...step.leave, ...step.receive, ...step.askSupplement },
  received: { ...step.leave, ...step.forward },
  forwarded: { ...step.leave, ...step.check },
  'registry-check': { ...step.leave, ...step.refuse, ...step.refer, ...step.askSupplement },
  'awaiting-decision': { ...step.leave, ...step.grant, ...step.refuse, ...step.askSupplement, ...step.check },
  'waiting-population-update': {},
};

/** P5: a foreigner applies for level 2 at an immigration office (D69:11.2). */
export const foreignerLevel2: ProcedureDefinition = {
  ...purposeOf['foreigner-level-2'],
  usualLimit: 'foreigner-with-reference',
  machine,
};
