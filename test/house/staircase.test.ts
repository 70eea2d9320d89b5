import { expect, test } from 'vitest';
import { filesIn, read } from './files.ts';
import { breaches } from './staircase-check.ts';

test('nobody reaches up', () => {
  const files = filesIn(['src', 'views']).map((path) => ({ path, source: read(path) }));
  expect(files.length).toBeGreaterThan(10);
  expect(breaches(files)).toEqual([]);
});

test.each([
  ['src/lib/a.ts', `import { b } from '../platform/b.ts';`, 'lib may not reach up to platform'],
  ['src/lib/a.ts', `import { z } from 'zod';`, 'lib may not use the package zod'],
  ['src/platform/a.ts', `import type { B } from '../domain/accounts/b.ts';`, 'platform may not reach up to domain/accounts'],
  ['src/platform/a.ts', `import { B } from '../../views/b.tsx';`, 'platform may not reach up to views'],
  ['src/domain/audit/a.ts', `import {\n  b,\n} from '../accounts/b.ts';`, 'domain/audit may not reach up to domain/accounts'],
  ['src/domain/claims/a.ts', `export { b } from '../sign-ins/b.ts';`, 'domain/claims may not reach up to domain/sign-ins'],
  ['src/domain/claims/a.ts', `import knex from 'knex';`, 'domain/claims may not use the package knex'],
  ['src/domain/claims/a.ts', `import { Context } from 'koa';`, 'domain/claims may not use the package koa'],
  ['views/pages/a.tsx', `import { b } from '../../src/domain/claims/b.ts';`, 'views may take only types from domain/claims'],
  ['views/pages/a.tsx', `import type { B } from '../../src/web/oidc/b.ts';`, 'views may not reach up to web/oidc'],
  ['views/pages/a.tsx', `import { readFileSync } from 'node:fs';`, 'views may not use the package node:fs'],
  ['src/web/sign-in/a.ts', `import { b } from '../oidc/b.ts';`, 'web/sign-in may not open another door: web/oidc'],
  ['src/web/oidc/a.ts', `import type { Knex } from 'knex';`, 'web/oidc may not use the package knex'],
  ['src/web/self-service/a.ts', `const b = await import('../../app.ts');`, 'web/self-service may not reach up to app'],
  ['src/main.ts', `import { seed } from './sandbox/seed.ts';`, 'main may load sandbox only with import()'],
  ['src/helpers/a.ts', ``, 'stands on no floor of the house'],
  ['src/app.ts', `import { a } from './nowhere/a.ts';`, 'stands on no floor of the house'],
])('%s with %s is refused', (path, source, message) => {
  expect(breaches([{ path, source }])[0]).toContain(message);
});

test.each([
  ['src/domain/claims/a.ts', `import type { Knex } from 'knex';\nimport { b } from '../accounts/b.ts';\nimport { c } from './c.ts';`],
  [
    'views/pages/a.tsx',
    `import type { B } from '../../src/domain/claims/b.ts';\nimport { c } from '../../src/lib/c.ts';\nimport type { VNode } from 'preact';`,
  ],
  ['src/main.ts', `import './require-node.ts';\nconst sandbox = await import('./sandbox/seed.ts');`],
  ['src/lib/a.ts', `// import { b } from '../platform/b.ts';\n/* import { c } from 'zod'; */`],
])('%s with %s is fine', (path, source) => {
  expect(breaches([{ path, source }])).toEqual([]);
});
