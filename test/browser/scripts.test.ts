import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { chromiumPath, launchChromium, sayWhySkipped } from '../setup/chromium.ts';
import { type Posted, startPagesServer } from '../setup/pages-server.ts';

const path = chromiumPath();
if (!path) sayWhySkipped('scripts of the pages');

const challenge = 'Y2hhbGxlbmdlLWNoYWxsZW5nZQ';
const enrolOptions = {
  challenge,
  rp: { id: 'localhost', name: 'Định Danh' },
  user: { id: 'dXNlcg', name: '003090000001', displayName: 'Nguyễn Văn An' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
};
const signInOptions = { challenge, rpId: 'localhost', userVerification: 'required' };
const answers: Readonly<Record<string, unknown>> = {
  '/posted': { got: true },
  '/enrol/options': enrolOptions,
  '/enrol/answer': { to: '/vi/home' },
  '/sign-in/u/passkey/options': signInOptions,
  '/sign-in/u/passkey': { to: '/vi/home' },
};

let browser: Browser;
let server: Server;
let origin: string;
const posted: Posted[] = [];
let overriding: Record<string, unknown> = {};

beforeAll(async () => {
  if (!path) return;
  const started = await startPagesServer((arrived) => {
    posted.push(arrived);
    return { ...answers, ...overriding }[arrived.path];
  });
  ({ origin, server } = started);
  browser = await launchChromium(path);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function open(name: string, javaScriptEnabled = true): Promise<Page> {
  posted.length = 0;
  overriding = {};
  const context = await browser.newContext({ javaScriptEnabled });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${origin}/vi/${encodeURIComponent(name)}`, { waitUntil: 'commit' });
  return page;
}

async function addAuthenticator(page: Page, isUserVerified = true): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', automaticPresenceSimulation: true } as const;
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, hasResidentKey: true, hasUserVerification: true, isUserVerified },
  });
}

const pathsOf = () => posted.map((one) => one.path);

describe.skipIf(!path)('form-post.js', () => {
  test('sends the answer at once, also when it has a parameter named submit, and without our csrf token', async () => {
    const page = await open('form-post');
    await page.waitForURL('**/posted');
    expect(posted.map((one) => one.body)).toEqual(['code=c&state=s&submit=x']);
  });

  test('without script the button does it', async () => {
    const page = await open('form-post', false);
    await page.click('main button');
    await page.waitForURL('**/posted');
    expect(posted.map((one) => one.body)).toEqual(['code=c&state=s&submit=x']);
  });
});

describe.skipIf(!path)('passkey.js', () => {
  test('no dead button without script, a living one with it', async () => {
    const dead = await open('credentials', false);
    expect(await dead.isVisible('[data-passkey-start]')).toBe(false);
    const living = await open('credentials');
    await living.waitForSelector('[data-passkey-start]');
    expect(await living.isVisible('.dd-or')).toBe(true);
  });

  test('enrols, then signs in, with the token in the header, and follows the answer', async () => {
    const page = await open('enrolment');
    await addAuthenticator(page);
    await page.click('[data-passkey-start]');
    await page.waitForURL('**/vi/home');
    await page.goto(`${origin}/vi/credentials`);
    await page.click('[data-passkey-start]');
    await page.waitForURL('**/vi/home');
    expect(pathsOf()).toEqual(['/enrol/options', '/enrol/answer', '/sign-in/u/passkey/options', '/sign-in/u/passkey']);
    expect(posted.map((one) => one.headers['x-csrf-token'])).toEqual(Array(4).fill('csrf-token'));
    const [, enrolled, , signedIn] = posted.map((one) => JSON.parse(one.body));
    expect(signedIn.id).toBe(enrolled.id);
    expect(signedIn.response.signature).toMatch(/^[\w-]+$/);
  });

  test.each([
    ['the finger did not match', 'Bạn đã đóng cửa sổ', {}, false],
    ['the server refuses the answer', 'Chưa xác thực được', { '/enrol/answer': undefined }, true],
    ['the answer leads elsewhere', 'Chưa xác thực được', { '/enrol/answer': { to: 'https://evil.example/' } }, true],
    ['the answer leads into a script', 'Chưa xác thực được', { '/enrol/answer': { to: 'javascript:alert(1)' } }, true],
  ])('%s: says so and can be tried again', async (_, says, changed, verified) => {
    const page = await open('enrolment');
    overriding = changed;
    await addAuthenticator(page, verified);
    await page.click('[data-passkey-start]');
    await page.waitForSelector(`[role=alert]:has-text("${says}")`);
    expect(await page.isEnabled('[data-passkey-start]')).toBe(true);
    expect(page.url()).toContain('/vi/enrolment');
  });
});
