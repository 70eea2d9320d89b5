import { describe, expect, test } from 'vitest';
import { rulesOn } from '../../src/domain/rule-sets/index.ts';
import type { CapabilityName } from '../../src/domain/rule-sets/types.ts';
import { demands, standingFor } from '../../src/sandbox/portal/services.ts';
import { readStay } from '../../src/sandbox/portal/stay-form.ts';
import { portalServices, type PortalService, type Standing } from '../../views/pages/sandbox/portal/shapes.ts';

const acr = (level: string): string => `urn:dinhdanh:acr:level-${level}`;

describe('how far a sign-in goes', () => {
  test.each<[string, Record<string, unknown>, Standing, Standing]>([
    ['an account of level 1', { acr: acr('1'), account_level: 1 }, 'open', 'account-too-low'],
    ['an account of level 1 with two factors', { acr: acr('1'), account_level: 1, authn_level: 2 }, 'open', 'account-too-low'],
    ['an account of level 2 with one factor', { acr: acr('1'), account_level: 2 }, 'open', 'step-up'],
    ['level 2', { acr: acr('2'), account_level: 2 }, 'open', 'open'],
    ['a level above', { acr: acr('2-biometric'), account_level: 2 }, 'open', 'open'],
    ['a level nobody knows', { acr: 'urn:other:level-3', account_level: 2 }, 'step-up', 'step-up'],
    ['no acr, whatever the account', { account_level: 2 }, 'step-up', 'step-up'],
    ['an acr that is no text', { acr: [acr('2')], account_level: 2 }, 'step-up', 'step-up'],
    ['nothing', {}, 'step-up', 'step-up'],
  ])('%s', (_, claims, stay, record) => {
    expect([standingFor('stay-notification', claims), standingFor('criminal-record', claims)]).toEqual([stay, record]);
  });
});

describe('the law of the day', () => {
  /** Under which function of the law each service falls, by kind of person. */
  const falls: Record<PortalService, Record<'citizen' | 'foreigner', CapabilityName>> = {
    'stay-notification': { citizen: 'stay-notification', foreigner: 'public-services' },
    'criminal-record': { citizen: 'public-services', foreigner: 'public-services' },
  };
  const { capabilities } = rulesOn('2026-11-25');

  test.each(portalServices.flatMap((service) => (['citizen', 'foreigner'] as const).map((subject) => [service, subject] as const)))(
    'opens %s to a %s at the level the portal asks, and never only above it',
    (service, subject) => {
      const { levels = [] } =
        capabilities.find((one) => one.party === 'state' && one.subject === subject && one.name === falls[service][subject]) ?? {};
      expect(levels).toContain(demands[service].level);
    },
  );

  test('lets no account be turned away from a stay notification that it opens to', () => {
    const lowest = capabilities.find(({ name, party }) => name === 'stay-notification' && party === 'state')?.levels[0];
    expect(demands['stay-notification'].level).toBe(lowest);
  });
});

describe('a stay notification', () => {
  const today = '2026-11-25';
  const right = { guest: 'Maria Santos', paper: 'P1234567', arrival: '25/11/2026', nights: '3', place: '12 Phố Mẫu' };

  test('is read as it is meant', () => {
    expect(readStay({ ...right, guest: '  Maria\u0000\n Santos ', arrival: '2026-11-26' }, today)).toEqual({
      kind: 'read',
      stay: { guest: 'Maria Santos', paper: 'P1234567', arrival: '2026-11-26', nights: 3, place: '12 Phố Mẫu' },
    });
  });

  test('every wrong field is named', () => {
    expect(readStay({ guest: ' ', paper: '?', arrival: '29/02/2027', nights: '0', place: 'x'.repeat(201) }, today)).toEqual({
      kind: 'wrong',
      problems: ['guest', 'paper', 'arrival', 'nights', 'place'],
    });
  });

  test.each([
    ['24/11/2026', undefined],
    ['23/11/2026', 'arrival-far'],
    ['25/12/2026', undefined],
    ['26/12/2026', 'arrival-far'],
    ['', 'arrival'],
  ])('an arrival on %j: %s', (arrival, problem) => {
    const read = readStay({ ...right, arrival }, today);
    expect(read.kind === 'wrong' ? read.problems : []).toEqual(problem ? [problem] : []);
  });

  test.each([
    ['1', true],
    ['29', true],
    ['30', false],
    ['0', false],
    ['-1', false],
    ['1.5', false],
    ['', false],
  ])('%j nights: %s', (nights, isRight) => {
    expect(readStay({ ...right, nights }, today).kind).toBe(isRight ? 'read' : 'wrong');
  });
});
