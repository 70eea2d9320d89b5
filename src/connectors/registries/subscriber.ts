import { z } from 'zod';
import type { SubscriberRegistry } from '../registries.ts';
import type { Line } from './line.ts';
import * as shapes from './shapes.ts';

const answer = shapes.dataAnswer(z.object({ owns: z.boolean() }));

/** The register of telephone subscribers: in whose name a number stands (số thuê bao chính chủ). */
export function subscriberRegistry(line: Line): SubscriberRegistry {
  return {
    ownsNumber: async (phone, holderNumber) =>
      shapes.readData(await line.ask('/numbers/check', { phone, holderNumber }, answer), () => true),
  };
}
