import { expect, test } from 'vitest';
import { safeHref } from '../../views/components/safe-href.ts';

test.each([
  ['/me', '/me'],
  ['/language?to=en&back=%2Fme', '/language?to=en&back=%2Fme'],
  ['#username', '#username'],
  ['?after=2', '?after=2'],
  ['https://bank.example/terms', 'https://bank.example/terms'],
  ['http://127.0.0.1:3002/', 'http://127.0.0.1:3002/'],
  ['mailto:help@bank.example', 'mailto:help@bank.example'],
])('%s stays', (address, kept) => {
  expect(safeHref(address)).toBe(kept);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://bank.example/1',
  'file:///etc/passwd',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  'me',
  '',
])('%j becomes #', (address) => {
  expect(safeHref(address)).toBe('#');
});
