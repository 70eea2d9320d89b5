import { z } from 'zod';
import type { CardSystem } from '../registries.ts';
import type { Line } from './line.ts';
import * as shapes from './shapes.ts';

const answer = z.object({ cardReference: shapes.text });

/** The system that issues identity cards. It takes an application once a reference: whoever did not hear the answer asks again. */
export function cardSystem(line: Line): CardSystem {
  return {
    fileCard: async ({ face, fingers, iris, ...application }) => {
      const question = {
        ...application,
        face: shapes.encoded(face),
        fingers: shapes.encodedFingers(fingers),
        iris: iris.map(shapes.encoded),
      };
      const heard = await line.ask('/card-applications', question, answer);
      return heard.kind === 'unavailable' ? heard : { kind: 'filed', cardReference: heard.data.cardReference };
    },
  };
}
