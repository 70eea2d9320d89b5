import type { Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
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
  const found = await new AxeBuilder({ page }).setLegacyMode(true).withTags(tags).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/** How far the page can be pushed sideways. */
function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

async function checkLooks(page: Page, lang: Lang): Promise<string[]> {
  const wrong: string[] = [];
  for (const [width, colorScheme] of combinations[lang]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const pushed = await overflow(page);
    if (pushed > 0) wrong.push(`${width} px: scrolls ${pushed} px sideways`);
    wrong.push(...(await violations(page)).map((violation) => `${width} px ${colorScheme}: ${violation}`));
  }
  return wrong;
}

/** Looks at samples of pages in both languages, two widths and two colour schemes, with axe. */
export function lookAtPages(names: readonly string[]): void {
  let browser: Browser;
  let server: Server;
  let origin: string;
  let context: BrowserContext;

  beforeAll(async () => {
    if (!path) return;
    ({ origin, server } = await startPagesServer());
    browser = await launchChromium(path);
    context = await browser.newContext();
    // The page of form_post leaves at once; here it must stay to be looked at. scripts.test.ts sees it leave.
    // Nothing is installed from samples; app-shell.test.ts sees the worker at work.
    await context.route('**/app-shell.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await context.route('**/form-post.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  describe.skipIf(!path).each([...names])('%s', (name) => {
    test.each(['vi', 'en'] as const)('%s: accessible, narrow and wide, light and dark', async (lang: Lang) => {
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      try {
        await page.goto(`${origin}/${lang}/${encodeURIComponent(name)}`);
        expect(await page.getAttribute('html', 'lang')).toBe(lang);
        expect(await checkLooks(page, lang)).toEqual([]);
        expect(complaints).toEqual([]);
      } finally {
        await page.close();
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
