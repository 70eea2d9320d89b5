import { OutgoingError, type OutgoingFetch } from '../../platform/outgoing.ts';
import type { AskedRegister, Registries } from '../registries.ts';
import type { EventFeed, FeedRegister, RegistryFeeds } from '../registry-events.ts';
import { cardSystem } from './card-system.ts';
import { eventFeed } from './events.ts';
import { idCardRegistry } from './id-card.ts';
import { immigrationRegistry } from './immigration.ts';
import { type Guard, type Line, openLine, type SignRequest } from './line.ts';
import { paperRegistry } from './papers.ts';
import { populationRegistry } from './population.ts';
import { subscriberRegistry } from './subscriber.ts';

/** Where each register stands. */
export interface RegistrySettings {
  readonly urls: Readonly<Record<AskedRegister, string>>;
}

export interface RegistryHands {
  /** 3 s to connect, 10 s in all, 64 kB, no redirects; with the client certificate, where one is used. */
  readonly fetch: OutgoingFetch;
  readonly sign?: SignRequest | undefined;
  readonly guard?: Guard | undefined;
}

/** All registers, asked over HTTP. */
export function createRegistries({ urls }: RegistrySettings, hands: RegistryHands): Registries {
  const line = (register: AskedRegister): Line => openLine({ ...hands, register, url: urls[register] });
  return {
    population: populationRegistry(line('population')),
    idCard: idCardRegistry(line('id-card')),
    immigration: immigrationRegistry(line('immigration')),
    subscriber: subscriberRegistry(line('subscriber')),
    papers: {
      'driving-licence': paperRegistry(line('driving-licence')),
      'vehicle-registration': paperRegistry(line('vehicle-registration')),
      'health-insurance': paperRegistry(line('health-insurance')),
      'social-insurance': paperRegistry(line('social-insurance')),
    },
    cardSystem: cardSystem(line('card-system')),
  };
}

/** What the registers publish, over the same lines. */
export function createFeeds({ urls }: RegistrySettings, hands: RegistryHands): RegistryFeeds {
  const feed = (register: FeedRegister): EventFeed => eventFeed(openLine({ ...hands, register, url: urls[register] }));
  return {
    population: feed('population'),
    'id-card': feed('id-card'),
    immigration: feed('immigration'),
    'driving-licence': feed('driving-licence'),
    'vehicle-registration': feed('vehicle-registration'),
    'health-insurance': feed('health-insurance'),
    'social-insurance': feed('social-insurance'),
  };
}

const registers = [
  'population',
  'id-card',
  'immigration',
  'subscriber',
  'driving-licence',
  'vehicle-registration',
  'health-insurance',
  'social-insurance',
  'card-system',
] as const satisfies readonly AskedRegister[];

/** The address of every register. */
export function urlsBy(urlOf: (register: AskedRegister) => string): RegistrySettings['urls'] {
  return Object.fromEntries(registers.map((name) => [name, urlOf(name)])) as Record<AskedRegister, string>;
}

/** For a process that has nobody to ask: every question is unavailable. */
export function noRegistries(): Registries {
  return createRegistries(
    { urls: urlsBy(() => 'https://none.invalid') },
    { fetch: () => Promise.reject(new OutgoingError('outgoing-unreachable')) },
  );
}
