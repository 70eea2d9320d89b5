import type { FeedRegister, HappeningKind } from '../../../connectors/registry-events.ts';
import { referenceDay } from '../people/dates.ts';
import type { CitizenPart, ForeignerPart, PaperRegister, RegisteredPerson } from '../people/types.ts';
import type { World } from './world.ts';

/** Something that can be made to happen to an invented person: the register changes, and says so. */
interface Act {
  readonly register: FeedRegister;
  /** The person after it, or nothing when it cannot happen. */
  readonly change: (person: RegisteredPerson) => RegisteredPerson | undefined;
  readonly data?: (after: RegisteredPerson, before: RegisteredPerson) => object;
}

export type MadeKind = Exclude<HappeningKind, 'relation-changed' | 'paper-changed'> | 'paper-seized' | 'star-sign-changed';

type Card = NonNullable<CitizenPart['card']>;

const card =
  (change: Partial<Card>) =>
  (person: RegisteredPerson): RegisteredPerson | undefined =>
    person.citizen?.card && { ...person, citizen: { ...person.citizen, card: { ...person.citizen.card, ...change } } };

const papers =
  (change: (papers: ForeignerPart) => Partial<ForeignerPart>) =>
  (person: RegisteredPerson): RegisteredPerson | undefined =>
    person.foreigner && { ...person, foreigner: { ...person.foreigner, ...change(person.foreigner) } };

const personal =
  (change: (person: RegisteredPerson) => Partial<RegisteredPerson>) =>
  (person: RegisteredPerson): RegisteredPerson | undefined =>
    person.citizen && { ...person, ...change(person) };

const longAgo = '2026-01-15';
const longHence = '2036-06-30';

const acts: Readonly<Record<MadeKind, Act>> = {
  'name-changed': {
    register: 'population',
    change: personal(({ fullName }) => ({ fullName: fullName.endsWith(' Mới') ? fullName.slice(0, -4) : `${fullName} Mới` })),
    data: ({ fullName }) => ({ fullName }),
  },
  'birth-date-changed': {
    register: 'population',
    change: personal(({ birthDate }) => ({ birthDate: `${birthDate.slice(0, 4)}-12-31` })),
    data: ({ birthDate }) => ({ birthDate }),
  },
  'sex-changed': {
    register: 'population',
    change: personal(({ sex }) => ({ sex: sex === 'male' ? 'female' : 'male' })),
    data: ({ sex }) => ({ sex }),
  },
  'nationality-changed': {
    register: 'population',
    change: personal(({ nationality }) => ({ nationality: nationality === 'VNM' ? 'FRA' : 'VNM' })),
    data: ({ nationality }) => ({ nationality }),
  },
  'picture-changed': {
    register: 'id-card',
    change: (person) => person.citizen?.card && { ...person, face: { ...person.face, seed: `${person.face.seed}+` } },
  },
  'number-replaced': {
    register: 'population',
    change: (person) => person.citizen && { ...person, citizen: renumbered(person.citizen) },
    data: ({ citizen }) => ({ newNumber: citizen?.personalNumber }),
  },
  died: {
    register: 'population',
    change: ({ diedOn, ...person }) => (diedOn ? undefined : { ...person, diedOn: referenceDay }),
    data: ({ diedOn }) => ({ diedOn }),
  },
  'death-cancelled': { register: 'population', change: (person) => (person.diedOn ? { ...person, diedOn: undefined } : undefined) },
  'guardianship-changed': { register: 'population', change: personal(() => ({})) },
  'capacity-changed': {
    register: 'population',
    change: (person) => person.citizen && { ...person, citizen: { ...person.citizen, isWard: !person.citizen.isWard } },
    data: ({ citizen }) => ({ isWard: citizen?.isWard }),
  },
  'card-issued': {
    register: 'id-card',
    change: (person) =>
      person.citizen && {
        ...person,
        citizen: { ...person.citizen, card: newCard(person) },
        filedCard: undefined,
        onFile: { face: true, fingers: true },
      },
    data: ({ citizen }, { filedCard }) => ({
      cardNumber: citizen?.card?.cardNumber,
      expiresOn: citizen?.card?.expiresOn,
      reference: filedCard,
    }),
  },
  'card-refused': {
    register: 'id-card',
    change: (person) => (person.filedCard === undefined ? undefined : { ...person, filedCard: undefined }),
    data: (_, before) => ({ reference: before.filedCard }),
  },
  'card-expired': { register: 'id-card', change: card({ expiresOn: longAgo }) },
  'card-revoked': { register: 'id-card', change: card({ status: 'revoked' }) },
  'card-held': { register: 'id-card', change: card({ status: 'held' }) },
  'card-returned': { register: 'id-card', change: card({ status: 'valid' }) },
  'passport-changed': {
    register: 'immigration',
    change: papers(({ document, earlierDocuments }) => ({
      document: { ...document, number: `${document.number}N`, expiresOn: longHence },
      earlierDocuments: [...earlierDocuments, { number: document.number, issuingState: document.issuingState }],
    })),
    data: ({ foreigner }) => ({ ...foreigner?.document, kind: undefined }),
  },
  'passport-ended': { register: 'immigration', change: papers(({ document }) => ({ document: { ...document, expiresOn: longAgo } })) },
  'residence-changed': {
    register: 'immigration',
    change: papers(({ immigrationId, residenceCard }) => ({
      residenceCard: { kind: 'temporary', number: `TT${immigrationId.slice(-6)}`, ...residenceCard, expiresOn: longHence },
    })),
    data: ({ foreigner }) => ({ expiresOn: foreigner?.residenceCard?.expiresOn }),
  },
  'residence-ended': { register: 'immigration', change: papers(() => ({ residenceCard: undefined })) },
  naturalised: {
    register: 'immigration',
    change: papers(({ immigrationId }) => ({ naturalisedAs: `005399${immigrationId.slice(-6)}` })),
    data: ({ foreigner }) => ({ personalNumber: foreigner?.naturalisedAs }),
  },
  'paper-seized': {
    register: 'driving-licence',
    change: (person) => withPaper(person, 'driving-licence', 'seized'),
    data: ({ papers: held }) => ({ number: held.find(({ register }) => register === 'driving-licence')?.number, status: 'seized' }),
  },
  // A kind that nobody knows: it must be kept and shown, and change nothing.
  'star-sign-changed': { register: 'population', change: (person) => person, data: () => ({ to: 'cat' }) },
};

const wireKinds: Partial<Record<MadeKind, string>> = { 'paper-seized': 'paper-changed' };

export const madeKinds = Object.keys(acts) as MadeKind[];

/** Kinds that can happen to this person now. */
export function mayHappen(person: RegisteredPerson): MadeKind[] {
  return madeKinds.filter((kind) => acts[kind].change(person) !== undefined);
}

/** Makes it happen: the register is changed and the event published. False when it cannot happen to this person. */
export function makeHappen(world: World, id: string, kind: MadeKind): boolean {
  const person = world.find(id);
  const { register, change, data } = acts[kind];
  const after = person && change(person);
  if (!person || !after) return false;
  world.change(id, () => after);
  // Whom it is about is said by the number that was known before.
  const about = register === 'immigration' ? person.foreigner?.immigrationId : person.citizen?.personalNumber;
  const deceased = kind === 'died' || kind === 'death-cancelled';
  const isForeigner = deceased && !person.citizen;
  world.log.publish(isForeigner ? 'immigration' : register, {
    kind: wireKinds[kind] ?? kind,
    person: (isForeigner ? person.foreigner?.immigrationId : about) ?? person.id,
    data: data?.(after, person) ?? {},
  });
  return true;
}

function renumbered(part: CitizenPart): CitizenPart {
  const next = `${part.personalNumber.slice(0, 6)}${String((Number(part.personalNumber.slice(6)) + 500_000) % 1_000_000).padStart(6, '0')}`;
  return { ...part, personalNumber: next, earlierNumbers: [...part.earlierNumbers, part.personalNumber] };
}

function newCard({ citizen, id }: RegisteredPerson): Card {
  return {
    cardNumber: `TH${id.slice(-6)}M${(citizen?.card?.cardNumber.length ?? 0) % 10}`,
    kind: 'identity-card',
    hasChip: true,
    issuedOn: referenceDay,
    expiresOn: longHence,
    status: 'valid',
  };
}

function withPaper(person: RegisteredPerson, register: PaperRegister, status: 'seized'): RegisteredPerson | undefined {
  if (!person.papers.some((paper) => paper.register === register)) return undefined;
  return { ...person, papers: person.papers.map((paper) => (paper.register === register ? { ...paper, status } : paper)) };
}
