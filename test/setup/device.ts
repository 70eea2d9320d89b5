import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

export interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly cdp: CDPSession;
}

/** Milliseconds: with two cores shared, a page can take its time. */
export const patience = 15_000;

/** A browser with an authenticator built in, whose owner unlocks it (or does not). */
export async function newDevice(browser: Browser, { isUserVerified = true, width = 1000 } = {}): Promise<Device> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
  return { context, page, cdp };
}
