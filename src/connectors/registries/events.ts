import { z } from 'zod';
import type { EventContent, EventFeed, Happening, HappeningKind, RegistryEvent } from '../registry-events.ts';
import { type Line, unavailable } from './line.ts';
import * as shapes from './shapes.ts';

/** What each kind carries. */
const contents: { readonly [Kind in HappeningKind]: z.ZodType<Omit<Extract<Happening, { kind: Kind }>, 'kind'>> } = {
  'name-changed': z.object({ fullName: shapes.text }),
  'birth-date-changed': z.object({ birthDate: shapes.partialDate }),
  'sex-changed': z.object({ sex: shapes.sex }),
  'nationality-changed': z.object({ nationality: shapes.country }),
  'picture-changed': z.object({}),
  'number-replaced': z.object({ newNumber: shapes.personalNumber }),
  died: z.object({ diedOn: shapes.day }),
  'death-cancelled': z.object({}),
  'relation-changed': z.object({}),
  'guardianship-changed': z.object({}),
  'capacity-changed': z.object({ isWard: z.boolean() }),
  'card-issued': z.object({ cardNumber: shapes.text, expiresOn: shapes.optional(shapes.day), reference: shapes.optional(shapes.text) }),
  'card-expired': z.object({}),
  'card-revoked': z.object({}),
  'card-held': z.object({}),
  'card-returned': z.object({}),
  'card-refused': z.object({ reference: shapes.text }),
  'passport-changed': z.object({ number: shapes.text, issuingState: shapes.country, expiresOn: shapes.day }),
  'passport-ended': z.object({}),
  'residence-changed': z.object({ expiresOn: shapes.day }),
  'residence-ended': z.object({}),
  naturalised: z.object({ personalNumber: shapes.personalNumber }),
  'paper-changed': z.object({ number: shapes.text, status: z.enum(['valid', 'expired', 'seized', 'suspended', 'revoked']) }),
};

const event = z.object({
  id: z.string().min(1).max(100),
  seq: z.int().min(1),
  kind: z.string().min(1).max(60),
  person: z.string().min(1).max(60),
  at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  data: z.record(z.string().max(60), z.unknown()),
});
const page = z.object({ events: z.array(event).max(500), oldest: z.int().min(1).default(1) });

/** What a register publishes, read from a number on. A kind we do not know is no nonsense: it is handed on as it came. */
export function eventFeed(line: Line): EventFeed {
  return {
    async listEvents(after, limit) {
      const answer = await line.ask('/events', { after, limit }, page);
      if (answer.kind === 'unavailable') return answer;
      const events = answer.data.events.map(eventOf).toSorted((one, other) => one.seq - other.seq);
      const numbers = new Set(events.map(({ seq }) => seq));
      const isSound = numbers.size === events.length && events.every(({ seq }) => seq > after) && events.length <= limit;
      return isSound ? { kind: 'page', events, oldest: answer.data.oldest } : unavailable('bad-answer');
    },
  };
}

function eventOf({ kind, data, ...rest }: z.output<typeof event>): RegistryEvent {
  return { ...rest, content: contentOf(kind, data) };
}

function contentOf(name: string, data: unknown): EventContent {
  if (!isKnown(name)) return { kind: 'unknown-kind', name, data };
  const found = contents[name].safeParse(data);
  if (!found.success) return { kind: 'unreadable', name, data };
  return { kind: 'known', happening: { kind: name, ...found.data } as Happening };
}

function isKnown(name: string): name is HappeningKind {
  return Object.hasOwn(contents, name);
}
