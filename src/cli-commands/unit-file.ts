import { z } from 'zod';
import type { Unit } from '../domain/units/types.ts';

const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const id = z.string().regex(/^[a-z0-9-]{3,40}$/);
const words = z.string().trim().min(1).max(300);

const unit = z
  .strictObject({
    id,
    kind: z.enum([
      'authority',
      'population-centre',
      'ministry-immigration',
      'province-identity',
      'province-immigration',
      'district',
      'commune',
    ]),
    nameVi: words,
    nameEn: words,
    address: words,
    parentId: id.optional(),
    successorId: id.optional(),
    validFrom: day,
    validTo: day.optional(),
    saturdayMorning: z.boolean().default(false),
    opensAt: time.default('07:30'),
    closesAt: time.default('17:00'),
  })
  .refine(({ validFrom, validTo }) => validTo === undefined || validTo > validFrom, { path: ['validTo'] })
  .refine(({ opensAt, closesAt }) => closesAt > opensAt, { path: ['closesAt'] })
  .refine(({ id: own, parentId, successorId }) => own !== parentId && own !== successorId, { path: ['id'] });

/** A place in the file that cannot be used: number of the unit from 1, field. */
export interface UnitFileProblem {
  readonly at: number;
  readonly field: string;
}

/** Reads a list of units; all problems at once. A unit that stands twice is one. */
export function readUnitFile(
  given: readonly unknown[],
): { readonly units: readonly Unit[] } | { readonly problems: readonly UnitFileProblem[] } {
  const read = given.map((one) => unit.safeParse(one));
  const problems = read.flatMap((one, at) =>
    one.success ? [] : one.error.issues.map((issue) => ({ at: at + 1, field: issue.path.join('.') || keysOf(issue) })),
  );
  const units = read.flatMap((one): Unit[] =>
    one.success ? [{ ...one.data, parentId: one.data.parentId, successorId: one.data.successorId, validTo: one.data.validTo }] : [],
  );
  const twice = units.flatMap(({ id: own }, at) =>
    units.findIndex((other) => other.id === own) < at ? [{ at: at + 1, field: 'id' }] : [],
  );
  return problems.length + twice.length > 0 ? { problems: [...problems, ...twice] } : { units };
}

function keysOf(issue: object): string {
  return 'keys' in issue && Array.isArray(issue.keys) ? issue.keys.join(', ') : '?';
}
