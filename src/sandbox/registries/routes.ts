import { z } from 'zod';
import { type ListedPerson, registriesView } from '../../../views/pages/sandbox/registries.tsx';
import { registryFaultsView } from '../../../views/pages/sandbox/registry-faults.tsx';
import { type RegistryPersonProps, registryPersonView } from '../../../views/pages/sandbox/registry-person.tsx';
import type { AskedRegister, FingerName } from '../../connectors/registries.ts';
import { attachment, everybody, noFields, page, problem, redirect, route } from '../../platform/http/route.ts';
import type { Call, Reply, Route } from '../../platform/http/types.ts';
import { cases, type CaseName } from './people/everybody.ts';
import { fingerNames, type RegisteredPerson } from './people/types.ts';
import { facePicture, fingerPicture, irisPicture } from './pictures/render.ts';
import { answers } from './server/answers.ts';
import { faultKinds, type Faults } from './server/faults.ts';
import { makeHappen, type MadeKind, madeKinds, mayHappen } from './server/happenings.ts';
import { idCardRecord, immigrationRecord, paperRecord, populationRecord } from './server/records.ts';
import type { World } from './server/world.ts';

export interface RegistryPageParts {
  readonly world: World;
  readonly faults: Faults;
}

const registers = Object.keys(answers) as AskedRegister[];
const perPage = 50;

const faultForm = z.strictObject({
  register: z.enum(registers as [AskedRegister, ...AskedRegister[]]),
  kind: z.enum(faultKinds),
  seconds: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(86_400)),
});

/** Pages to look at the invented people, to take their pictures, and to make registers fail. The door listens on this machine only. */
export function registryRoutes(parts: RegistryPageParts): Route[] {
  const { world, faults } = parts;
  return [
    route({ method: 'GET', path: '/registries', who: everybody, handle: async (visit) => listPage(world, visit) }),
    route({ method: 'GET', path: '/registries/people/:id', who: everybody, handle: async (visit) => personPage(world, visit) }),
    route({ method: 'GET', path: '/registries/people/:id/:picture', who: everybody, handle: (visit) => picture(world, visit) }),
    route({
      method: 'POST',
      path: '/registries/people/:id/events',
      who: everybody,
      form: z.strictObject({ kind: z.enum(madeKinds as [MadeKind, ...MadeKind[]]) }),
      invalid: async (visit) => personPage(world, visit, true),
      handle: async (visit) => {
        const { id = '' } = visit.params;
        return makeHappen(world, id, visit.form.kind) ? redirect(`/registries/people/${id}`) : personPage(world, visit, true);
      },
    }),
    route({ method: 'GET', path: '/registries/faults', who: everybody, handle: async () => faultsPage(faults) }),
    route({
      method: 'POST',
      path: '/registries/faults',
      who: everybody,
      form: faultForm,
      invalid: async () => faultsPage(faults, true),
      handle: async ({ form }) => {
        faults.set(form.register, form.kind, form.seconds);
        return redirect('/registries/faults');
      },
    }),
    route({
      method: 'POST',
      path: '/registries/faults/clear',
      who: everybody,
      form: noFields,
      handle: async () => {
        faults.clear();
        return redirect('/registries/faults');
      },
    }),
  ];
}

const caseOf = new Map(Object.entries(cases).map(([name, { id }]) => [id, name as CaseName]));

function listPage(world: World, { query }: Call): Reply {
  const asked = query.q?.trim();
  const wanted = folded(asked ?? '');
  const all = asked
    ? world.list().filter((person) => keysOf(person).some((key) => folded(key).includes(wanted)))
    : Object.values(cases).flatMap(({ id }) => world.find(id) ?? []);
  const from = /^\d{1,6}$/.test(query.from ?? '') ? Number(query.from) : 0;
  const next = asked && from + perPage < all.length ? from + perPage : undefined;
  const shown = asked ? all.slice(from, from + perPage) : all;
  return page(registriesView, { people: shown.map(listed), query: asked || undefined, count: all.length, next });
}

function keysOf({ id, fullName, phone, citizen, foreigner }: RegisteredPerson): string[] {
  return [id, fullName, phone ?? '', ...(citizen?.earlierNumbers ?? []), foreigner?.document.number ?? ''];
}

/** As people type: without marks, case and spaces, 0 for +84. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/^\+84/, '0');
}

function listed(person: RegisteredPerson): ListedPerson {
  const { id, fullName, birthDate, citizen, foreigner } = person;
  const { number = '', issuingState = '' } = foreigner?.document ?? {};
  return { id, fullName, birthDate, number: citizen?.personalNumber ?? `${number} (${issuingState})`, shows: caseOf.get(id) };
}

function personPage(world: World, { params }: Call, isProblem = false): Reply {
  const person = world.find(params.id ?? '');
  if (!person) return problem('not-found');
  const { id, fullName, citizen, phone, phoneOwner, onFile, fingers } = person;
  const props = {
    id,
    fullName,
    shows: caseOf.get(id),
    population: citizen && populationRecord(person, citizen.personalNumber),
    card: citizen && idCardRecord(person, citizen.personalNumber),
    immigration: immigrationRecord(person),
    phone: phone === undefined ? undefined : { number: phone, owner: phoneOwner },
    papers: person.papers.flatMap(({ register, number }) => {
      const record = paperRecord(person, register, number);
      return record ? [{ register, ...record }] : [];
    }),
    onFile,
    fingers: fingerNames.flatMap((name) => {
      const condition = fingers[name];
      return condition === 'missing' ? [] : [{ name, condition }];
    }),
    mayHappen: mayHappen(person),
    happened: happenedTo(world, person),
    isProblem,
  };
  return page(registryPersonView, props, { status: isProblem ? 422 : 200 });
}

function happenedTo(world: World, { citizen, foreigner }: RegisteredPerson): RegistryPersonProps['happened'] {
  const names = [citizen?.personalNumber, ...(citizen?.earlierNumbers ?? []), foreigner?.immigrationId];
  return world.log
    .all()
    .filter(({ person }) => names.includes(person))
    .map(({ register, kind, at }) => ({ register, kind, at: new Date(at) }))
    .toReversed();
}

async function picture(world: World, { params }: Call): Promise<Reply> {
  const person = world.find(params.id ?? '');
  const [, name = ''] = /^([a-z-]+)\.jpg$/.exec(params.picture ?? '') ?? [];
  const bytes = person && (await draw(person, name));
  if (!person || !bytes) return problem('not-found');
  return attachment({ type: 'image/jpeg', name: `${person.id.toLowerCase()}-${name}.jpg`, bytes });
}

async function draw(person: RegisteredPerson, what: string): Promise<Buffer | undefined> {
  if (what === 'face-today') return facePicture(person.face, 'capture');
  if (what === 'face-on-file') return person.onFile.face ? facePicture(person.face, 'reference') : undefined;
  if (what === 'iris-left' || what === 'iris-right') return irisPicture(person.face.seed, what === 'iris-left' ? 'left' : 'right');
  const finger = fingerNames.find((name): name is FingerName => name === what);
  const condition = finger && person.fingers[finger];
  if (!finger || condition === undefined || condition === 'missing') return undefined;
  return fingerPicture({ seed: person.face.seed, finger, condition }, 'capture');
}

function faultsPage(faults: Faults, isProblem = false): Reply {
  const states = registers.map((name) => {
    const fault = faults.of(name);
    return { name, fault: fault && { kind: fault.kind, until: new Date(fault.until) } };
  });
  return page(registryFaultsView, { registers: states, isProblem }, { status: isProblem ? 422 : 200 });
}
