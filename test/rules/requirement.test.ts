import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankOf } from '../../src/domain/sign-ins/assurance.ts';
import { readRequirement, returnedAcr } from '../../src/domain/sign-ins/requirement.ts';
import type { Acr, AcrRequest, Rank } from '../../src/domain/sign-ins/types.ts';
import { acrArb, biometric, level1, level2, rankArb, requirementArb } from './sign-in-samples.ts';

function read(more: Partial<AcrRequest>): ReturnType<typeof readRequirement> {
  return readRequirement({ acrValues: [], floor: level1, strict: false, ...more });
}

type Expected = [required: Rank, wanted: Rank, insisted: 0 | Rank, named: Acr[]];

describe('what is required and what is wanted', () => {
  const rows: [string, Partial<AcrRequest>, Expected][] = [
    ['nothing asked: the floor', {}, [1, 1, 0, []]],
    ['nothing asked: a higher floor', { floor: level2 }, [2, 2, 0, []]],
    ['voluntary: wanted only', { acrValues: [level2] }, [1, 2, 0, [level2]]],
    ['voluntary: the first known is wanted', { acrValues: [level1, level2] }, [1, 1, 0, [level1, level2]]],
    ['voluntary below the floor', { acrValues: [level1], floor: level2 }, [2, 2, 0, [level1]]],
    ['voluntary: unknown ones are skipped', { acrValues: ['urn:x', level2, level1] }, [1, 2, 0, [level2, level1]]],
    ['voluntary: only unknown, as if nothing was asked', { acrValues: ['urn:x', ''] }, [1, 1, 0, []]],
    ['strict: the lowest known is required', { acrValues: [biometric, level2], strict: true }, [2, 3, 2, [biometric, level2]]],
    ['strict: the first known is wanted', { acrValues: [level1, level2], strict: true }, [1, 1, 1, [level1, level2]]],
    ['strict: unknown ones are skipped', { acrValues: ['urn:x', level2], strict: true }, [2, 2, 2, [level2]]],
    ['strict below the floor', { acrValues: [level1], strict: true, floor: level2 }, [2, 2, 1, [level1]]],
    ['strict, nothing asked', { strict: true }, [1, 1, 0, []]],
    ['essential value', { essentialAcr: { value: level2 } }, [2, 2, 2, [level2]]],
    ['essential values: the lowest known', { essentialAcr: { values: [biometric, level2] } }, [2, 3, 2, [biometric, level2]]],
    ['essential values: unknown ones are skipped', { essentialAcr: { values: ['urn:x', level2] } }, [2, 2, 2, [level2]]],
    ['essential value and values', { essentialAcr: { value: level2, values: [level1] } }, [1, 2, 1, [level2, level1]]],
    ['essential without value requires nothing', { essentialAcr: {} }, [1, 1, 0, []]],
    ['essential without value, strict values', { essentialAcr: {}, acrValues: [level2], strict: true }, [2, 2, 2, [level2]]],
    ['essential with empty members requires nothing', { essentialAcr: { value: null, values: [] } }, [1, 1, 0, []]],
    ['essential values null requires nothing', { essentialAcr: { values: null } }, [1, 1, 0, []]],
    ['essential values that are one string are one value', { essentialAcr: { values: level2 } }, [2, 2, 2, [level2]]],
    ['both: voluntary values do not lower', { essentialAcr: { value: level2 }, acrValues: [level1] }, [2, 2, 2, [level1, level2]]],
    ['both: R takes both when strict', { essentialAcr: { value: level1 }, acrValues: [level2], strict: true }, [2, 2, 2, [level2, level1]]],
    [
      'both: the higher first choice is wanted',
      { essentialAcr: { values: [level2, level1] }, acrValues: [level1] },
      [1, 2, 1, [level1, level2]],
    ],
    ['both: unknown voluntary values do no harm', { essentialAcr: { value: level2 }, acrValues: ['urn:x'] }, [2, 2, 2, [level2]]],
    ['essential below the floor', { essentialAcr: { value: level1 }, floor: biometric }, [3, 3, 1, [level1]]],
  ];
  test.each(rows)('%s', (_, request, [required, wanted, insisted, named]) => {
    expect(read(request)).toEqual({ required, wanted, insisted, named });
  });

  const refused: [string, Partial<AcrRequest>][] = [
    ['strict, only unknown values', { acrValues: ['urn:x'], strict: true }],
    ['strict, a value that differs in case', { acrValues: [level2.toUpperCase()], strict: true }],
    ['essential, only an unknown value', { essentialAcr: { value: 'urn:x' } }],
    ['essential, only unknown values', { essentialAcr: { values: ['urn:x', 'urn:y'] } }],
    ['essential unknown, although acr_values is known', { essentialAcr: { value: 'urn:x' }, acrValues: [level1], strict: true }],
    ['strict unknown, although the essential one is known', { essentialAcr: { value: level1 }, acrValues: ['urn:x'], strict: true }],
    ['essential of the wrong type', { essentialAcr: { value: 2 } }],
    ['essential values that are an object', { essentialAcr: { values: { 0: level2, length: 1 } } }],
    ['essential values of the wrong type', { essentialAcr: { values: [{ toString: () => level2 }, 7, ['x'], true] } }],
    ['essential value that looks like an object', { essentialAcr: JSON.parse('{"value":{"__proto__":{"x":1}}}') }],
  ];
  test.each(refused)('refused: %s', (_, request) => expect(read(request)).toEqual({ refused: 'unmet_authentication_requirements' }));

  test('W is never below R, R never below the floor or what the request insists on', () => {
    fc.assert(
      fc.property(requirementArb, ({ required, wanted, insisted, named }) => {
        expect(wanted).toBeGreaterThanOrEqual(required);
        expect(required).toBeGreaterThanOrEqual(insisted);
        expect(new Set(named).size).toBe(named.length);
      }),
    );
  });
});

describe('the acr of the answer', () => {
  const rows: [Rank, Acr[], Acr][] = [
    [1, [], level1],
    [2, [], level2],
    [3, [], biometric],
    [2, [level1], level1],
    [2, [level2, level1], level2],
    [2, [level1, level2], level2],
    [2, [biometric, level1], level1],
    [1, [level2], level1],
    [2, [biometric], level2],
    [3, [level2], level2],
  ];
  test.each(rows)('reached rank %i, named %j: %s', (reachedRank, named, acr) => expect(returnedAcr({ named, reachedRank })).toBe(acr));

  test('is never above what was performed, and is a named value whenever one is satisfied', () => {
    fc.assert(
      fc.property(rankArb, fc.uniqueArray(acrArb), (reachedRank, named) => {
        const acr = returnedAcr({ named, reachedRank });
        expect(rankOf(acr)).toBeLessThanOrEqual(reachedRank);
        if (named.some((value) => rankOf(value) <= reachedRank)) expect(named).toContain(acr);
      }),
    );
  });
});
