import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** Chromium named by CHROMIUM_PATH, or at one of the usual places. */
export function chromiumPath(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  return named || usual.find((path) => existsSync(path));
}

/** Says why browser tests are skipped, where they are. */
export function sayWhySkipped(what: string): void {
  process.stderr.write(`skipped: ${what}: no Chromium found; install it or set CHROMIUM_PATH\n`);
}

export function launchChromium(executablePath: string): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
}
