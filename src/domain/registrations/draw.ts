import { createHmac } from 'node:crypto';

/** Of a thousand grants by machine so many come back for a second look. */
const perThousand = 20;

/** Whether a grant is looked at again: by a seed that is kept, so that anybody can draw again and nobody can choose. */
export function isDrawn(seed: string, applicationId: string): boolean {
  return createHmac('sha256', seed).update(applicationId).digest().readUInt32BE(0) % 1000 < perThousand;
}
