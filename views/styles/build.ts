/** Builds `views/assets/app.css` from Sass. With `--check` it only says whether the committed file is current. */
import { readFileSync, writeFileSync } from 'node:fs';
import { compile } from 'sass';

const source = new URL('app.scss', import.meta.url).pathname;
const target = new URL('../assets/app.css', import.meta.url).pathname;
const modules = new URL('../../node_modules', import.meta.url).pathname;

const { css } = compile(source, { loadPaths: [modules], style: 'compressed', quietDeps: true });
const built = `${css}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, built);
} else if (readFileSync(target, 'utf8') !== built) {
  process.stderr.write('views/assets/app.css is not what views/styles makes: run npm run css\n');
  process.exitCode = 1;
}
