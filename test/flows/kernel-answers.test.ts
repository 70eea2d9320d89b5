import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createDoorRenderer } from '../../src/platform/http/kernel.ts';
import { placePage } from '../../src/platform/http/reply/pages.ts';
import { findFacts } from '../../src/platform/http/request/facts.ts';
import { anyPage, smallDoor, testLayout, testSecrets } from '../setup/small-door.tsx';

const door = smallDoor({ assetsDir: join(import.meta.dirname, '../../views/assets') });
const agent = request(door.handler);
const secureDoor = smallDoor({ origin: 'https://id.example' });
const secure = request(secureDoor.handler);

describe('headers', () => {
  test('a page: nothing inline, nothing from elsewhere, no frame, no copy', async () => {
    const { headers } = await agent.get('/');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('https: two years with subdomains, and cookies that no neighbour can set', async () => {
    const { headers } = await secure.get('/');
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    expect(headers['set-cookie']?.[0]).toMatch(/^__Host-dd-test-form-[0-9a-f]{6}=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  });

  test('a plain cookie in the place of a __Host- one is not read', async () => {
    const plain = await secure.get('/').set('cookie', 'lang=en');
    const prefixed = await secure.get('/').set('cookie', '__Host-lang=en');
    expect([plain.text.includes('lang="en"'), prefixed.text.includes('lang="en"')]).toEqual([false, true]);
  });

  test('form-action names where the form may lead and lets nothing else in', async () => {
    const { headers } = await agent.get('/leads');
    expect(headers['content-security-policy']).toContain("form-action 'self' https://bank.example vn.bank.app:; frame-ancestors");
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  test('text is escaped', async () => {
    expect((await agent.get('/')).text).toContain('<p>xin chào &lt;b></p>');
  });
});

describe('methods', () => {
  test('HEAD is GET without the body', async () => {
    const [get, head] = [await agent.get('/'), await agent.head('/')];
    expect([head.status, head.text]).toEqual([200, undefined]);
    expect(head.headers['content-security-policy']).toBe(get.headers['content-security-policy']);
  });

  test('405 says what is allowed, also to OPTIONS', async () => {
    const answers = [await agent.post('/'), await agent.get('/note'), await agent.options('/'), await agent.delete('/people/1')];
    expect(answers.map(({ status, headers }) => [status, headers.allow])).toEqual([
      [405, 'GET, HEAD'],
      [405, 'POST'],
      [405, 'GET, HEAD'],
      [405, 'GET, HEAD'],
    ]);
  });

  test('404 as a page, or as problem details for who prefers them', async () => {
    const html = await agent.get('/nowhere').set('accept', 'text/html,application/xhtml+xml,*/*;q=0.8');
    expect(html.text).toMatch(/data-code="not-found" data-reference="[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"/);
    const json = await agent.get('/nowhere').set('accept', 'application/json');
    expect([json.status, json.headers['content-type'], json.body.code]).toEqual([404, 'application/problem+json', 'not-found']);
    expect((await agent.get('/gone').set('accept', 'application/problem+json')).body).toMatchObject({
      status: 400,
      code: 'interaction-expired',
    });
  });
});

describe('language', () => {
  const langOf = (text: string): string | undefined => /data-lang="(\w+)"/.exec(text)?.[1];

  test.each([
    ['nothing said', '/', {}, 'vi'],
    ['the browser', '/', { 'accept-language': 'fr;q=0.9, en-GB;q=0.8, vi;q=0.5' }, 'en'],
    ['a browser that refuses English', '/', { 'accept-language': 'en;q=0, de' }, 'vi'],
    ['the service before the browser', '/?ui_locales=fr%20vi%20en', { 'accept-language': 'en' }, 'vi'],
    ['the page, for the service', '/asked', { 'accept-language': 'vi' }, 'en'],
    ['the person before all', '/asked?ui_locales=en', { cookie: 'lang=vi' }, 'vi'],
    ['nonsense', '/?ui_locales=%3Cb%3E', { cookie: 'lang=xx', 'accept-language': ';;q=,=' }, 'vi'],
  ])('%s', async (_case, path, headers, lang) => {
    expect(langOf((await agent.get(path).set(headers as Record<string, string>)).text)).toBe(lang);
  });

  test.each([
    ['/a?b=c', '/a?b=c'],
    ['/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/a\r\nSet-Cookie: x=1', '/'],
    ['', '/'],
  ])('the switch goes back to %j as %s', async (back, to) => {
    const answer = await agent.get('/language').query({ to: 'en', back });
    expect([answer.status, answer.headers.location]).toEqual([303, to]);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^lang=en; Path=\/; HttpOnly; SameSite=Lax; Max-Age=31536000$/);
  });

  test('a language we do not speak is refused', async () => {
    expect((await agent.get('/language?to=fr&back=/')).status).toBe(400);
  });

  const here = (text: string): string | undefined => /data-here="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');

  test('the switch comes back to this page, query and all', async () => {
    expect(here((await agent.get('/?a=1&b=%C4%91')).text)).toBe('/?a=1&b=%C4%91');
  });

  test.each([
    ['the page that held the form', 'http://localhost:4999/leads?x=1', '/leads?x=1'],
    ['not to a page of another port', 'http://localhost:49999/leads', '/note'],
    ['not to nothing', '', '/note'],
  ])('after a POST: %s', async (_case, referer, back) => {
    const opened = await agent.get('/');
    const csrf = /name="csrf" value="([^"]+)"/.exec(opened.text)?.[1] ?? '';
    const cookie = opened.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const answer = await agent.post('/note').type('form').set({ cookie, referer }).send({ csrf, note: '' });
    expect([answer.status, here(answer.text)]).toEqual([400, back]);
  });
});

describe('files', () => {
  test('type, an hour in caches, and 304', async () => {
    const css = await agent.get('/assets/app.css');
    expect([css.status, css.headers['content-type'], css.headers['cache-control']]).toEqual([
      200,
      'text/css; charset=utf-8',
      'public, max-age=3600',
    ]);
    expect((await agent.get('/assets/passkey.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await agent.get('/assets/logo.svg')).headers['content-type']).toBe('image/svg+xml');
    const again = await agent.get('/assets/app.css').set('if-none-match', css.headers.etag ?? '');
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await agent.head('/assets/app.css')).headers['content-length']).toBe(css.headers['content-length']);
  });

  test.each([
    '/assets/',
    '/assets/fonts',
    '/assets/none.css',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets//etc/passwd',
    '/assets/..%5c..%5cx',
    '/assets/.hidden',
    '/assets/app.css/',
    '/assets/%252e%252e%252fpackage.json',
  ])('%s is not there', async (path) => {
    expect((await agent.get(path)).status).toBe(404);
  });

  test('files can only be read', async () => {
    expect((await agent.post('/assets/app.css')).status).toBe(405);
  });
});

describe('the log', () => {
  test('one line a request: the pattern and not the path, no query, no cookie', async () => {
    const before = door.log.length;
    await agent.get('/people/003090000001?code=geheim').set({ cookie: 'a=biscuit', 'x-request-id': 'mine', 'user-agent': 'Agent' });
    const lines = door.log.slice(before);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ method: 'GET', path: '/people/:number', status: 200, address: '127.0.0.1', msg: 'request' });
    expect(lines[0]?.requestId).toMatch(/^[0-9A-Z-]{14}$/);
    expect(JSON.stringify(lines)).not.toMatch(/003090000001|geheim|biscuit|mine|Agent/);
  });

  test('unknown paths are not written down', async () => {
    await agent.get('/nowhere/003090000001');
    expect(door.log.at(-1)).toMatchObject({ path: '-', status: 404 });
    expect(JSON.stringify(door.log)).not.toContain('003090000001');
  });

  test('a redirect to what only looks like a path is a fault of ours and is not sent', async () => {
    const answer = await agent.get('/elsewhere');
    expect([answer.status, answer.headers.location]).toEqual([500, undefined]);
  });
});

describe('proxies', () => {
  const addressOf = async (trustedProxies: readonly string[], forwarded: string): Promise<string> => {
    const answer = await request(smallDoor({ trustedProxies }).handler).get('/people/1').set({ 'x-forwarded-for': forwarded });
    return (answer.body as { address: string }).address;
  };

  test.each([
    [[], '198.51.100.7', '127.0.0.1'],
    [['127.0.0.0/8'], '198.51.100.7', '198.51.100.7'],
    [['127.0.0.1', '10.0.0.0/8'], '6.6.6.6, 198.51.100.7, 10.1.2.3', '198.51.100.7'],
    [['127.0.0.1'], '6.6.6.6, [2001:db8::1]:443', '2001:db8::1'],
    [['127.0.0.1'], '198.51.100.7:1234', '198.51.100.7'],
    [['127.0.0.1'], '6.6.6.6, unknown', '127.0.0.1'],
    [['127.0.0.1'], '', '127.0.0.1'],
  ])('trusted %j, forwarded %j: %s', async (trusted, forwarded, address) => {
    expect(await addressOf(trusted, forwarded)).toBe(address);
  });
});

describe('the library behind the door', () => {
  const library = smallDoor({
    fallbackPaths: { '/auth': ['GET', 'POST'], '/auth/:uid': ['GET', 'POST'], '/token': ['GET'] },
    fallback: async (req, res) => {
      if (req.url === '/token') throw new Error('broken');
      let body = '';
      for await (const part of req) body += String(part);
      const render = createDoorRenderer({
        name: 'test',
        origin: 'http://localhost:4999',
        layout: testLayout,
        secrets: testSecrets,
        settings: { sandbox: true },
      });
      const ctx = { res, status: 200, body: '' as unknown };
      res.setHeader('Set-Cookie', '_session=s');
      if (req.url === '/auth') placePage(ctx, render(req, anyPage));
      else ctx.body = JSON.stringify({ ...req.headers, body, facts: findFacts(req) });
      res.statusCode = ctx.status;
      res.end(ctx.body);
    },
  });
  const behind = request(library.handler);

  test('gets the unread request with our host, whoever wrote which headers', async () => {
    const answer = await behind
      .post('/auth/abc')
      .set({ host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-prefix': '/evil', forwarded: 'host=evil' })
      .send('a=1&a=2');
    const told = JSON.parse(answer.text) as Record<string, unknown>;
    expect(told).toMatchObject({
      host: 'localhost:4999',
      'x-forwarded-host': 'localhost:4999',
      'x-forwarded-proto': 'http',
      body: 'a=1&a=2',
    });
    expect(answer.text).not.toContain('evil');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(library.log.at(-1)).toMatchObject({ path: '/auth/:uid', status: 200 });
  });

  test('a page from inside it has layout, token and policy, and the cookies of both', async () => {
    const answer = await behind.get('/auth');
    expect(answer.text).toContain('data-door="test"');
    expect(answer.text).toContain('data-sandbox="true"');
    expect(answer.text).toMatch(/data-request="[0-9A-Z-]{14}"/);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['set-cookie']).toHaveLength(2);
  });

  test('what it does not know is our page, and its faults are ours to answer', async () => {
    expect((await behind.get('/nowhere')).text).toContain('data-code="not-found"');
    const answer = await behind.get('/token');
    expect([answer.status, answer.text.includes('broken')]).toEqual([500, false]);
  });
});
