import { expect, test } from 'vitest';
import { retryDelay } from '../../src/connectors/retry.ts';

test('eight tries in 24 hours, then every four hours', () => {
  const delays = Array.from({ length: 7 }, (_, index) => retryDelay(index + 1, 0.5));
  expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(24 * 3600);
  expect(retryDelay(8, 0.5)).toBe(4 * 3600);
  expect(retryDelay(40, 0.5)).toBe(4 * 3600);
});

test('what failed together is spread', () => {
  expect(retryDelay(1, 0)).toBe(48);
  expect(retryDelay(1, 1)).toBe(72);
});
