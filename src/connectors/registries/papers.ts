import { z } from 'zod';
import type { PaperRecord, PaperRegistry } from '../registries.ts';
import type { Line } from './line.ts';
import * as shapes from './shapes.ts';

const record = z.object({
  kind: z.string().regex(/^[a-z-]{3,60}$/),
  number: shapes.text,
  holderNumber: shapes.text,
  status: z.enum(['valid', 'expired', 'seized', 'suspended', 'revoked']),
  expiresOn: shapes.optional(shapes.day),
}) satisfies z.ZodType<PaperRecord>;

const answer = shapes.dataAnswer(record);

/** A specialised register (cơ sở dữ liệu chuyên ngành): driving licences, vehicle registrations, health and social insurance. */
export function paperRegistry(line: Line): PaperRegistry {
  return {
    findPaper: async (holderNumber, number) =>
      shapes.readData(
        await line.ask('/papers/find', { holderNumber, number }, answer),
        (found) => found.holderNumber === holderNumber && found.number === number,
      ),
  };
}
