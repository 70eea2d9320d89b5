import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalEmail } from '../../src/lib/email-address.ts';
import { canonicalPhone } from '../../src/platform/telephone.ts';
import { sandboxPeople } from '../../src/sandbox/people.ts';

describe('a telephone number', () => {
  test.each([
    ['0912345678', '+84912345678'],
    ['+84912345678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['0084 912 345 678', '+84912345678'],
    ['(091) 234-56.78', '+84912345678'],
    ['+84 0912345678', '+84912345678'],
    ['\u202a+84912345678\u202c', '+84912345678'],
    ['０９１２３４５６７８', '+84912345678'],
    ['0592345678', '+84592345678'],
  ])('%j is %s', (typed, phone) => expect(canonicalPhone(typed, { sandbox: false })).toBe(phone));

  test.each([
    ['', 'nothing'],
    ['0123456789', 'given out to nobody'],
    ['01234567890', 'eleven digits, of before 2018'],
    ['024 3825 3536', 'a fixed line'],
    ['1900 1234', 'costs'],
    ['1800 1090', 'a free number of a company'],
    ['113', 'the police'],
    ['0912345678 ext 5', 'an extension'],
    ['0912345678;ext=5', 'an extension'],
    ['tel:0912345678', 'an address'],
    ['call 0912345678', 'a sentence'],
    ['0912345678\0', 'NUL'],
    ['0912345678\ud800', 'half a character'],
    ['+639171234567', 'of another country'],
    ['+84500000001', 'of the sandbox'],
  ])('%j is none: %s', (typed) => expect(canonicalPhone(typed, { sandbox: false })).toBeUndefined());

  test('however long it is', () => {
    expect(canonicalPhone('9'.repeat(100_000), { sandbox: false })).toBeUndefined();
  });

  test('of another country, where that is allowed', () => {
    expect(canonicalPhone('+63 917 123 4567', { sandbox: false, abroad: true })).toBe('+639171234567');
    expect(canonicalPhone('+1 415 555 2671', { sandbox: false, abroad: true })).toBe('+14155552671');
    expect(canonicalPhone('+882 16 5000000', { sandbox: false, abroad: true })).toBeUndefined();
  });

  test('the sandbox takes the numbers of its people and no other that is not valid', () => {
    for (const { phone } of sandboxPeople) expect(canonicalPhone(phone, { sandbox: true })).toBe(phone);
    expect(canonicalPhone('0500000001', { sandbox: true })).toBe('+84500000001');
    expect(canonicalPhone('+8450000001', { sandbox: true })).toBeUndefined();
    expect(canonicalPhone('+84540000001', { sandbox: true })).toBeUndefined();
    expect(canonicalPhone('0123456789', { sandbox: true })).toBeUndefined();
  });

  test('one form stays what it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[0-9 ().-]{0,20}$/), (typed) => {
        const phone = canonicalPhone(typed, { sandbox: true, abroad: true });
        if (phone !== undefined) expect(canonicalPhone(phone, { sandbox: true, abroad: true })).toBe(phone);
      }),
    );
  });
});

describe('an e-mail address', () => {
  test.each([
    ['an@example.com', 'an@example.com'],
    [' An.Nguyen+eid@Example.COM ', 'an.nguyen+eid@example.com'],
    ["o'neil@mail.example.vn", "o'neil@mail.example.vn"],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
    ['an@xn--bcher-kva.example', 'an@xn--bcher-kva.example'],
  ])('%j is %s', (typed, address) => expect(canonicalEmail(typed)).toBe(address));

  test.each([
    '',
    'an',
    '@example.com',
    'an@',
    'an@example',
    'an@@example.com',
    'an@exa mple.com',
    'an@-example.com',
    'an@example.com.',
    'an@example.c',
    'an@127.0.0.1',
    'an@[127.0.0.1]',
    '.an@example.com',
    'a..n@example.com',
    '"an"@example.com',
    'An <an@example.com>',
    'an@example.com,binh@example.com',
    'an@example.com\r\nBcc: binh@example.com',
    'an\0@example.com',
    'ân@example.com',
    'an@exämple.com',
    '🎉@example.com',
    `${'a'.repeat(65)}@example.com`,
    `an@${'a'.repeat(64)}.com`,
    `an@${'a.'.repeat(130)}com`,
    `${'a'.repeat(300)}@example.com`,
  ])('%#: none', (typed) => expect(canonicalEmail(typed)).toBeUndefined());
});
