import { expect, test } from 'vitest';
import { readTypedDay } from '../../src/lib/typed-day.ts';

test.each([
  ['24/11/2026', '2026-11-24'],
  ['1/2/2027', '2027-02-01'],
  [' 01-02-2027 ', '2027-02-01'],
  ['1.2.2027', '2027-02-01'],
  ['1 2 2027', '2027-02-01'],
  ['2027-02-01', '2027-02-01'],
  ['２４/１１/２０２６', '2026-11-24'],
  ['29/02/2028', '2028-02-29'],
])('%s is %s', (typed, day) => expect(readTypedDay(typed)).toBe(day));

test.each([
  '',
  'x',
  '29/02/2027',
  '31/04/2026',
  '00/01/2026',
  '24/11',
  '24/11/26',
  '24/11/20266',
  '24/13/2026',
  '1/2/2027 or so',
  '24/11/2026/1',
  '9'.repeat(500),
])('%s is no day', (typed) => expect(readTypedDay(typed)).toBeUndefined());
