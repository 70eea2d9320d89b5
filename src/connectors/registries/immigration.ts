import { z } from 'zod';
import type { ImmigrationRecord, ImmigrationRegistry } from '../registries.ts';
import type { Line } from './line.ts';
import * as shapes from './shapes.ts';

const record = z.object({
  immigrationId: shapes.text,
  fullName: shapes.text,
  birthDate: shapes.partialDate,
  sex: shapes.sex,
  nationality: shapes.country,
  document: z.object({
    kind: z.enum(['passport', 'travel-document']),
    number: z.string().regex(/^[A-Z0-9]{5,20}$/),
    issuingState: shapes.country,
    expiresOn: shapes.day,
  }),
  residenceCard: shapes.optional(z.object({ kind: z.enum(['permanent', 'temporary']), number: shapes.text, expiresOn: shapes.day })),
  hasFace: z.boolean(),
  hasFingers: z.boolean(),
  diedOn: shapes.optional(shapes.day),
  naturalisedAs: shapes.optional(shapes.personalNumber),
}) satisfies z.ZodType<ImmigrationRecord>;

const answer = shapes.dataAnswer(record);
const enrolled = z.object({ enrolled: z.literal(true) });

/** The immigration register (cơ sở dữ liệu quốc gia về xuất nhập cảnh). */
export function immigrationRegistry(line: Line): ImmigrationRegistry {
  return {
    // Whoever renewed a passport is found under the old one too, with the document of today: what differs is judged by who asked.
    findForeigner: async ({ number, issuingState }) =>
      shapes.readData(await line.ask('/foreigners/find', { number, issuingState }, answer), () => true),
    compareFace: (immigrationId, image) => shapes.askComparison(line, '/faces/compare', { immigrationId, image: shapes.encoded(image) }),
    compareFingers: (immigrationId, fingers) =>
      shapes.askComparison(line, '/fingers/compare', { immigrationId, fingers: shapes.encodedFingers(fingers) }),
    enrol: async (immigrationId, { face, fingers }) => {
      const question = { immigrationId, face: shapes.encoded(face), fingers: shapes.encodedFingers(fingers) };
      const heard = await line.ask('/enrolments', question, enrolled);
      return heard.kind === 'unavailable' ? heard : { kind: 'enrolled' };
    },
  };
}
