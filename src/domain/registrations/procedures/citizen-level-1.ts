import { purposeOf } from '../../rule-sets/procedures.ts';
import { type ApplicationMachine, common, step } from '../machine.ts';
import type { ProcedureDefinition } from './types.ts';

/** Decided by the machine when every check passes; everything unclear waits for an officer. */
export const onlineMachine: ApplicationMachine = {
  ...common,
  draft: { ...step.leave, ...step.submit },
  submitted: { ...step.leave, ...step.receive },
  received: { ...step.leave, ...step.check },
  'registry-check': { ...step.leave, ...step.grant, ...step.refuse, ...step.refer },
  'awaiting-decision': { ...step.leave, ...step.grant, ...step.refuse, ...step.askSupplement, ...step.check },
  forwarded: {},
  'waiting-population-update': {},
};

/** P1: a citizen applies for level 1 in the app (D69:10.1). */
export const citizenLevel1: ProcedureDefinition = {
  ...purposeOf['citizen-level-1'],
  usualLimit: 'level-1',
  machine: onlineMachine,
};
