import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchBirthDates, matchSex } from '../../src/lib/matching/people.ts';
import { personalNumberWarnings } from '../../src/lib/matching/personal-number.ts';
import { ageBetween, fullYears, isRealDate } from '../../src/lib/partial-dates.ts';

describe('birth dates', () => {
  test.each([
    ['1950-03-14', '1950-03-14', 'same'],
    ['1950-03-14', '1950-03', 'same'],
    ['1950-03-14', '1950', 'same'],
    ['1950-03', '1950-03', 'same'],
    ['1950', '1950', 'same'],
    ['1950-04-14', '1950-03', 'different'],
    ['1950-03', '1950-03-14', 'unclear'],
    ['1950', '1950-03-14', 'unclear'],
    ['1951', '1950-03-14', 'different'],
    ['1950-03-14', '1950-14-03', 'different'],
    ['', '', 'different'],
    ['2008-02-29', '2008-02-29', 'same'],
  ] as const)('declared %j, registered %j: %s', (declared, registered, likeness) => {
    expect(matchBirthDates(declared, registered)).toBe(likeness);
  });

  test.each(['2008-02-29', '2000-02-29', '1950', '1950-12', '1999-12-31', '0001'])('%s exists', (date) =>
    expect(isRealDate(date)).toBe(true),
  );
  test.each([
    '2007-02-29',
    '1900-02-29',
    '2001-04-31',
    '1950-13',
    '1950-00',
    '1950-01-00',
    '195',
    '0000',
    '1950-1-1',
    '1950-01-01 ',
    '１９５０',
  ])('%j does not exist', (date) => expect(isRealDate(date)).toBe(false));

  test('months have as many days as the calendar says', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
        expect(isRealDate(date.toISOString().slice(0, 10))).toBe(true);
      }),
    );
  });
});

describe('full years', () => {
  test.each([
    ['2012-11-22', '2026-11-21', 13],
    ['2012-11-22', '2026-11-22', 14],
    ['2008-02-29', '2022-02-28', 13],
    ['2008-02-29', '2022-03-01', 14],
    ['2008-02-29', '2024-02-29', 16],
    ['2012-10', '2026-11-22', 14],
    ['2012-12', '2026-11-22', 13],
    ['2012-11', '2026-11-22', undefined],
    ['2012', '2026-11-22', undefined],
    ['2026-11-22', '2026-11-22', 0],
    ['2026', '2026-11-22', 0],
    ['2026-11-23', '2026-11-22', undefined],
    ['no date', '2026-11-22', undefined],
  ])('born %s, on %s: %s', (birthDate, on, years) => expect(fullYears(birthDate, on)).toBe(years));

  test('an unknown month leaves two ages', () => {
    expect(ageBetween('2012', '2026-11-22')).toEqual({ least: 13, most: 14 });
    expect(ageBetween('2012-11', '2026-11-22')).toEqual({ least: 13, most: 14 });
  });
});

test.each([
  ['male', 'male', 'same'],
  ['male', 'female', 'different'],
  ['unknown', 'female', 'unclear'],
  ['male', 'unknown', 'unclear'],
  ['unknown', 'unknown', 'same'],
] as const)('sex %s and %s: %s', (declared, registered, likeness) => expect(matchSex(declared, registered)).toBe(likeness));

describe('a personal number', () => {
  const an = { sex: 'male', birthDate: '1990-03-14' } as const;
  test.each([
    ['001090000001', an, []],
    ['003090000001', an, ['unknown-place']],
    ['000090000001', an, ['unknown-place']],
    ['097090000001', an, ['unknown-place']],
    ['118090000001', an, []],
    ['001190000001', an, ['other-sex']],
    ['001190000001', { sex: 'female', birthDate: '1990' }, []],
    ['001190000001', { sex: 'unknown', birthDate: '1990-03' }, []],
    ['001091000001', an, ['other-birth-year']],
    ['001290000001', an, ['other-birth-year']],
    ['001304000001', { sex: 'female', birthDate: '2004-02-29' }, []],
    ['001204000001', { sex: 'male', birthDate: '2104-01-01' }, ['other-birth-year']],
    ['001404000001', { sex: 'male', birthDate: '2104-01-01' }, []],
    ['003191000001', an, ['unknown-place', 'other-sex', 'other-birth-year']],
    ['12345', an, []],
  ] as const)('%s beside %o warns of %j', (number, declared, warnings) => {
    expect(personalNumberWarnings(number, declared)).toEqual(warnings);
  });
});
