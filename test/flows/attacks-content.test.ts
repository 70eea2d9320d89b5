import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { openAs } from '../setup/own-doors.ts';
import type { Party } from '../setup/party.ts';
import { Visitor } from '../setup/visitor.ts';
import { walk } from '../setup/walk.ts';

/** Text that a service, a link or a browser brings, and that wants to be more than text. */
let house: TestHouse;
let party: Party;
const at = (path: string): string => `${house.issuer}${path}`;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state', claims: ['name'] });
});
afterAll(() => house.stop());

describe('what others wrote is shown as text', () => {
  const script = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;

  test('in names of services, hints, states, descriptions and browsers', async () => {
    const named = await house.party({
      kind: 'private',
      name_vi: script,
      name_en: script,
      purpose_vi: script,
      purpose_en: script,
      claims: ['name'],
    });
    const person = await house.person();
    const visitor = new Visitor({ 'user-agent': `Mozilla/5.0 ${script}` });
    expect((await openAs(visitor, person, at('/me'))).url.pathname).toBe('/me');
    const walked = await walk(
      { party: named, visitor, person },
      { scope: 'openid profile', login_hint: script, state: script, ui_locales: script },
      { stopAt: ['consent'] },
    );
    const pages = [walked.page];
    pages.push(await named.open(new Visitor(), { login_hint: script }).then(({ page }) => page));
    pages.push(await visitor.open(at(`/auth?client_id=${encodeURIComponent(script)}&redirect_uri=${encodeURIComponent(script)}`)));
    pages.push(await visitor.open(named.request({ redirect_uri: script }).url));
    await visitor.submit(walked.page, { decision: 'allow' }, { action: '/consent', ...named.stop });
    for (const path of [
      '/me/sessions',
      '/me/history',
      '/me/messages',
      '/me/consents',
      `/me/history?after=${encodeURIComponent(script)}`,
      `/me?done=${encodeURIComponent(script)}`,
      `/me/confirm?to=${encodeURIComponent(script)}`,
      `/not-me?token=${encodeURIComponent(script)}`,
      '/session/end',
    ]) {
      pages.push(await visitor.open(at(path)));
    }
    for (const page of pages) {
      expect([page.url.pathname, page.html.includes('<script>alert'), page.html.includes('<img src=x')]).toEqual([
        page.url.pathname,
        false,
        false,
      ]);
      expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/);
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  test('a form_post answer with a state that tries to break out', async () => {
    const person = await house.person();
    const visitor = new Visitor();
    await walk({ party, visitor, person });
    const { page } = await party.open(visitor, { response_mode: 'form_post', state: script });
    expect(page.html).toContain('action="');
    expect(page.html).not.toContain('<script>alert');
    expect(page.html).toContain(`value="&quot;'>&lt;script>alert(1)`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`form-action 'self' ${new URL(party.options.redirectUri).origin}`);
    expect(policy).not.toContain('unsafe');
  });

  test('no directive of the content policy comes from a redirect address', async () => {
    for (const uri of ['https://a;script-src.example/cb', 'https://a,script-src.example/cb', 'com.example.app:/cb']) {
      const made = await house.party({ redirect_uris: [uri] }).catch(() => undefined);
      if (!made) continue;
      const { page } = await made.open(new Visitor(), { redirect_uri: uri });
      const directives = (page.headers.get('content-security-policy') ?? '').split(/[;,]/).map((one) => one.trim().split(' ')[0]);
      expect(new Set(directives).size).toBe(10);
      expect(directives.length).toBe(10);
    }
  });
});
