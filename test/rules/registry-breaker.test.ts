import { describe, expect, test } from 'vitest';
import { admissionOf, afterAnswer, afterFailure, beginTrial, lampOf } from '../../src/domain/registries/breaker.ts';
import type { Breaker } from '../../src/domain/registries/types.ts';

const fresh: Breaker = { state: 'closed', failures: [], lastCode: undefined, downSince: undefined, openings: 0, againAt: undefined };
const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 20) + seconds * 1000);
const fail = (breaker: Breaker, seconds: number, wasTrial = false): Breaker =>
  afterFailure(breaker, { now: at(seconds), code: 'http-500', wasTrial });
const failing = (...seconds: number[]): Breaker => seconds.reduce((breaker, second) => fail(breaker, second), fresh);

describe('five failures within thirty seconds', () => {
  test.each<[string, number[], Breaker['state']]>([
    ['four at once', [0, 0, 0, 0], 'closed'],
    ['five at once', [0, 0, 0, 0, 0], 'open'],
    ['five in thirty seconds', [0, 7, 14, 21, 30], 'open'],
    ['five in thirty-one seconds', [0, 7, 14, 21, 31], 'closed'],
    ['the first long ago, five since', [0, 600, 601, 602, 603, 604], 'open'],
    ['one every eight seconds', [0, 8, 16, 24, 32, 40, 48], 'closed'],
  ])('%s', (_, seconds, state) => {
    expect(failing(...seconds).state).toBe(state);
  });
});

const down = failing(0, 1, 2, 3, 4);

test('while it is open nobody asks, then one does', () => {
  expect(admissionOf(down, at(4))).toBe('refuse');
  expect(admissionOf(down, at(33.9))).toBe('refuse');
  expect(admissionOf(down, at(34))).toBe('trial');
  const trying = beginTrial(down, at(34));
  expect(admissionOf(trying, at(48.9))).toBe('refuse');
  expect(admissionOf(trying, at(49))).toBe('trial');
});

test('a trial that is answered closes it and forgets', () => {
  const back = afterAnswer(beginTrial(down, at(34)), true);
  expect(back).toEqual({ ...fresh, lastCode: 'http-500' });
  expect(admissionOf(back, at(35))).toBe('ask');
});

test('every trial that fails spares the register for longer, up to five minutes', () => {
  const pauses: number[] = [];
  let breaker = down;
  for (let round = 0; round < 5; round += 1) {
    const now = breaker.againAt ?? at(0);
    breaker = afterFailure(beginTrial(breaker, now), { now, code: 'http-500', wasTrial: true });
    pauses.push(((breaker.againAt?.getTime() ?? 0) - now.getTime()) / 1000);
  }
  expect(pauses).toEqual([60, 120, 300, 300, 300]);
  expect(breaker.downSince).toEqual(at(4));
});

test.each<[string, Breaker, (breaker: Breaker) => Breaker]>([
  ['a late failure while it is open', down, (breaker) => fail(breaker, 10)],
  ['a late failure while a trial is on its way', beginTrial(down, at(34)), (breaker) => fail(breaker, 35)],
  ['a late answer while it is open', down, (breaker) => afterAnswer(breaker, false)],
  ['a late answer while a trial is on its way', beginTrial(down, at(34)), (breaker) => afterAnswer(breaker, false)],
  ['a trial that was taken for lost and is answered after another closed it', failing(0), (breaker) => afterAnswer(breaker, true)],
])('%s changes nothing', (_, before, happens) => {
  expect(happens(before)).toBe(before);
});

test('a trial that was taken for lost and fails after another closed it is one failure', () => {
  expect(fail(fresh, 0, true).state).toBe('closed');
});

test.each<[string, Breaker, number, string, Date | undefined]>([
  ['nothing happened', fresh, 0, 'up', undefined],
  ['one failure', failing(0), 60, 'trouble', at(0)],
  ['a failure five minutes ago', failing(0), 300, 'up', undefined],
  ['failures, the oldest forgotten', failing(0, 200), 310, 'trouble', at(200)],
  ['open', down, 10, 'down', at(4)],
  ['on trial', beginTrial(down, at(34)), 35, 'down', at(4)],
])('the lamp: %s', (_, breaker, now, lamp, since) => {
  expect(lampOf(breaker, at(now))).toEqual({ lamp, since });
});
