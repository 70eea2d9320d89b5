import type { Edge, Machine } from '../../lib/state-machine.ts';
import type { ApplicationEvent, ApplicationState } from './types.ts';

/** Every state of law.md 3.0; a procedure's own machine has the edges that its law knows. */
export type ApplicationMachine = Machine<ApplicationState, ApplicationEvent>;

/** The steps of which machines are made; each has one meaning and one name in the audit wherever it stands. */
export const step = {
  submit: { submit: { to: 'submitted', audit: 'application.submitted' } },
  receive: { receive: { to: 'received', audit: 'application.received' } },
  forward: { forward: { to: 'forwarded', audit: 'application.forwarded' } },
  check: { check: { to: 'registry-check', audit: 'application.checking' } },
  refer: { refer: { to: 'awaiting-decision', audit: 'application.referred' } },
  grant: { grant: { to: 'granted', audit: 'application.granted' } },
  refuse: { refuse: { to: 'refused', audit: 'application.refused' } },
  notify: { notify: { to: 'notified', audit: 'application.notified' } },
  askSupplement: { 'ask-supplement': { to: 'needs-supplement', audit: 'application.supplement-asked' } },
  waitForPopulation: { 'wait-for-population': { to: 'waiting-population-update', audit: 'application.waits-for-population' } },
  resume: { resume: { to: 'submitted', audit: 'application.resumed' } },
  /** The limit counts from the receipt of the full file (D69:13). */
  complete: { complete: { to: 'received', audit: 'application.completed' } },
  return: { return: { to: 'returned', audit: 'application.returned' } },
  /** The applicant may go, and whose name was used may stop it, as long as nothing has been decided. */
  leave: { withdraw: { to: 'withdrawn', audit: 'application.withdrawn' }, stop: { to: 'stopped', audit: 'application.stopped' } },
} as const satisfies Record<string, Partial<Record<ApplicationEvent, Edge<ApplicationState>>>>;

/** What no procedure of a person differs in: states that only organizations know (law.md 3.8), waiting for what is missing, and every end. */
export const common = {
  'consent-pending': {},
  'field-verification': {},
  'needs-supplement': { ...step.leave, ...step.complete, ...step.return },
  granted: step.notify,
  refused: step.notify,
  notified: {},
  returned: {},
  withdrawn: {},
  stopped: {},
} as const satisfies Partial<ApplicationMachine>;
