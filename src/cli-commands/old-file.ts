import { z } from 'zod';
import type { ImportProblem, OldFile, OldFiles } from '../domain/registrations/import/types.ts';
import type { RefusalReason } from '../domain/registrations/types.ts';
import type { HeldPaper, LimitCase } from '../domain/rule-sets/types.ts';
import { procedures } from '../domain/rule-sets/procedures.ts';
import { readName } from '../lib/declared/name.ts';
import { readPersonalNumber } from '../lib/declared/personal-number.ts';
import type { Reading } from '../lib/declared/reading.ts';
import { readTravelDocument } from '../lib/declared/travel-document.ts';
import { canonicalEmail } from '../lib/email-address.ts';
import { isRealDate } from '../lib/partial-dates.ts';
import { stateCodes } from '../lib/states.ts';
import { canonicalPhone } from '../platform/telephone.ts';

const reasons = Object.keys({
  dead: 1,
  'no-such-number': 1,
  'no-such-document': 1,
  age: 1,
  'account-exists': 1,
  'card-not-valid': 1,
  'document-not-valid': 1,
  'needs-guardian': 1,
  'no-residence-card': 1,
  'data-differ': 1,
  'face-differs': 1,
  'fingers-differ': 1,
  'phone-not-own': 1,
  'card-refused': 1,
  'not-by-applicant': 1,
  other: 1,
} satisfies Record<RefusalReason, 1>) as RefusalReason[];

const limitCases = Object.keys({
  'level-1': 1,
  'card-valid': 1,
  'card-missing-or-expired': 1,
  'foreigner-level-1': 1,
  'foreigner-with-reference': 1,
  'foreigner-without-reference': 1,
} satisfies Record<LimitCase, 1>) as LimitCase[];

const papers = Object.keys({
  'identity-card': 1,
  'citizen-card': 1,
  'chip-citizen-card': 1,
  'residence-card': 1,
  entry: 1,
} satisfies Record<HeldPaper, 1>) as HeldPaper[];

/** A text in its canonical form, or none. */
function canonical<T>(read: (typed: string) => T | undefined) {
  return z.string().transform((typed, context): T => {
    const value = read(typed);
    if (value === undefined) context.addIssue({ code: 'custom' });
    return value as T;
  });
}

function valueOf<T>(reading: Reading<T, string>): T | undefined {
  return reading.kind === 'read' ? reading.value : undefined;
}

/** With its offset: a time without one is nobody's. */
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const document = z
  .strictObject({ kind: z.enum(['passport', 'travel-document']), number: z.string(), issuingState: z.string() })
  .transform((typed, context) => {
    const value = valueOf(readTravelDocument(typed));
    if (!value) context.addIssue({ code: 'custom' });
    return value;
  });

const outcome = z.strictObject({
  kind: z.enum(['granted', 'refused', 'returned', 'withdrawn']),
  at: instant,
  reasons: z.array(z.enum(reasons)).max(reasons.length).default([]),
});

/** One entry of the list, as operators write it. */
const entryOf = (phones: { readonly sandbox: boolean }) =>
  z.strictObject({
    reference: z.string().regex(/^[0-9A-Z][0-9A-Z./-]{3,39}$/),
    procedure: z.enum(procedures),
    receivedAt: instant,
    unitId: z.string().optional(),
    language: z.enum(['vi', 'en']).default('vi'),
    fullName: canonical((typed) => valueOf(readName(typed))),
    birthDate: canonical((typed) => (isRealDate(typed) ? typed : undefined)),
    sex: z.enum(['male', 'female', 'unknown']),
    nationality: z
      .string()
      .refine((code) => stateCodes.has(code))
      .default('VNM'),
    personalNumber: canonical((typed) => valueOf(readPersonalNumber(typed))).optional(),
    document: document.optional(),
    holds: z.array(z.enum(papers)).max(papers.length).default([]),
    isWard: z.boolean().default(false),
    livesAbroad: z.boolean().default(false),
    contacts: z
      .strictObject({ phone: canonical((typed) => canonicalPhone(typed, { ...phones, abroad: true })), email: canonical(canonicalEmail) })
      .partial()
      .default({}),
    appointedOn: z.iso.date().optional(),
    limitCase: z.enum(limitCases).optional(),
    outcome: outcome.optional(),
  });

/** What stands in a list of old files, and what in it cannot be read; all of it at once. Numbers of invented people count in the sandbox alone. */
export function readOldFiles(given: readonly unknown[], phones: { readonly sandbox: boolean }): OldFiles {
  const entry = entryOf(phones);
  const read = given.map((one) => entry.safeParse(one));
  return {
    files: read.flatMap((one, at) => (one.success ? [{ at: at + 1, file: fileOf(one.data) }] : [])),
    problems: read.flatMap((one, at) => (one.success ? [] : one.error.issues.flatMap((issue) => problemsOf(issue, given[at], at + 1)))),
  };
}

function fileOf(read: z.infer<ReturnType<typeof entryOf>>): OldFile {
  const { fullName, birthDate, sex, nationality, personalNumber, document: paper, contacts, ...rest } = read;
  const { phone, email } = contacts;
  return {
    ...rest,
    unitId: rest.unitId,
    appointedOn: rest.appointedOn,
    limitCase: rest.limitCase,
    outcome: rest.outcome,
    declared: {
      fullName,
      birthDate,
      sex,
      nationality,
      ...(personalNumber ? { personalNumber } : {}),
      ...(paper ? { document: paper } : {}),
    },
    contacts: { ...(phone ? { phone } : {}), ...(email ? { email } : {}) },
  };
}

function problemsOf(issue: z.core.$ZodIssue, given: unknown, at: number): ImportProblem[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ at, field: [field, key].filter(Boolean).join('.'), code: 'unknown-field' }));
  return [{ at, field, code: isThere(given, issue.path) ? 'malformed' : 'missing' }];
}

function isThere(given: unknown, path: readonly PropertyKey[]): boolean {
  return path.reduce((part: unknown, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], given) !== undefined;
}
