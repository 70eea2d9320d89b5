import fc from 'fast-check';
import type { FactorKind, PassedFactor } from '../../src/domain/credentials/types.ts';
import { factorKindsByStrength } from '../../src/domain/sign-ins/assurance.ts';
import { decideJourney } from '../../src/domain/sign-ins/journey.ts';
import { readRequirement } from '../../src/domain/sign-ins/requirement.ts';
import type { AcrRequest, JourneyInput, Rank, Requirement, Step } from '../../src/domain/sign-ins/types.ts';
import type { SessionLimits } from '../../src/platform/settings.ts';

export const level1 = 'urn:dinhdanh:acr:level-1';
export const level2 = 'urn:dinhdanh:acr:level-2';
export const biometric = 'urn:dinhdanh:acr:level-2-biometric';

export const limits: SessionLimits = { factorFreshness: 12 * 3600, biometricFreshness: 300, idle: 3600, absolute: 12 * 3600 };

export const noon = new Date('2026-03-02T12:00:00+07:00');

/** What must be there for a test to mean anything. */
export function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing there');
  return value;
}

/** The moment `minutes` after (negative: before) noon. */
export function at(minutes: number, seconds = 0): Date {
  return new Date(noon.getTime() + (minutes * 60 + seconds) * 1000);
}

export function passed(kind: FactorKind, minutes = 0, more: Partial<PassedFactor> = {}): PassedFactor {
  return { kind, passedAt: at(minutes), ...more };
}

export function kindsOf(factors: readonly PassedFactor[]): FactorKind[] {
  return factors.map((factor) => factor.kind).sort();
}

export function requirement(request: Partial<AcrRequest> = {}): Requirement {
  const read = readRequirement({ acrValues: [], floor: level1, strict: false, ...request });
  if ('refused' in read) throw new Error('the sample request is refused');
  return read;
}

export const kindArb = fc.constantFrom(...factorKindsByStrength);
export const kindsArb = fc.uniqueArray(kindArb, { maxLength: 7 });
export const rankArb = fc.constantFrom<Rank>(1, 2, 3);
export const acrArb = fc.constantFrom(level1, level2, biometric);
export const accountLevelArb = fc.constantFrom<1 | 2>(1, 2);

export const factorArb: fc.Arbitrary<PassedFactor> = fc.record(
  {
    kind: kindArb,
    passedAt: fc.integer({ min: -90, max: 0 }).map((minutes) => at(minutes)),
    deviceBound: fc.boolean(),
    credentialId: fc.constantFrom('a', 'b'),
  },
  { requiredKeys: ['kind', 'passedAt'] },
);
export const factorsArb = fc.array(factorArb, { maxLength: 7 });

const requestArb: fc.Arbitrary<AcrRequest> = fc.record({
  acrValues: fc.array(fc.oneof(acrArb, fc.constant('urn:other')), { maxLength: 3 }),
  essentialAcr: fc.option(fc.record({ values: fc.array(acrArb, { maxLength: 2 }) }), { nil: undefined }),
  floor: acrArb,
  strict: fc.boolean(),
});

export const requirementArb = requestArb.map(readRequirement).filter((read): read is Requirement => !('refused' in read));

export const journeyArb: fc.Arbitrary<JourneyInput> = fc.record({
  silent: fc.boolean(),
  requirement: requirementArb,
  client: fc.record({
    kind: fc.constantFrom('own' as const, 'state' as const, 'private' as const),
    phishingResistant: fc.boolean(),
    consented: fc.boolean(),
  }),
  account: fc.option(
    fc.record({
      level: accountLevelArb,
      subjectLevel: fc.constantFrom(undefined, null, 1 as const, 2 as const),
      usable: fc.boolean(),
      held: kindsArb,
    }),
    { nil: undefined },
  ),
  fresh: fc.record({ inSession: factorsArb, inInteraction: factorsArb }),
  demand: fc.record({
    promptLogin: fc.boolean(),
    maxAge: fc.constantFrom(undefined, 0, 600, 3600),
    arrivedAt: fc.constant(at(0)),
    oneFactorAgain: fc.boolean(),
  }),
  offerDeclined: fc.boolean(),
  smsAllowed: fc.boolean(),
});

/** Lets a person pass what is asked, taking the choice that `pick` names, until nothing is asked any more. */
export function playToTheEnd(
  start: JourneyInput,
  pick: (choices: readonly FactorKind[]) => FactorKind,
): { steps: Step[]; asked: FactorKind[] } {
  const steps: Step[] = [];
  const asked: FactorKind[] = [];
  let input = start;
  for (;;) {
    const step = decideJourney(input);
    steps.push(step);
    if (!('choices' in step)) return { steps, asked };
    const kind = pick(step.choices);
    asked.push(kind);
    if (asked.length > 20) throw new Error('the journey loops');
    const inInteraction = [...input.fresh.inInteraction, passed(kind, asked.length)];
    input = { ...input, fresh: { ...input.fresh, inInteraction } };
  }
}
