import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBirthDate } from '../../src/lib/declared/birth-date.ts';
import { readName } from '../../src/lib/declared/name.ts';
import { readPersonalNumber } from '../../src/lib/declared/personal-number.ts';
import { readTravelDocument } from '../../src/lib/declared/travel-document.ts';
import { stateCodes } from '../../src/lib/states.ts';

const today = '2026-11-22';

describe('a name', () => {
  test.each([
    ['  Nguyễn   Văn An ', 'Nguyễn Văn An'],
    ['Nguyễn Văn An'.normalize('NFD'), 'Nguyễn Văn An'],
    ['Nguyễn\u200bVăn\u202e An', 'NguyễnVăn An'],
    ['Sáng', 'Sáng'],
    ["H'Hen Niê", "H'Hen Niê"],
    ['Anne–Marie O’Neil Jr.', 'Anne-Marie O’Neil Jr.'],
    ['王小明', '王小明'],
    ['محمد علي', 'محمد علي'],
  ])('%j is read', (typed, value) => expect(readName(typed)).toEqual({ kind: 'read', value }));

  test.each([
    ['', 'missing'],
    [' \u00a0\u200b', 'missing'],
    ['Nguyễn 🎉', 'not-a-name'],
    ['<script>alert(1)</script>', 'not-a-name'],
    ['SANTOS<<MARIA', 'not-a-name'],
    ['=HYPERLINK("x")', 'not-a-name'],
    ['An2', 'not-a-name'],
    ['An\ud800', 'not-a-name'],
    ['An\0', 'not-a-name'],
    ['- An', 'not-a-name'],
    [`A${'\u0301'.repeat(30)}n`, 'not-a-name'],
    ['á'.repeat(500), 'too-long'],
    ['a'.repeat(900), 'too-long'],
  ])('%j: %s', (typed, code) => expect(readName(typed)).toEqual({ kind: 'problem', problem: code }));

  test('what was read is read again as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const once = readName(typed);
        if (once.kind === 'read') expect(readName(once.value)).toEqual(once);
      }),
    );
  });
});

describe('a birth date', () => {
  test.each([
    ['14', '3', '1990', '1990-03-14'],
    ['', '03', '1950', '1950-03'],
    ['', '', '1950', '1950'],
    ['00', '00', '1950', '1950'],
    ['29', '2', '2008', '2008-02-29'],
    [' 1 ', '１', '2000', '2000-01-01'],
    ['22', '11', '2026', today],
  ])('%j %j %j is %s', (day, month, year, value) => expect(readBirthDate({ day, month, year }, today)).toEqual({ kind: 'read', value }));

  test.each([
    ['', '', '', 'missing'],
    ['29', '2', '2007', 'not-a-date'],
    ['14', '', '1990', 'not-a-date'],
    ['14', '00', '1990', 'not-a-date'],
    ['14', '3', '', 'not-a-date'],
    ['14', '3', '90', 'not-a-date'],
    ['1a', '3', '1990', 'not-a-date'],
    ['14', '13', '1990', 'not-a-date'],
    ['23', '11', '2026', 'in-the-future'],
    ['', '', '2027', 'in-the-future'],
    ['1', '1', '1890', 'too-long-ago'],
    ['🎉', '3', '1990', 'not-a-date'],
  ])('%j %j %j: %s', (day, month, year, code) => {
    expect(readBirthDate({ day, month, year }, today)).toEqual({ kind: 'problem', problem: code });
  });
});

test.each([
  ['003 090 000 001', { kind: 'read', value: '003090000001' }],
  ['123456789', { kind: 'problem', problem: 'nine-digits' }],
  ['12345678901', { kind: 'problem', problem: 'not-twelve-digits' }],
  ['AB3090000001', { kind: 'problem', problem: 'not-twelve-digits' }],
  [' ', { kind: 'problem', problem: 'missing' }],
  ['🎉', { kind: 'problem', problem: 'not-twelve-digits' }],
])('personal number %j', (typed, reading) => expect(readPersonalNumber(typed)).toEqual(reading));

describe('a travel document', () => {
  const passport = (number: string, issuingState = 'PHL') => readTravelDocument({ kind: 'passport', number, issuingState });

  test.each([
    ['p1234567a', 'phl', { kind: 'passport', number: 'P1234567A', issuingState: 'PHL' }],
    ['C1234567', ' VNM ', { kind: 'passport', number: 'C1234567', issuingState: 'VNM' }],
    ['12345', 'XXA', { kind: 'passport', number: '12345', issuingState: 'XXA' }],
  ])('%j of %j is read', (number, state, value) => expect(passport(number, state)).toEqual({ kind: 'read', value }));

  test.each([
    ['', 'PHL', 'missing'],
    ['1234', 'PHL', 'not-a-document-number'],
    ['1'.repeat(21), 'PHL', 'not-a-document-number'],
    ['P123/4567', 'PHL', 'not-a-document-number'],
    ['P1234567', 'QQQ', 'no-such-state'],
    ['P1234567', '', 'no-such-state'],
  ])('%j of %j: %s', (number, state, code) => expect(passport(number, state)).toEqual({ kind: 'problem', problem: code }));

  test('every state has a name in the languages of the house, where it has an alpha-2 code', () => {
    const names = new Intl.DisplayNames('vi', { type: 'region', fallback: 'none' });
    const short = [...stateCodes.values()].filter((code) => code !== '');
    expect(short).toHaveLength(250);
    expect(short.filter((code) => names.of(code) === undefined)).toEqual([]);
  });
});
