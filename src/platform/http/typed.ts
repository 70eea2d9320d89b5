import { z } from 'zod';
import type { Reading } from '../../lib/declared/reading.ts';

/** A field of a form that a reader of `lib/declared` reads: the handler gets the canonical value, `invalid` the reader's own code. */
export function typedField<T>(reader: (typed: string) => Reading<T, string>): z.ZodType<T, string> {
  return z.string().transform((typed, ctx) => {
    const reading = reader(typed);
    if (reading.kind === 'read') return reading.value;
    ctx.addIssue({ code: 'custom', params: { problem: reading.problem }, message: reading.problem });
    return z.NEVER;
  });
}
