import type {
  BiometricAnswer,
  IdCardRecord,
  ImmigrationRecord,
  PaperRecord,
  PaperRegistry,
  PopulationRecord,
  Registries,
} from '../../src/connectors/registries.ts';

type PaperRegister = keyof Registries['papers'];

/** Registers of one test: records by number, answers to comparisons, and which of them are silent. */
export interface Registers extends Registries {
  readonly people: Map<string, PopulationRecord>;
  readonly cards: Map<string, IdCardRecord>;
  readonly foreigners: Map<string, ImmigrationRecord>;
  readonly phones: Map<string, string>;
  /** By `register:number`. */
  readonly heldPapers: Map<string, PaperRecord>;
  /** Every question about a paper, as `register:number`. */
  readonly askedPapers: string[];
  readonly silent: Set<'population' | 'idCard' | 'immigration' | 'subscriber' | PaperRegister>;
  /** What a comparison says; the same face and fingers unless set. */
  likeness: BiometricAnswer;
  readonly enrolled: string[];
}

const unavailable = { kind: 'unavailable', code: 'outgoing-timeout' } as const;

/** Registers in memory, for what the house does with answers; how they are asked is for the contract tests. */
export function registersInMemory(): Registers {
  const people = new Map<string, PopulationRecord>();
  const cards = new Map<string, IdCardRecord>();
  const foreigners = new Map<string, ImmigrationRecord>();
  const phones = new Map<string, string>();
  const heldPapers = new Map<string, PaperRecord>();
  const askedPapers: string[] = [];
  const silent: Registers['silent'] = new Set();
  const enrolled: string[] = [];
  const found = <T>(data: T | undefined): { kind: 'found'; data: T } | { kind: 'not-found' } =>
    data === undefined ? { kind: 'not-found' } : { kind: 'found', data };
  const papersOf = (register: PaperRegister): PaperRegistry => ({
    findPaper: async (holder, number) => {
      askedPapers.push(`${register}:${number}`);
      if (silent.has(register)) return unavailable;
      const held = heldPapers.get(`${register}:${number}`);
      return found(held?.holderNumber === holder ? held : undefined);
    },
  });
  const registers: Registers = {
    people,
    cards,
    foreigners,
    phones,
    heldPapers,
    askedPapers,
    silent,
    enrolled,
    likeness: { kind: 'compared', score: 0.97 },
    population: { findPerson: async (number) => (silent.has('population') ? unavailable : found(people.get(number))) },
    idCard: {
      findCard: async (number) => (silent.has('idCard') ? unavailable : found(cards.get(number))),
      compareFace: async () => (silent.has('idCard') ? unavailable : registers.likeness),
      compareFingers: async () => (silent.has('idCard') ? unavailable : registers.likeness),
    },
    immigration: {
      findForeigner: async ({ number, issuingState }) =>
        silent.has('immigration') ? unavailable : found(foreigners.get(`${issuingState}:${number}`)),
      compareFace: async () => (silent.has('immigration') ? unavailable : registers.likeness),
      compareFingers: async () => (silent.has('immigration') ? unavailable : registers.likeness),
      enrol: async (id) => {
        if (silent.has('immigration')) return unavailable;
        enrolled.push(id);
        return { kind: 'enrolled' };
      },
    },
    subscriber: {
      ownsNumber: async (phone, holder) =>
        silent.has('subscriber') ? unavailable : found(phones.has(phone) ? { owns: phones.get(phone) === holder } : undefined),
    },
    papers: {
      'driving-licence': papersOf('driving-licence'),
      'vehicle-registration': papersOf('vehicle-registration'),
      'health-insurance': papersOf('health-insurance'),
      'social-insurance': papersOf('social-insurance'),
    },
    cardSystem: { fileCard: async ({ reference }) => ({ kind: 'filed', cardReference: `C-${reference}` }) },
  };
  return registers;
}
