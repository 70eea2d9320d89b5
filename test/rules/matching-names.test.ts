import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchNames } from '../../src/lib/matching/names.ts';
import { matchTravelNames } from '../../src/lib/matching/travel-names.ts';
import type { Likeness } from '../../src/lib/matching/types.ts';

type Pair = readonly [declared: string, registered: string, likeness: Likeness, because: string];

const vietnamese: readonly Pair[] = [
  ['Nguyễn Văn An', 'Nguyễn Văn An', 'same', 'letter by letter'],
  ['Nguyễn Văn An'.normalize('NFD'), 'Nguyễn Văn An', 'same', 'decomposed'],
  ['nguyễn văn an', 'NGUYỄN VĂN AN', 'same', 'case'],
  ['  Nguyễn   Văn\u00a0An ', 'Nguyễn Văn An', 'same', 'spaces'],
  ['Nguyễn\u200b Văn An', 'Nguyễn Văn An', 'same', 'an invisible mark'],
  ['Lê Thị Hoà', 'Lê Thị Hòa', 'same', 'oa, new and old place'],
  ['THUÝ', 'Thúy', 'same', 'uy, in capitals'],
  ['Nguyễn Khoẻ', 'Nguyễn Khỏe', 'same', 'oe'],
  ['Phạm Qúy', 'Phạm Quý', 'same', 'a mark on the wrong letter'],
  ['Trần Hòan', 'Trần Hoàn', 'same', 'a mark on the wrong letter of a closed syllable'],
  ['Vũ Thuỷ Tiên', 'Vũ Thủy Tiên', 'same', 'hook above'],
  ['Ðặng Văn Đức', 'Đặng Văn Đức', 'same', 'eth typed for Đ'],
  ['H’Hen Niê', "H'Hen Niê", 'same', 'kinds of apostrophe'],
  ['Y Blô', 'y blô', 'same', 'a single letter as a word'],
  ['Sáng', 'SÁNG', 'same', 'a single name'],
  ['Nguyễn Văn Đức', 'Nguyễn Văn Dức', 'different', 'đ is not d'],
  ['Nguyễn Thị Đoan', 'Nguyễn Thị Doan', 'different', 'đ is not d where other marks were typed'],
  ['Nguyen Van Duc', 'Nguyễn Văn Đức', 'unclear', 'no marks at all'],
  ['NGUYEN THI DOAN', 'Nguyễn Thị Đoan', 'unclear', 'no marks, capitals'],
  ['Nguyễn Van An', 'Nguyễn Văn An', 'unclear', 'one word without its mark'],
  ['Trần Thu Ý', 'Trần Thúy', 'unclear', 'two names, or one that was written apart'],
  ['NguyễnVăn An', 'Nguyễn Văn An', 'unclear', 'written together'],
  ['Y-Blô Niê', 'Y Blô Niê', 'unclear', 'a hyphen for a space'],
  ['Hoàng', 'Hoáng', 'different', 'another tone'],
  ['Trần Văn Hung', 'Trần Văn Hưng', 'unclear', 'a mark of a letter is missing'],
  ['Trần Văn Hưng', 'Trần Văn Hùng', 'different', 'u and ư'],
  ['Lê Văn Tân', 'Lê Văn Tấn', 'different', 'a tone is more than a missing mark'],
  ['Nguyễn Văn An', 'Nguyễn An', 'different', 'a word is missing'],
  ['An Nguyễn Văn', 'Nguyễn Văn An', 'different', 'another order: no family name is known'],
  ['An', 'Ân', 'unclear', 'a single name without its mark'],
  ['', 'Nguyễn Văn An', 'different', 'nothing'],
  ['', '', 'different', 'nothing on both sides'],
  ['🎉🎉', '🎉🎉', 'same', 'emoji'],
  ['🎉', '🎊', 'different', 'two emoji'],
  ['Nguyễn \ud800', 'Nguyễn Văn An', 'different', 'half a character'],
  ['Иван Петров', 'ИВАН ПЕТРОВ', 'same', 'Cyrillic'],
  ['محمد علي', 'محمد', 'different', 'Arabic'],
  ['王小明', '王小明', 'same', 'Han'],
  ['José García', 'JOSÉ GARCÍA', 'same', 'two vowel groups keep their marks in place'],
  ['José', 'Jóse', 'unclear', 'no Vietnamese syllable, where the place of a mark tells names apart'],
  ['<script>alert(1)</script>', 'Nguyễn Văn An', 'different', 'a script'],
];

const foreign: readonly Pair[] = [
  ['Maria Santos', 'SANTOS<<MARIA<<<<<<<<<<<<<<<<<<<<<<<<<', 'same', 'primary identifier first'],
  ['Santos Maria', 'SANTOS<<MARIA', 'same', 'as the zone has it'],
  ['Hans Müller', 'MUELLER<<HANS', 'same', 'Ü as UE'],
  ['Hans Müller', 'MULLER<<HANS', 'same', 'Ü as U'],
  ['Jürgen Agüero', 'AGUXXERO<<JUXXRGEN', 'same', 'Ü as UXX'],
  ['Begoña Peña', 'PENXXA<<BEGONXXA', 'same', 'Ñ as NXX'],
  ['Begoña Peña', 'PENA<<BEGONA', 'same', 'Ñ as N'],
  ['Åsa Ängström', 'AENGSTROEM<<AASA', 'same', 'Å as AA'],
  ['Søren Ærø', 'AEROE<<SOEREN', 'same', 'Ø and Æ'],
  ['Karl Weiß', 'WEISS<<KARL', 'same', 'ß'],
  ['Þór Guðrúnarson', 'GUDRUNARSON<<THOR', 'same', 'Þ and ð'],
  ['Łukasz Żółć', 'ZOLC<<LUKASZ', 'same', 'Ł'],
  ['Işık Çağrı', 'CAGRI<<ISIK', 'same', 'dotless i'],
  ['Nguyễn Văn Đức', 'NGUYEN<<VAN<DUC', 'same', 'all a zone can say of a Vietnamese name'],
  ["Niamh O'Connor", 'OCONNOR<<NIAMH', 'same', 'apostrophe left out'],
  ['Anne-Marie Smith-Jones', 'SMITH<JONES<<ANNE<MARIE', 'same', 'hyphens as fillers'],
  ['Sukarno', 'SUKARNO<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'same', 'a single name'],
  ['Nilavadhanananda Chayapa Dejthamrong Krasuang', 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K', 'same', 'cut at 39'],
  ['Chayapa Dejthamrong Krasuang Nilavadhanananda', 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K', 'same', 'cut at 39, primary last'],
  ['Papandropoulous Jonathon Alec', 'PAPANDROPOULOUS<<JONATHON<ALEC', 'same', 'exactly 30'],
  ['Papandropoulous Jonathon Alec Michael', 'PAPANDROPOULOUS<<JONATHON<ALEC', 'same', 'cut at 30'],
  ['Papandropoulous Jonathon Alec Michael', 'PAPANDROPOULOUS<<JONATHON<ALE<', 'different', 'not cut'],
  ['Maria Santos', 'SANTOS<<MARIA<CLARA', 'different', 'a word more'],
  ['Maria Santos', 'MARIASANTOS', 'unclear', 'written together'],
  ['Maria Clara Santos', 'SANTOS<<CLARA<MARIA', 'unclear', 'given names in another order'],
  ['Maria Santos', 'REYES<<MARIA', 'different', 'another name'],
  ['', 'SANTOS<<MARIA', 'different', 'nothing'],
  ['<<<', 'SANTOS<<MARIA', 'different', 'only fillers'],
];

test.each(vietnamese)('%j and %j: %s (%s)', (declared, registered, likeness) => {
  expect(matchNames(declared, registered)).toBe(likeness);
  expect(matchNames(registered, declared)).toBe(likeness);
});

test.each(foreign)('travel document: %j and %j: %s (%s)', (declared, registered, likeness) => {
  expect(matchTravelNames(declared, registered)).toBe(likeness);
  expect(matchTravelNames(registered, declared)).toBe(likeness);
});

test('a name as a zone holds it is compared as such', () => {
  expect(matchNames('Hans Müller', 'MUELLER<<HANS')).toBe('same');
});

test('a name of a travel document without the fillers of a zone', () => {
  expect(matchTravelNames('Jose Garcia', 'José García')).toBe('same');
  expect(matchTravelNames('Garcia Jose', 'José García')).toBe('unclear');
});

const words = [
  'Nguyễn',
  'Trần',
  'Thị',
  'Hoà',
  'Hòa',
  'Thuý',
  'Ý',
  'An',
  'Đức',
  'Duc',
  'José',
  'Müller',
  "O'Neil",
  'Anne-Marie',
  '王',
  '🎉',
  'đ',
];
const written = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
const anything = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 600 });
const inZones = fc.string({ unit: fc.constantFrom('A', 'B', 'C', 'É', 'Đ', '<', '<<', ' '), minLength: 1, maxLength: 45 });
const names = fc.oneof(written, inZones, anything);

describe.each([
  ['matchNames', matchNames],
  ['matchTravelNames', matchTravelNames],
])('%s', (_, match) => {
  test('says the same of two names in either order', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(match(one, other)).toBe(match(other, one));
      }),
      { numRuns: 2000 },
    );
  });

  test('finds a name the same as itself, however it is composed, spaced or capitalized', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (name, form) => {
        expect(match(name, name.normalize(form))).toBe('same');
        expect(match(name.toLowerCase(), ` ${name.toUpperCase().replaceAll(' ', '  ')} `)).toBe('same');
      }),
    );
  });

  test('does not care about composition when it compares', () => {
    fc.assert(
      fc.property(written, written, (one, other) => {
        expect(match(one.normalize('NFD'), other)).toBe(match(one, other.normalize('NFD')));
      }),
    );
  });

  test('answers for whatever was typed', () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        expect(['same', 'unclear', 'different']).toContain(match(one, other));
      }),
    );
    expect(match('ệ'.repeat(500), 'ệ'.repeat(500))).toBe('same');
    expect(match('a'.repeat(100_000), 'b'.repeat(100_000))).toBe('different');
  });
});
