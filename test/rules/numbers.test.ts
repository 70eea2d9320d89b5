import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalNumber, maskNumber } from '../../src/lib/numbers.ts';

const an = '003090000001';

describe('one canonical form', () => {
  test.each([
    ['as printed', '003090000001'],
    ['in groups', '003 090 000 001'],
    ['no-break and narrow spaces', '003\u00a0090\u202f000\u2009001'],
    ['zero-width marks', '\u200b003\u200c090\u200d000\u2060001\ufeff'],
    ['direction marks and soft hyphens', '\u202a003\u00ad090000001\u202c'],
    ['full-width digits and spaces', '００３　０９０　０００　００１'],
    ['dots', '003.090.000.001'],
    ['dashes of every length', '003-090‑000–001—'],
    ['minus', '003−090−000−001'],
    ['tab and line end', '\t003090000001\r\n'],
    ['Arabic-Indic', '٠٠٣٠٩٠٠٠٠٠٠١'],
    ['Devanagari', '००३०९००००००१'],
    ['mathematical bold', '𝟎𝟎𝟑𝟎𝟗𝟎𝟎𝟎𝟎𝟎𝟎𝟏'],
  ])('%s', (_, typed) => expect(canonicalNumber(typed)).toBe(an));

  test('letters of a foreigner number are capitals, also full-width ones', () => {
    expect(canonicalNumber(' ab-12ｃｄ９ ')).toBe('AB12CD9');
  });

  test.each([
    ['nothing', ''],
    ['only spaces', ' \u00a0\u200b'],
    ['too short', '12345'],
    ['too long', '1'.repeat(21)],
    ['megabytes', '1'.repeat(1_000_000)],
    ['NUL', '003090000001\0'],
    ['NUL between digits', '003090\u0000000001'],
    ['a lone surrogate', '003090000001\ud800'],
    ['the other half', '\udc00003090000001'],
    ['a word with a mark', 'nguyễnvănan'],
    ['sharp s, which has no capital of its own', 'straße12'],
    ['dotless i', '12345ı'],
    ['Cyrillic that looks alike', 'АВС123456'],
    ['SQL', "003090000001' or 1=1"],
  ])('%s is no number', (_, typed) => expect(canonicalNumber(typed)).toBeUndefined());

  test('canonical is stable and made of what the column holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (typed) => {
        const canonical = canonicalNumber(typed);
        if (canonical === undefined) return;
        expect(canonical).toMatch(/^[0-9A-Z]{6,20}$/);
        expect(canonicalNumber(canonical)).toBe(canonical);
      }),
    );
  });

  test('every decimal digit of Unicode is read as its value', () => {
    const digits = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => /^\p{Nd}$/u.test(String.fromCodePoint(code)));
    expect(digits.length % 10).toBe(0);
    const values = digits.map((code) => canonicalNumber(`12345${String.fromCodePoint(code)}`)?.at(-1));
    // Sorted by code they come ten by ten, each ten from its zero.
    expect(values).toEqual(digits.map((_, index) => String(index % 10)));
  });
});

describe('masked', () => {
  test.each([
    ['003090000001', '003••••••001'],
    ['AB12CD9', '••••CD9'],
    ['123456', '•••456'],
  ])('%s', (number, masked) => expect(maskNumber(number)).toBe(masked));

  test('never shows half of a short number, never changes the length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{6,20}$/), (number) => {
        const masked = maskNumber(number);
        expect(masked).toHaveLength(number.length);
        expect(masked.split('•').length - 1).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
