import type { ProcedurePurpose } from '../../rule-sets/procedures.ts';
import type { LimitCase } from '../../rule-sets/types.ts';
import type { ApplicationMachine } from '../machine.ts';

/** What the program must know of a procedure; what the law says of it stands in the rule sets. */
export interface ProcedureDefinition extends ProcedurePurpose {
  /** The limit at receipt; a check may find another case. */
  readonly usualLimit: LimitCase;
  readonly machine: ApplicationMachine;
}
