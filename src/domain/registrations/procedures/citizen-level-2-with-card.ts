import { purposeOf } from '../../rule-sets/procedures.ts';
import { type ApplicationMachine, common, step } from '../machine.ts';
import type { ProcedureDefinition } from './types.ts';

/**
 * The account follows the card of the same visit: issued, it is granted; refused (CC03), it is refused too (law.md 3.3). Whoever is missing
 * or wrong in the population register waits for its correction, and no limit runs meanwhile.
 */
const machine: ApplicationMachine = {
  ...common,
  draft: { ...step.leave, ...step.submit },
  submitted: { ...step.leave, ...step.receive, ...step.askSupplement, ...step.waitForPopulation },
  'waiting-population-update': { ...step.leave, ...step.resume },
  received: { ...step.leave, ...step.check },
  'registry-check': { ...step.leave, ...step.grant, ...step.refuse, ...step.refer, ...step.askSupplement },
  'awaiting-decision': { ...step.leave, ...step.grant, ...step.refuse, ...step.askSupplement, ...step.check },
  forwarded: {},
};

/** P3: a citizen applies for level 2 together with the identity card (D69:10.3). */
export const citizenLevel2WithCard: ProcedureDefinition = {
  ...purposeOf['citizen-level-2-with-card'],
  usualLimit: 'card-missing-or-expired',
  machine,
};
