import { z } from 'zod';
import type { PopulationRecord, PopulationRegistry } from '../registries.ts';
import type { Line } from './line.ts';
import * as shapes from './shapes.ts';

const record = z.object({
  personalNumber: shapes.personalNumber,
  fullName: shapes.text,
  birthDate: shapes.partialDate,
  sex: shapes.sex,
  nationality: shapes.country,
  address: shapes.optional(shapes.text),
  diedOn: shapes.optional(shapes.day),
  earlierNumbers: z.array(shapes.personalNumber).max(20),
  replacedBy: shapes.optional(shapes.personalNumber),
  isWard: z.boolean(),
  phone: shapes.optional(shapes.phone),
  email: shapes.optional(z.email().max(254)),
}) satisfies z.ZodType<PopulationRecord>;

const answer = shapes.dataAnswer(record);

/** The national population register (cơ sở dữ liệu quốc gia về dân cư). */
export function populationRegistry(line: Line): PopulationRegistry {
  return {
    findPerson: async (personalNumber) =>
      shapes.readData(await line.ask('/people/find', { personalNumber }, answer), (found) => found.personalNumber === personalNumber),
  };
}
