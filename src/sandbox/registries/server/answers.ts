import { z } from 'zod';
import type { AskedRegister, FingerCapture, FingerName } from '../../../connectors/registries.ts';
import type { FeedRegister } from '../../../connectors/registry-events.ts';
import { fingerNames, type PaperRegister } from '../people/types.ts';
import { answerFace, answerFingers, enrol } from './biometrics.ts';
import { idCardRecord, immigrationRecord, paperRecord, populationRecord } from './records.ts';
import type { World } from './world.ts';

/** Answers one kind of question; throws on one that cannot be understood. */
export type Answer = (world: World, question: unknown) => Promise<object>;

const picture = z
  .base64()
  .min(8)
  .max(8_000_000)
  .transform((text): Uint8Array => Buffer.from(text, 'base64'));
const finger = z.strictObject({ finger: z.enum(fingerNames as [FingerName, ...FingerName[]]), image: picture });
const fingers = z.array(finger).max(10) satisfies z.ZodType<FingerCapture[]>;
const number = z.string().min(1).max(60);

function answering<T>(question: z.ZodType<T>, reply: (world: World, asked: T) => Promise<object>): Answer {
  return async (world, asked) => reply(world, question.parse(asked));
}

function found(record: object | undefined): object {
  return record ? { found: true, record } : { found: false };
}

const population = {
  '/people/find': answering(z.strictObject({ personalNumber: number }), async (world, { personalNumber }) => {
    const person = world.byNumber(personalNumber);
    return found(person && populationRecord(person, personalNumber));
  }),
};

const idCard = {
  '/cards/find': answering(z.strictObject({ personalNumber: number }), async (world, { personalNumber }) => {
    const person = world.byNumber(personalNumber);
    return found(person && idCardRecord(person, personalNumber));
  }),
  '/faces/compare': answering(z.strictObject({ personalNumber: number, image: picture }), async (world, { personalNumber, image }) =>
    answerFace(world, world.byNumber(personalNumber), image),
  ),
  '/fingers/compare': answering(z.strictObject({ personalNumber: number, fingers }), async (world, asked) =>
    answerFingers(world, world.byNumber(asked.personalNumber), asked.fingers),
  ),
};

const immigration = {
  '/foreigners/find': answering(z.strictObject({ number, issuingState: z.string().length(3) }), async (world, document) => {
    const person = world.byDocument(document);
    return found(person && immigrationRecord(person));
  }),
  '/faces/compare': answering(z.strictObject({ immigrationId: number, image: picture }), async (world, { immigrationId, image }) =>
    answerFace(world, foreigner(world, immigrationId), image),
  ),
  '/fingers/compare': answering(z.strictObject({ immigrationId: number, fingers }), async (world, asked) =>
    answerFingers(world, foreigner(world, asked.immigrationId), asked.fingers),
  ),
  '/enrolments': answering(
    z.strictObject({ immigrationId: number, face: picture, fingers }),
    async (world, { immigrationId, ...captures }) => {
      const person = foreigner(world, immigrationId);
      if (person) await enrol(world, person, captures);
      return person ? { enrolled: true } : { enrolled: false };
    },
  ),
};

function foreigner(world: World, immigrationId: string) {
  return world.list().find((person) => person.foreigner?.immigrationId === immigrationId);
}

const subscriber = {
  '/numbers/check': answering(z.strictObject({ phone: number, holderNumber: number }), async (world, { phone, holderNumber }) => {
    const subscribers = world.list().filter((person) => person.phone === phone);
    if (subscribers.length === 0) return { found: false };
    return { found: true, record: { owns: subscribers.some((person) => ownsPhone(person, holderNumber)) } };
  }),
};

/** Foreigners are in this register under their passport or their number of the immigration register. */
function ownsPhone({ phoneOwner, citizen, foreigner: papers }: ReturnType<World['list']>[number], holderNumber: string): boolean {
  if (phoneOwner) return phoneOwner === holderNumber;
  return [citizen?.personalNumber, ...(citizen?.earlierNumbers ?? []), papers?.document.number, papers?.immigrationId].includes(
    holderNumber,
  );
}

const feedOf = (register: FeedRegister) => ({
  '/events': answering(z.strictObject({ after: z.int().min(0), limit: z.int().min(1).max(500) }), async (world, { after, limit }) =>
    world.log.list(register, after, limit),
  ),
});

const papersOf = (register: PaperRegister) => ({
  '/papers/find': answering(z.strictObject({ holderNumber: number, number }), async (world, asked) => {
    const person = world.byNumber(asked.holderNumber);
    const record = person && paperRecord(person, register, asked.number);
    // Who changed numbers is the same holder, under whichever was asked.
    return found(record && { ...record, holderNumber: asked.holderNumber });
  }),
  ...feedOf(register),
});

const card = {
  '/card-applications': answering(
    z.strictObject({
      reference: number,
      personalNumber: number,
      face: picture,
      fingers,
      iris: z.array(picture).max(2),
      deliverTo: z.string().max(500),
    }),
    // The same reference is the same application, however often it is filed.
    async (world, { reference, personalNumber }) => {
      const cardReference = `CC-${reference}`;
      const person = world.byNumber(personalNumber);
      if (person) world.change(person.id, (before) => ({ ...before, filedCard: cardReference }));
      return { cardReference };
    },
  ),
};

/** Paths of every register. */
export const answers: Readonly<Record<AskedRegister, Readonly<Record<string, Answer>>>> = {
  population: { ...population, ...feedOf('population') },
  'id-card': { ...idCard, ...feedOf('id-card') },
  immigration: { ...immigration, ...feedOf('immigration') },
  subscriber,
  'driving-licence': papersOf('driving-licence'),
  'vehicle-registration': papersOf('vehicle-registration'),
  'health-insurance': papersOf('health-insurance'),
  'social-insurance': papersOf('social-insurance'),
  'card-system': card,
};
