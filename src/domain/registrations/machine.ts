import type { Machine } from '../../lib/state-machine.ts';
import type { ApplicationEvent, ApplicationState } from './types.ts';

/** Every state of law.md 3.0; a procedure's own machine has the edges that its law knows. */
export type ApplicationMachine = Machine<ApplicationState, ApplicationEvent>;
