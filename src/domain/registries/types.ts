import type { AskedRegister } from '../../connectors/registries.ts';

/** `closed`: the register is asked; `open`: it is spared; `trial`: one question is on its way to see whether it is back. */
export type BreakerState = 'closed' | 'open' | 'trial';

/** The circuit breaker of one register, shared by all nodes. */
export interface Breaker {
  readonly state: BreakerState;
  /** The last moments at which no answer came, oldest first. */
  readonly failures: readonly Date[];
  readonly lastCode: string | undefined;
  /** Since when it is not closed. */
  readonly downSince: Date | undefined;
  /** How often in a row it opened. */
  readonly openings: number;
  /** `open`: from when one question is let through; `trial`: from when that one counts as lost. */
  readonly againAt: Date | undefined;
}

/** What officers see of a register: `trouble` answers, but not always. */
export type Lamp = 'up' | 'trouble' | 'down';

export interface RegistryHealth {
  readonly register: AskedRegister;
  readonly lamp: Lamp;
  /** Since when the lamp is not `up`. */
  readonly since: Date | undefined;
}
