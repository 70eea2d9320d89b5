import type { AskedRegister } from '../../../connectors/registries.ts';

export const faultKinds = ['slow', 'error', 'nonsense', 'refused', 'silent', 'huge', 'redirect'] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Milliseconds since 1970 after which the register works again. */
  readonly until: number;
}

/** What is wrong with which register, until when. The clock is the machine's: nothing legal hangs on it. */
export interface Faults {
  /** Absent when the register works. */
  of(register: AskedRegister): Fault | undefined;
  set(register: AskedRegister, kind: FaultKind, seconds?: number): void;
  clear(register?: AskedRegister): void;
}

export function createFaults(): Faults {
  const faults = new Map<AskedRegister, Fault>();
  return {
    of(register) {
      const fault = faults.get(register);
      if (fault && fault.until <= Date.now()) faults.delete(register);
      return faults.get(register);
    },
    set(register, kind, seconds = 3600) {
      faults.set(register, { kind, until: Date.now() + seconds * 1000 });
    },
    clear(register) {
      if (register) faults.delete(register);
      else faults.clear();
    },
  };
}
