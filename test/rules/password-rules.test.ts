import { beforeAll, describe, expect, test } from 'vitest';
import { loadBlocklist } from '../../src/domain/credentials/password-blocklist.ts';
import {
  folded,
  normalizePassword,
  type PasswordProblem,
  passwordProblem,
  standsAlone,
} from '../../src/domain/credentials/password-rules.ts';

let isCommon: (text: string) => boolean;
beforeAll(async () => {
  isCommon = await loadBlocklist();
});

const words = ['Nguyễn Văn An', '003090000001', '+84912345678', 'dinhdanh'];

function judge(password: string, hasSecondFactor = true): PasswordProblem | undefined {
  return passwordProblem(password, { hasSecondFactor, words, isCommon });
}

describe('length, in letters', () => {
  test.each([
    ['q7vmzx2', true, 'too-short'],
    ['q7vmzx2k', true, undefined],
    ['q7vmzx2kw9pfhr', false, 'too-short'],
    ['q7vmzx2kw9pfhrt', false, undefined],
    ['ắ'.normalize('NFD').repeat(2), true, 'too-short'],
    ['trâu đi núi xa', false, 'too-short'],
    ['trâu đi núi xa lắm', false, undefined],
    [`${'thuyền giấy '.repeat(10)}ab12cd34`, true, undefined],
    ['a1b2'.repeat(33), true, 'too-long'],
  ])('%j beside a second factor: %s → %s', (password, hasSecondFactor, problem) => {
    expect(judge(password, hasSecondFactor)).toBe(problem);
  });

  test('a letter outside the basic plane is one letter', () => {
    expect(standsAlone('𠮷'.repeat(14))).toBe(false);
    expect(standsAlone('𠮷'.repeat(15))).toBe(true);
  });
});

test.each([
  'password1',
  'PassWord123',
  '12345678',
  '987654321',
  '1234567890123',
  'qwertyuiop',
  'iloveyou123',
  'matkhau123',
  'Mật khẩu 2026',
  'mật-khẩu-của-tôi',
  'anh yêu em mãi mãi'.slice(0, 11),
  'Toi Yeu Viet Nam',
  'passwordpassword',
  'abcabcabcabc',
  'aaaaaaaaaaaaaaa',
  'abababababababab',
  'abcdefghijklmnop',
  'conyeubame',
])('%j is too common', (password) => {
  expect(judge(password)).toBe('too-common');
});

test.each(['NguyenVanAn1990', 'nguyễn văn an 90', '003090000001!!', '0912345678abc', 'dinhdanh2026'])(
  '%j is made of what others know',
  (password) => {
    expect(['contains-personal', 'too-common']).toContain(judge(password));
  },
);

test.each(['thuyen giay trang 2026', 'Nguyễn ăn bún cá lúc bảy giờ', 'tr0ng vườn có 3 cây mít', '今日は晴れです今日は'])(
  '%j is good',
  (password) => {
    expect(judge(password)).toBeUndefined();
  },
);

test.each(['abcd\u0000efgh1', 'abc\ud800defgh9', 'tab\tin the middle'])('%j cannot be typed again', (password) => {
  expect(judge(password)).toBe('not-text');
});

test('what looks the same is the same', () => {
  const composed = 'Thuyền giấy trắng'.normalize('NFC');
  expect(normalizePassword(composed.normalize('NFD'))).toBe(composed);
  expect(folded('Đường Phố Ấm')).toBe('duong pho am');
});

test('the list is big enough (at least 3,000 common ones)', () => {
  expect(isCommon('letmein')).toBe(true);
  expect(isCommon('trustno1')).toBe(true);
  expect(isCommon('thuyengiaytrang')).toBe(false);
});
