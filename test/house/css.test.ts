import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'sass';
import { expect, test } from 'vitest';
import { read, top } from './files.ts';

test('views/assets/app.css is what npm run css would make', () => {
  expect(existsSync(join(top, 'views/styles/app.scss'))).toBe(true);
  const { css } = compile(join(top, 'views/styles/app.scss'), {
    loadPaths: [join(top, 'node_modules')],
    style: 'compressed',
    quietDeps: true,
  });
  const same = read('views/assets/app.css').trim() === css.trim();
  expect(same, 'run npm run css').toBe(true);
});
