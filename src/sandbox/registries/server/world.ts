import type { FingerName, TravelDocumentKey } from '../../../connectors/registries.ts';
import type { RegisteredPerson } from '../people/types.ts';
import { faceReference, fingerReference } from '../pictures/compare.ts';
import type { Pattern } from '../pictures/pattern.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { facePicture, fingerPicture } from '../pictures/render.ts';

/** What has been captured of a person in place of what was drawn. */
interface Enrolled {
  readonly face: Pattern | undefined;
  readonly fingers: ReadonlyMap<FingerName, Pattern>;
}

/** Everybody in the registers, as they stand now. Forgotten when the sandbox stops. */
export interface World {
  list(): readonly RegisteredPerson[];
  find(id: string): RegisteredPerson | undefined;
  /** By present or replaced personal number. */
  byNumber(number: string): RegisteredPerson | undefined;
  /** By present or earlier passport. */
  byDocument(document: TravelDocumentKey): RegisteredPerson | undefined;
  change(id: string, how: (person: RegisteredPerson) => RegisteredPerson): void;
  /** What the register has on file; nothing when there is none. */
  face(person: RegisteredPerson): Promise<Pattern | undefined>;
  finger(person: RegisteredPerson, finger: FingerName): Promise<Pattern | undefined>;
  enrol(id: string, captured: Enrolled): void;
  /** What the registers have published. */
  readonly log: EventLog;
}

export function createWorld(everybody: readonly RegisteredPerson[], log: EventLog = createEventLog()): World {
  const people = new Map(everybody.map((person) => [person.id, person]));
  const enrolled = new Map<string, Enrolled>();
  const drawn = new Map<string, Promise<Pattern | undefined>>();
  const onFile = (key: string, draw: () => Promise<Pattern | undefined>): Promise<Pattern | undefined> => {
    const known = drawn.get(key) ?? draw();
    drawn.set(key, known);
    return known;
  };
  const list = (): RegisteredPerson[] => [...people.values()];
  return {
    log,
    list,
    find: (id) => people.get(id),
    byNumber: (number) => list().find(({ citizen }) => citizen?.personalNumber === number || citizen?.earlierNumbers.includes(number)),
    byDocument: (document) =>
      list().find(({ foreigner }) => foreigner && [foreigner.document, ...foreigner.earlierDocuments].some((one) => isSame(one, document))),
    change: (id, how) => {
      const person = people.get(id);
      if (person) people.set(id, how(person));
    },
    face: async (person) => {
      const { seed } = person.face;
      if (!person.onFile.face) return undefined;
      return (
        enrolled.get(person.id)?.face ?? onFile(`face ${seed}`, async () => faceReference(await facePicture(person.face, 'reference')))
      );
    },
    finger: async (person, finger) => {
      const condition = person.fingers[finger];
      if (!person.onFile.fingers) return undefined;
      const captured = enrolled.get(person.id)?.fingers;
      if (captured) return captured.get(finger);
      if (condition === 'missing') return undefined;
      const likeness = { seed: person.face.seed, finger, condition };
      return onFile(`finger ${person.face.seed} ${finger}`, async () => fingerReference(await fingerPicture(likeness, 'reference')));
    },
    enrol: (id, captured) => {
      enrolled.set(id, captured);
      const person = people.get(id);
      if (person) people.set(id, { ...person, onFile: { face: captured.face !== undefined, fingers: captured.fingers.size > 0 } });
    },
  };
}

function isSame(one: TravelDocumentKey, other: TravelDocumentKey): boolean {
  return one.number === other.number && one.issuingState === other.issuingState;
}
