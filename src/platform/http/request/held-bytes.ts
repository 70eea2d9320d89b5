import type { ServerResponse } from 'node:http';
import { AppError } from '../../../lib/errors.ts';

/** Of all requests of this process together: some dozen pictures. */
const mostHeld = 96 * 1024 * 1024;
let held = 0;

/**
 * Counts what a request keeps in memory until it is answered. Beyond what this process may hold for all of them, one that wants more is told to
 * come back: many large uploads at once must not take the memory that sign-ins need.
 */
export function holdBytes(res: ServerResponse): (count: number) => void {
  let mine = 0;
  if (res.destroyed) throw new AppError('bad-request', 'the connection ended early');
  res.once('close', () => {
    held -= mine;
  });
  return (count) => {
    if (held + count > mostHeld) throw new AppError('too-many-requests', 'uploads hold too much memory');
    held += count;
    mine += count;
  };
}
