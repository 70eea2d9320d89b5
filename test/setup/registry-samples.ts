import { registriesView } from '../../views/pages/sandbox/registries.tsx';
import { registryFaultsView } from '../../views/pages/sandbox/registry-faults.tsx';
import { type RegistryPersonProps, registryPersonView } from '../../views/pages/sandbox/registry-person.tsx';
import type { AskedRegister } from '../../src/connectors/registries.ts';
import type { RegisteredPerson } from '../../src/sandbox/registries/people/types.ts';
import { fingerNames } from '../../src/sandbox/registries/people/types.ts';
import { cases } from '../../src/sandbox/registries/people/everybody.ts';
import { answers } from '../../src/sandbox/registries/server/answers.ts';
import { mayHappen } from '../../src/sandbox/registries/server/happenings.ts';
import { idCardRecord, immigrationRecord, populationRecord } from '../../src/sandbox/registries/server/records.ts';
import { type PageSample, sample } from './sample.ts';

const known = (person: RegisteredPerson, more: Partial<RegistryPersonProps> = {}) =>
  sample(
    registryPersonView,
    {
      id: person.id,
      fullName: person.fullName,
      shows: 'adultWithCard',
      population: populationRecord(person, person.id),
      card: idCardRecord(person, person.id),
      immigration: immigrationRecord(person),
      phone: person.phone ? { number: person.phone, owner: person.phoneOwner } : undefined,
      papers: person.papers.map((paper) => ({ ...paper, holderNumber: person.id })),
      onFile: person.onFile,
      mayHappen: mayHappen(person),
      happened: [
        { register: 'id-card', kind: 'card-held', at: new Date('2026-11-24T03:04:05Z') },
        { register: 'population', kind: 'unheard-of', at: new Date('2026-11-24T03:04:06Z') },
      ],
      isProblem: false,
      fingers: fingerNames.flatMap((name) => {
        const condition = person.fingers[name];
        return condition === 'missing' ? [] : [{ name, condition }];
      }),
      ...more,
    },
    'sandbox',
  );

const listed = [
  { id: cases.adultWithCard.id, fullName: 'Võ Minh Khang', birthDate: '1988-04-12', number: '003088100001', shows: 'adultWithCard' },
  { id: 'IM-900101', fullName: 'Benoît Garnier', birthDate: '1983-10', number: 'ZZ900101 (FRA)', shows: undefined },
] as const;

const registers = (Object.keys(answers) as AskedRegister[]).map((name) => ({
  name,
  fault: name === 'population' ? ({ kind: 'error', until: new Date('2026-11-24T03:04:05Z') } as const) : undefined,
}));

/** Pages of the sandbox's registers. */
export const registrySamples: Readonly<Record<string, PageSample>> = {
  registries: sample(registriesView, { people: listed, query: undefined, count: 2, next: undefined }, 'sandbox'),
  'registries found': sample(registriesView, { people: listed, query: 'an', count: 60, next: 50 }, 'sandbox'),
  'registries nobody': sample(registriesView, { people: [], query: '<b>', count: 0, next: undefined }, 'sandbox'),
  'registry person': known(cases.adultWithCard),
  'registry person, nothing happened': known(cases.adultWithCard, { happened: [], isProblem: true }),
  'registry person without hands': known(cases.withoutHands),
  'registry person without chip': known(cases.cardWithoutChip),
  'registry person, citizen who was a foreigner': known(cases.naturalised),
  'registry person, foreigner not on file': known(cases.foreignerNoReference),
  'registry person, dead': known(cases.deadPerson),
  'registry person, other’s phone': known(cases.phoneOfAnother),
  'registry person, ward': known(cases.ward),
  'registry faults': sample(registryFaultsView, { registers, isProblem: false }, 'sandbox'),
  'registry faults, problem': sample(registryFaultsView, { registers, isProblem: true }, 'sandbox'),
};
