import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactorKind } from '../../src/domain/credentials/types.ts';
import { acrFor, authnLevelOf, countedSet, rankOf, rankReached } from '../../src/domain/sign-ins/assurance.ts';
import { countableFactors } from '../../src/domain/sign-ins/freshness.ts';
import { decideJourney } from '../../src/domain/sign-ins/journey.ts';
import { decidingLevel, reachableRank } from '../../src/domain/sign-ins/reach.ts';
import type { DoneStep, JourneyInput } from '../../src/domain/sign-ins/types.ts';
import { accountLevelArb, at, existing, factorArb, journeyArb, kindArb, kindsArb, passed, playToTheEnd } from './sign-in-samples.ts';

const runs = { numRuns: 1000 };

function countedOf(input: JourneyInput): ReturnType<typeof countedSet> {
  return countedSet(countableFactors(input.fresh, input.demand), input.client);
}

describe('reachable rank', () => {
  test.each<[1 | 2, FactorKind[], boolean, number]>([
    [2, [], false, 0],
    [2, ['password'], false, 1],
    [2, ['password', 'totp'], false, 2],
    [1, ['password', 'totp', 'registry-face'], false, 1],
    [2, ['password', 'registry-face'], false, 3],
    [2, ['password', 'totp'], true, 0],
    [2, ['passkey'], true, 2],
    [1, ['passkey'], true, 1],
    [2, ['passkey', 'sms'], true, 2],
  ])('level %i holding %j (phishing resistant: %j) reaches %i', (level, held, phishingResistant, rank) => {
    expect(reachableRank({ level }, held, { phishingResistant })).toBe(rank);
  });

  test('is what passing everything held gives', () => {
    fc.assert(
      fc.property(accountLevelArb, kindsArb, fc.boolean(), (level, held, phishingResistant) => {
        const counted = countedSet(
          held.map((kind) => passed(kind)),
          { phishingResistant },
        );
        expect(reachableRank({ level }, held, { phishingResistant })).toBe(rankReached(level, counted?.level ?? 0));
      }),
    );
  });
});

describe('any journey', () => {
  test('when silent asks nothing and shows nothing', () => {
    fc.assert(
      fc.property(journeyArb, (input) => {
        expect(['done', 'error']).toContain(decideJourney({ ...input, silent: true }).step);
      }),
      runs,
    );
  });

  test('when interactive never ends in a silent error', () => {
    fc.assert(
      fc.property(journeyArb, (input) => {
        expect(decideJourney({ ...input, silent: false }).step).not.toBe('error');
      }),
      runs,
    );
  });

  test('answers only from R upwards, with no acr above the account level or the level performed', () => {
    fc.assert(
      fc.property(journeyArb, (input) => {
        const step = decideJourney(input);
        if (step.step !== 'done') return;
        const level = decidingLevel(existing(input.account));
        const performed = rankReached(level, authnLevelOf(step.factors));
        expect(existing(input.account).usable).toBe(true);
        expect(performed).toBeGreaterThanOrEqual(input.requirement.required);
        expect(rankOf(step.acr)).toBeLessThanOrEqual(performed);
        expect(rankOf(step.acr)).toBeLessThanOrEqual(level === 1 ? 1 : 3);
        expect(rankOf(step.acr)).toBeLessThanOrEqual(rankOf(existing(acrFor(level, step.authnLevel))));
        const { level: authnLevel, authTime, amr, factors } = existing(countedOf(input));
        const { acr: _acr, step: _step, ...facts } = step satisfies DoneStep;
        expect(facts).toEqual({ authnLevel, authTime, amr, factors });
      }),
      runs,
    );
  });

  test('silently answers exactly when interactively there is nothing left that must be done', () => {
    fc.assert(
      fc.property(journeyArb, (start) => {
        const input = { ...start, client: { ...start.client, kind: 'own' as const } };
        const silent = decideJourney({ ...input, silent: true });
        const interactive = decideJourney({ ...input, silent: false, offerDeclined: true });
        expect(silent.step === 'done').toBe(interactive.step === 'done');
        if (silent.step === 'done') expect(silent).toEqual(interactive);
      }),
      runs,
    );
  });

  test('says a party may not have its level only after a factor was passed', () => {
    fc.assert(
      fc.property(journeyArb, (input) => {
        const step = decideJourney({ ...input, fresh: { inSession: [], inInteraction: [] } });
        expect(['sign-in', 'error']).toContain(step.step);
        if (step.step === 'error') expect(step.error).toBe('login_required');
      }),
    );
  });

  test('offers and asks only what is held, not yet counted, and good for something', () => {
    fc.assert(
      fc.property(journeyArb, (input) => {
        const step = decideJourney({ ...input, silent: false });
        if (!('choices' in step) || step.step === 'sign-in') return;
        const counted = countableFactors(input.fresh, input.demand).map((factor) => factor.kind);
        expect(step.choices.length).toBeGreaterThan(0);
        for (const kind of step.choices) {
          expect(existing(input.account).held).toContain(kind);
          expect(counted).not.toContain(kind);
          if (kind === 'sms') expect(input.smsAllowed).toBe(true);
        }
      }),
      runs,
    );
  });
});

describe('a journey played to its end', () => {
  /** People who can begin at all; everything else about them is left to chance. */
  const person = (input: JourneyInput): JourneyInput => {
    const account = input.account ?? { level: 2, usable: true, held: [] };
    return { ...input, silent: false, account: { ...account, held: [...new Set([...account.held, 'password' as const])] } };
  };
  const picks = fc.infiniteStream(fc.nat({ max: 6 }));

  test('ends, never asks twice for the same, and keeps what it promised', () => {
    fc.assert(
      fc.property(journeyArb, picks, (start, stream) => {
        const input = person(start);
        const held = existing(input.account).held;
        const choose = (choices: readonly FactorKind[]): FactorKind => {
          const possible = choices.filter((kind) => held.includes(kind));
          return existing(possible[existing(stream.next().value) % possible.length]);
        };
        const { steps, asked } = playToTheEnd(input, choose);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.length).toBeLessThanOrEqual(held.length);
        const last = existing(steps.at(-1));
        const account = existing(input.account);
        const possible = new Set([...held.filter((kind) => kind !== 'sms' || input.smsAllowed), ...asked]);
        if (!account.usable) expect(last.step).toBe('account-not-usable');
        else if (reachableRank(account, [...possible], input.client) >= input.requirement.required) expect(last.step).toBe('done');
        else expect(['done', 'unreachable']).toContain(last.step);
      }),
      runs,
    );
  });

  test('says that the level is out of reach at the first factor, before a second is asked', () => {
    fc.assert(
      fc.property(journeyArb, (start) => {
        const input = { ...person(start), fresh: { inSession: [], inInteraction: [] } };
        const { steps, asked } = playToTheEnd(input, (choices) => (choices.includes('password') ? 'password' : existing(choices[0])));
        if (steps.some((step) => step.step === 'unreachable')) expect(asked).toEqual(['password']);
      }),
      runs,
    );
  });

  test('never gets worse by one more factor', () => {
    const order = { error: 0, 'sign-in': 0, 're-authenticate': 1, 'account-not-usable': 1, unreachable: 1, 'second-factor': 1, done: 2 };
    fc.assert(
      fc.property(journeyArb, factorArb, (start, more) => {
        const input = { ...start, silent: false, offerDeclined: true };
        const richer = { ...input, fresh: { ...input.fresh, inInteraction: [...input.fresh.inInteraction, more] } };
        expect(order[decideJourney(richer).step]).toBeGreaterThanOrEqual(order[decideJourney(input).step]);
      }),
      runs,
    );
  });

  test('one more kind held never takes an answer away', () => {
    fc.assert(
      fc.property(journeyArb, kindArb, (start, kind) => {
        const input = { ...person(start), offerDeclined: true };
        const richer = { ...input, account: { ...existing(input.account), held: [...existing(input.account).held, kind] } };
        if (decideJourney(input).step === 'done') expect(decideJourney(richer)).toEqual(decideJourney(input));
      }),
      runs,
    );
  });

  test('a longer wait never turns a refusal into an answer', () => {
    fc.assert(
      fc.property(journeyArb, fc.integer({ min: 0, max: 7200 }), (start, seconds) => {
        const input = { ...start, silent: true };
        const later = { ...input, demand: { ...input.demand, arrivedAt: at(0, seconds) } };
        if (decideJourney(input).step !== 'done') expect(decideJourney(later).step).not.toBe('done');
      }),
      runs,
    );
  });
});
