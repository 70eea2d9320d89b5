import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { Party } from '../setup/party.ts';
import { Visitor } from '../setup/visitor.ts';
import { acr, essential, redeemed, walk } from '../setup/walk.ts';

/** How R and W are read from a request: floor, acr_values strict and voluntary, essential acr, values that nobody knows. */
let house: TestHouse;
let strict: Party;
let lenient: Party;
let floor2: Party;

beforeAll(async () => {
  house = await startTestHouse();
  strict = await house.party({ kind: 'state' });
  lenient = await house.party({ kind: 'state', strict_acr: false });
  floor2 = await house.party({ kind: 'state', strict_acr: false, min_acr: 'level-2' });
});
afterAll(() => house.stop());

const newcomer = async (): Promise<{ visitor: Visitor; person: Awaited<ReturnType<TestHouse['person']>> }> => ({
  visitor: new Visitor(),
  person: await house.person({ phone: false }),
});

type Params = Record<string, string>;

/** What stands between the request and its answer, without consent, for somebody new who strengthens what is offered. */
async function asks(party: Party, params: Params): Promise<string> {
  const { asked } = await walk({ party, ...(await newcomer()) }, params);
  return asked.filter((station) => station !== 'consent').join(' ');
}

const required = 'start totp';
const offered = 'start step-up totp';
const nothing = 'start';

describe('what is required and what is wanted', () => {
  test.each<[string, () => Party, Params, string]>([
    ['strict: the lowest known value is required', () => strict, { acr_values: acr.level2 }, required],
    ['strict: a higher first value is only wanted', () => strict, { acr_values: `${acr.level2} ${acr.level1}` }, offered],
    ['strict: a higher later value is not even wanted', () => strict, { acr_values: `${acr.level1} ${acr.level2}` }, nothing],
    ['strict: unknown values are skipped', () => strict, { acr_values: `${acr.unknown} ${acr.level2}` }, required],
    ['lenient: acr_values only wish', () => lenient, { acr_values: acr.level2 }, offered],
    ['lenient: only unknown values ask nothing', () => lenient, { acr_values: acr.unknown }, nothing],
    ['essential value', () => lenient, essential({ value: acr.level2 }), required],
    ['essential values: the lowest is required', () => lenient, essential({ values: [acr.level2, acr.level1] }), offered],
    ['essential values, one known', () => lenient, essential({ values: [acr.unknown, acr.level2] }), required],
    ['essential without a value requires nothing', () => lenient, essential({}), nothing],
    [
      'both: acr_values wish more than the essential claim',
      () => lenient,
      { acr_values: acr.level2, ...essential({ value: acr.level1 }) },
      offered,
    ],
    [
      'both: the essential claim stays though acr_values ask for less',
      () => lenient,
      { acr_values: acr.level1, ...essential({ value: acr.level2 }) },
      required,
    ],
    ['both, strict: the higher of the two', () => strict, { acr_values: acr.level2, ...essential({ value: acr.level1 }) }, required],
    ['the floor, nothing asked', () => floor2, {}, required],
    ['the floor, less asked', () => floor2, { acr_values: acr.level1 }, required],
    ['the floor, an unknown wish', () => floor2, { acr_values: acr.unknown }, required],
    [
      'a voluntary acr claim asks nothing',
      () => lenient,
      { claims: JSON.stringify({ id_token: { acr: { values: [acr.level2] } } }) },
      nothing,
    ],
  ])('%s', async (_name, party, params, expected) => {
    expect(await asks(party(), params)).toBe(expected);
  });
});

describe('insisting on values that nobody knows: unmet_authentication_requirements at once', () => {
  const cases: readonly [string, () => Party, Params][] = [
    ['strict acr_values', () => strict, { acr_values: acr.unknown }],
    ['essential value', () => lenient, essential({ value: acr.unknown })],
    ['essential values', () => lenient, essential({ values: [acr.unknown, 'x'] })],
    ['essential unknown beside known acr_values', () => lenient, { acr_values: acr.level1, ...essential({ value: acr.unknown }) }],
    ['strict unknown beside a known essential', () => strict, { acr_values: acr.unknown, ...essential({ value: acr.level1 }) }],
  ];

  test.each(cases)('%s: no page, with and without a session, silent or not', async (_name, party, params) => {
    const who = await newcomer();
    await walk({ ...who, party: party() });
    for (const visitor of [new Visitor(), who.visitor]) {
      for (const prompt of [undefined, 'none']) {
        const { params: answered, page } = await party().open(visitor, { ...params, prompt });
        expect(party().isAnswer(page)).toBe(true);
        expect(answered.get('error')).toBe('unmet_authentication_requirements');
        expect(answered.get('state')).not.toBeNull();
        expect(page.trail).toHaveLength(1);
      }
    }
  });
});

describe('which acr is returned', () => {
  test.each<[string, () => Party, Params, string]>([
    ['none named: the highest reached', () => floor2, {}, acr.level2],
    ['the highest named value that is satisfied', () => strict, { acr_values: `${acr.level2} ${acr.level1}` }, acr.level2],
    ['a lower named value, though more was reached', () => floor2, { acr_values: acr.level1 }, acr.level1],
    ['named only unknown: what was reached', () => floor2, { acr_values: acr.unknown }, acr.level2],
    ['named by the essential claim', () => lenient, essential({ value: acr.level2 }), acr.level2],
    [
      'biometric first, level 2 second: level 2, without a question that leads nowhere',
      () => strict,
      { acr_values: `${acr.biometric} ${acr.level2}` },
      acr.level2,
    ],
  ])('%s', async (_name, party, params, expected) => {
    const walked = await walk({ party: party(), ...(await newcomer()) }, params);
    expect((await redeemed(party(), walked)).claims.acr).toBe(expected);
  });
});
