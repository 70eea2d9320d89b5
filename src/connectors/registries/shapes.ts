import { z, type ZodType } from 'zod';
import type { BiometricAnswer, DataAnswer, FingerCapture } from '../registries.ts';
import { type Answered, type Line, unavailable } from './line.ts';

/** Pieces of answers. A register says `null`, or leaves out, what it does not know. */

export const text = z.string().min(1).max(500);
export const optional = <T>(shape: ZodType<T>) => shape.nullish().transform((value): T | undefined => value ?? undefined);
export const personalNumber = z.string().regex(/^\d{12}$/);
export const country = z.string().regex(/^[A-Z]{3}$/);
export const day = z.iso.date();
/** As much of a birth date as is known. */
export const partialDate = z.union([day, z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)]);
export const sex = z.enum(['male', 'female', 'unknown']);
export const phone = z.string().regex(/^\+\d{8,15}$/);

/** An answer about data: `{"found": false}`, or `{"found": true, "record": …}`. */
export function dataAnswer<T>(record: ZodType<T>) {
  return z.discriminatedUnion('found', [z.object({ found: z.literal(false) }), z.object({ found: z.literal(true), record })]);
}

/** `isAbout`: whether the record is the one that was asked for; another person's is no answer. */
export function readData<T>(
  answer: Answered<{ found: false } | { found: true; record: T }>,
  isAbout: (record: T) => boolean,
): DataAnswer<T> {
  if (answer.kind === 'unavailable') return answer;
  if (!answer.data.found) return { kind: 'not-found' };
  return isAbout(answer.data.record) ? { kind: 'found', data: answer.data.record } : unavailable('bad-answer');
}

const comparison = z.discriminatedUnion('result', [
  z.object({ result: z.literal('compared'), score: z.number().min(0).max(1) }),
  z.object({ result: z.literal('no-reference') }),
  z.object({ result: z.literal('poor-capture') }),
]);

/** Asks for a comparison of a face or of fingers. */
export async function askComparison(line: Line, path: string, question: object): Promise<BiometricAnswer> {
  const answer = await line.ask(path, question, comparison);
  if (answer.kind === 'unavailable') return answer;
  const { data } = answer;
  return data.result === 'compared' ? { kind: 'compared', score: data.score } : { kind: data.result };
}

export function encoded(image: Uint8Array): string {
  return Buffer.from(image).toString('base64');
}

export function encodedFingers(fingers: readonly FingerCapture[]): readonly { finger: string; image: string }[] {
  return fingers.map(({ finger, image }) => ({ finger, image: encoded(image) }));
}
