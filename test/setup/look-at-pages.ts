import type { Server } from 'node:http';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lang } from '../../src/platform/http/types.ts';
import { chromiumPath, launchChromium, sayWhySkipped } from './chromium.ts';
import { pageSamples } from './page-samples.tsx';
import { startPagesServer } from './pages-server.ts';

const path = chromiumPath();
if (!path) sayWhySkipped('pages in the browser');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Between the two languages every width meets every colour scheme. */
const combinations = {
  vi: [
    [320, 'dark'],
    [1000, 'light'],
  ],
  en: [
    [320, 'light'],
    [1000, 'dark'],
  ],
} as const satisfies Record<Lang, readonly (readonly [number, 'light' | 'dark'])[]>;

async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate<AxeResults['violations']>(
    `axe.run({ runOnly: ${JSON.stringify(tags)}, resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/** How far the page can be pushed sideways. */
function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** What the page now in this window does wrong: to eyes, to a screen reader, to its console. */
async function faults({ page, complaints }: Window): Promise<string[]> {
  const pushed = await overflow(page);
  await page.evaluate(axe.source);
  return [...(pushed > 0 ? [`scrolls ${pushed} px sideways`] : []), ...(await violations(page)), ...complaints];
}

/** A window of one width and one colour scheme, and what its pages have complained of since it last went anywhere. */
interface Window {
  readonly name: string;
  readonly page: Page;
  complaints: string[];
}

/**
 * Opens a window that has its width and its colours before any page comes into it, as those of people have: Chromium
 * leaves text of the old scheme behind when a page changes scheme under it.
 */
async function openWindow(browser: Browser, width: number, colorScheme: 'light' | 'dark'): Promise<Window> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' });
  // The page of form_post leaves at once; here it must stay to be looked at. scripts.test.ts sees it leave.
  // Nothing is installed from samples; app-shell.test.ts sees the worker at work.
  await context.route('**/app-shell.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await context.route('**/form-post.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  const opened: Window = { name: `${width} px ${colorScheme}`, page: await context.newPage(), complaints: [] };
  opened.page.on('pageerror', (error) => opened.complaints.push(error.message));
  opened.page.on('console', (message) => message.type() === 'error' && opened.complaints.push(message.text()));
  return opened;
}

/** Looks at samples of pages in both languages, two widths and two colour schemes, with axe. */
export function lookAtPages(names: readonly string[]): void {
  let browser: Browser;
  let server: Server;
  let origin: string;
  const windows: Record<Lang, Window[]> = { vi: [], en: [] };

  beforeAll(async () => {
    if (!path) return;
    ({ origin, server } = await startPagesServer());
    browser = await launchChromium(path);
    for (const lang of ['vi', 'en'] as const)
      for (const [width, colorScheme] of combinations[lang]) windows[lang].push(await openWindow(browser, width, colorScheme));
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  describe.skipIf(!path).each([...names])('%s', (name) => {
    test.each(['vi', 'en'] as const)('%s: accessible, narrow and wide, light and dark', async (lang: Lang) => {
      for (const opened of windows[lang]) {
        opened.complaints = [];
        await opened.page.goto(`${origin}/${lang}/${encodeURIComponent(name)}`);
        expect(await opened.page.getAttribute('html', 'lang')).toBe(lang);
        expect(await faults(opened), opened.name).toEqual([]);
      }
    });
  });
}

/** Every sample in one of these lists, each list in a test file of its own: they are looked at side by side. */
export const pagesOf = {
  desk: namesOf((name) => partOf(name) === 'desk'),
  intake: namesOf((name) => partOf(name) === 'intake'),
  applying: namesOf((name) => partOf(name) === 'applying'),
  sandbox: namesOf((name) => partOf(name) === 'sandbox'),
  rest: namesOf((name) => partOf(name) === 'rest'),
};

function partOf(name: string): 'desk' | 'intake' | 'applying' | 'sandbox' | 'rest' {
  const door = pageSamples[name]?.door;
  if (door === 'back-office') return name.startsWith('intake') ? 'intake' : 'desk';
  if (door === 'sandbox') return 'sandbox';
  return /^(apply|activate|file|guide)\b/.test(name) ? 'applying' : 'rest';
}

function namesOf(is: (name: string) => boolean): string[] {
  return Object.keys(pageSamples).filter(is);
}
