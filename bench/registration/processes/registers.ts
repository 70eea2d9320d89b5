import { createPublicKey } from 'node:crypto';
import { fingerNames } from '../../../src/domain/registrations/intake/finger-rules.ts';
import { createFaults } from '../../../src/sandbox/registries/server/faults.ts';
import { openRegistryServer } from '../../../src/sandbox/registries/server/server.ts';
import { createSignatureCheck } from '../../../src/sandbox/registries/server/signature.ts';
import { createWorld, type World } from '../../../src/sandbox/registries/server/world.ts';
import { answerBench, parcel } from '../../processes/parent-link.ts';
import { applicantAt, looks } from '../people/applicants.ts';
import { cpuUsed } from './cpu.ts';

/** The registers of the sandbox, in a process of their own, with everybody who will apply. */
export interface RegistersParcel {
  readonly applicants: number;
  /** PEM of the key that checks our signatures. */
  readonly publicKey: string;
}

export interface RegistersTalk {
  readonly cpu: () => number;
}

const { applicants, publicKey } = await parcel<RegistersParcel>();
const people = Array.from({ length: applicants }, (_, index) => applicantAt(index).person);
const byNumber = new Map(people.map((person) => [person.id, person]));
// The sandbox looks through its few hundred people one by one; a register has an index.
const world: World = { ...createWorld(people), byNumber: (number) => byNumber.get(number) };
for (const person of people.slice(0, looks)) {
  await world.face(person);
  for (const finger of fingerNames) await world.finger(person, finger);
}
const checkSignature = createSignatureCheck(createPublicKey(publicKey));
const server = await openRegistryServer({ world, faults: createFaults(), checkSignature });
answerBench(server.origin, { cpu: cpuUsed } satisfies RegistersTalk);
