import { z } from 'zod';
import type { IdCardRecord, IdCardRegistry } from '../registries.ts';
import type { Line } from './line.ts';
import * as shapes from './shapes.ts';

const record = z.object({
  personalNumber: shapes.personalNumber,
  cardNumber: shapes.text,
  kind: z.enum(['identity-card', 'citizen-card']),
  hasChip: z.boolean(),
  issuedOn: shapes.day,
  expiresOn: shapes.optional(shapes.day),
  status: z.enum(['valid', 'revoked', 'held']),
}) satisfies z.ZodType<IdCardRecord>;

const answer = shapes.dataAnswer(record);

/** The register of identity cards (cơ sở dữ liệu căn cước), which holds the faces and fingers of citizens. */
export function idCardRegistry(line: Line): IdCardRegistry {
  return {
    findCard: async (personalNumber) =>
      shapes.readData(await line.ask('/cards/find', { personalNumber }, answer), (found) => found.personalNumber === personalNumber),
    compareFace: (personalNumber, image) => shapes.askComparison(line, '/faces/compare', { personalNumber, image: shapes.encoded(image) }),
    compareFingers: (personalNumber, fingers) =>
      shapes.askComparison(line, '/fingers/compare', { personalNumber, fingers: shapes.encodedFingers(fingers) }),
  };
}
