import QRCode from 'qrcode';
import { describe, expect, test } from 'vitest';
import { maskName } from '../../src/lib/names.ts';
import { qrPicture } from '../../src/web/first-party/qr.ts';
import { deviceName } from '../../views/device-words.ts';
import { atStart } from '../../views/format.ts';
import { removeFactorView } from '../../views/pages/self-service/remove-factor.tsx';
import { sampleContext } from '../setup/page-samples.tsx';
import { readDone } from '../../views/done-code.ts';

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', 'Chrome – Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0', 'Edge – Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari – iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36', 'Chrome – Android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox – Linux'],
  ['curl/8.5.0', 'curl/8.5.0'],
  ['', 'Thiết bị không rõ'],
])('%s is %s', (userAgent, name) => {
  expect(deviceName(userAgent, 'vi')).toBe(name);
});

test.each([
  ['Nguyễn Văn An', 'N••• V••• An'],
  ['  Maria   Santos ', 'M••• Santos'],
  ['An', 'An'],
  ['', ''],
])('%j is shown as %j', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test('the name of a factor begins small within a sentence, and big at the start', () => {
  const page = { kind: 'totp', action: '/', losesLevel: false, ...sampleContext } as const;
  expect(removeFactorView.title({ ...page, lang: 'vi' })).toBe('Gỡ ứng dụng tạo mã?');
  expect(removeFactorView.title({ ...page, lang: 'en', label: 'Ứng dụng của An' })).toBe('Remove authenticator app “Ứng dụng của An”?');
  expect(atStart('ứng dụng tạo mã')).toBe('Ứng dụng tạo mã');
});

test('only our own codes say that something was done', () => {
  expect(readDone('totp-added')).toBe('totp-added');
  expect([readDone(undefined), readDone('constructor'), readDone('Your account was hacked')]).toEqual([undefined, undefined, undefined]);
});

describe('the drawn QR code', () => {
  test.each(['otpauth://totp/x?secret=JBSWY3DPEHPK3PXP', 'Định Danh'])('%s: every dark module once, no light one', (text) => {
    const { size, path } = qrPicture(text);
    const drawn = new Set<number>();
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      for (let step = 0; step < Number(width); step += 1) drawn.add(Number(y) * size + Number(x) + step);
    }
    const { data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
    expect([...drawn].sort((a, b) => a - b)).toEqual([...data].flatMap((bit, index) => (bit ? [index] : [])));
  });
});
