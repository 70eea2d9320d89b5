import '../src/require-node.ts';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { chromiumPath, launchChromium } from '../test/setup/chromium.ts';
import { logins, password } from '../test/setup/people.ts';

// Walks through a running sandbox (npm start) and writes the pictures of README and documents.

const folder = fileURLToPath(new URL('pictures/', import.meta.url));
const sandbox = 'http://localhost:3002';
const provider = 'http://localhost:3000';
const size = { width: 960, height: 720 };
const both = ['en', 'vi'] as const;

type Shape = { readonly width?: number; readonly height: number };

async function take(page: Page, name: string, shape: Shape): Promise<void> {
  await page.setViewportSize({ ...size, ...shape });
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' });
  console.log(`${name}.png`);
}

/** The page as it stands, in one language or in one after the other; the form on it stays open. */
async function takeIn(page: Page, langs: readonly ('vi' | 'en')[], name: string, shape: Shape): Promise<void> {
  for (const lang of langs) {
    const { origin, pathname, search } = new URL(page.url());
    await page.goto(`${origin}/language?to=${lang}&back=${encodeURIComponent(pathname + search)}`);
    await take(page, `${name}-${lang}`, shape);
  }
}

async function enterPassword(page: Page, login: string): Promise<void> {
  await page.fill('input[name=username]', login);
  await page.fill('input[name=password]', password);
  await page.press('input[name=password]', 'Enter');
  await page.waitForLoadState();
}

/** The code as a newcomer gets it: from the mailbox, and the next one when it was used already. */
async function enterCode(page: Page, login: string): Promise<void> {
  const mailbox = await page.context().newPage();
  for (let code = ''; page.url().endsWith('/totp'); ) {
    await mailbox.goto(`${sandbox}/mailbox`);
    const shown = (await mailbox.locator('tr', { hasText: login }).locator('strong, td').allInnerTexts()).find((cell) =>
      /^\d{6}$/.test(cell),
    );
    if (shown === undefined) throw new Error('the mailbox shows no code');
    if (shown === code) {
      await mailbox.waitForTimeout(1000);
      continue;
    }
    code = shown;
    await page.fill('input[name=code]', code);
    await page.press('input[name=code]', 'Enter');
    await page.waitForLoadState();
  }
  await mailbox.close();
}

async function agree(page: Page): Promise<void> {
  await page.click('form:has(input[name=decision][value=allow]) button');
  await page.waitForLoadState();
}

async function transfer(page: Page): Promise<void> {
  await page.check('input[name=payee] >> nth=0');
  await page.fill('input[name=amount]', '500000');
  await page.press('input[name=amount]', 'Enter');
  await page.waitForLoadState();
}

/** As An: sign-in, consent, the bank at level 1, the step-up, the bank at level 2, the own account. */
async function walkAsAn(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${sandbox}/bank`);
  await page.click('form:has(input[name=for][value=open]) button');
  await page.waitForURL(/\/sign-in\//);
  await takeIn(page, both, 'sign-in', { height: 1120 });
  await enterPassword(page, logins.an);
  await takeIn(page, both, 'consent', { height: 1500 });
  await agree(page);
  await page.waitForURL(/\/bank\/account/);
  await page.goto(`${sandbox}/bank/transfer`);
  await transfer(page);
  await page.waitForURL(/\/totp$/);
  await takeIn(page, ['vi'], 'step-up', { height: 980 });
  await enterCode(page, logins.an);
  await page.waitForURL(/\/consent$/);
  await agree(page);
  await page.waitForURL(/\/bank\/transfer\//);
  await takeIn(page, ['en'], 'bank-step-up', { width: 1360, height: 1100 });
  await page.goto(`${sandbox}/bank/balance`);
  await takeIn(page, ['en'], 'bank', { width: 1360, height: 2040 });
  await page.goto(`${provider}/me`);
  await page.waitForURL(`${provider}/me`);
  await takeIn(page, ['vi'], 'my-account', { height: 1200 });
  await page.goto(`${sandbox}/mailbox`);
  await takeIn(page, ['en'], 'mailbox', { height: 1500 });
}

/** As Bình: an account of level 1, and a service that needs level 2. */
async function walkAsBinh(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${sandbox}/bank`);
  await page.click('form:has(input[name=for][value=open]) button');
  await page.waitForURL(/\/sign-in\//);
  await enterPassword(page, logins.binh);
  await agree(page);
  await page.waitForURL(/\/bank\/account/);
  await page.goto(`${sandbox}/bank/transfer`);
  await transfer(page);
  await page.waitForURL(/\/unreachable$/);
  await takeIn(page, both, 'unreachable', { height: 1320 });
}

const path = chromiumPath();
if (!path) throw new Error('no Chromium found; install it or set CHROMIUM_PATH');
await mkdir(folder, { recursive: true });
const browser = await launchChromium(path);
try {
  for (const walk of [walkAsAn, walkAsBinh]) {
    const context = await browser.newContext({ viewport: size, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
    await walk(context);
    await context.close();
  }
} finally {
  await browser.close();
}
