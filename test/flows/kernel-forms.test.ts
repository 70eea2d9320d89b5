import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { smallDoor } from '../setup/small-door.tsx';

const origin = 'http://localhost:4999';
const { handler, seen } = smallDoor();
const agent = request(handler);

type Sent = Readonly<Record<string, string>>;

/** A form as a browser that has opened the page holds it. */
async function opened(path = '/', headers: Sent = {}) {
  const answer = await agent.get(path).set(headers);
  const cookies = (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? [];
  return {
    answer,
    cookie: cookies.map((line) => line.split(';')[0]).join('; '),
    csrf: /name="csrf" value="([^"]+)"/.exec(answer.text)?.[1] ?? '',
  };
}

const post = (path: string, body: string, headers: Sent = {}) =>
  agent
    .post(path)
    .set({ 'content-type': 'application/x-www-form-urlencoded', ...headers })
    .send(body);

describe('form tokens', () => {
  test('the form of an opened page is taken, and the field csrf never reaches the handler', async () => {
    const { cookie, csrf } = await opened();
    const answer = await post('/note', `csrf=${csrf}&note=Nguy%E1%BB%85n+An`, { cookie, origin, 'sec-fetch-site': 'same-origin' });
    expect([answer.status, answer.headers.location]).toEqual([303, '/done?ok=1']);
    expect(seen.at(-1)).toEqual({ note: 'Nguyễn An' });
  });

  test('a client that says nothing about its origin is judged by its token', async () => {
    const { cookie, csrf } = await opened();
    expect((await post('/note', `csrf=${csrf}&note=a`, { cookie })).status).toBe(303);
  });

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin that may be named', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the same domain', { 'sec-fetch-site': 'same-site', origin }],
  ])('a right token sent by %s is refused', async (_who, headers) => {
    const { cookie, csrf } = await opened();
    const before = seen.length;
    const answer = await post('/note', `csrf=${csrf}&note=a`, { cookie, ...(headers as Sent) });
    expect([answer.status, seen.length]).toEqual([403, before]);
    expect(answer.text).toContain('data-code="csrf-failed"');
  });

  test('no token, no cookie, or the token of another browser is refused', async () => {
    const [mine, other] = [await opened(), await opened()];
    const statuses = [
      await post('/note', 'note=a', { cookie: mine.cookie }),
      await post('/note', `csrf=${mine.csrf}&note=a`),
      await post('/note', `csrf=${other.csrf}&note=a`, { cookie: mine.cookie }),
      await post('/note', `csrf=${mine.csrf}x&note=a`, { cookie: mine.cookie }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 403]);
  });

  test('two tabs that open their first page at the same moment both work', async () => {
    const tabs = await Promise.all([opened(), opened(), opened()]);
    const jar = tabs.map(({ cookie }) => cookie).join('; ');
    const answers = await Promise.all(tabs.map(({ csrf }) => post('/note', `csrf=${csrf}&note=a`, { cookie: jar, origin })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  });

  test('a browser that has a cookie gets no second one', async () => {
    const { cookie } = await opened();
    expect((await opened('/', { cookie })).cookie).toBe('');
  });

  test('a route for other sites takes a form without token', async () => {
    const answer = await post('/open', 'state=a%26b', { origin: 'https://bank.example', 'sec-fetch-site': 'cross-site' });
    expect([answer.status, answer.headers.location]).toEqual([303, '/auth?state=a%26b']);
  });
});

describe('fields', () => {
  test('what does not fit goes back to the form, with what was typed', async () => {
    const { cookie, csrf } = await opened();
    const answer = await post('/note', `csrf=${csrf}&note=`, { cookie });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('note:too_small');
  });

  test('without a page for it, a plain 400', async () => {
    const { cookie, csrf } = await opened();
    const answer = await post('/plain', `csrf=${csrf}`, { cookie });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('data-code="form-invalid"');
  });

  test.each(['is_admin=1', 'constructor=1', 'toString=1', 'note%5B%5D=x', '__proto__=1', '__proto__%5Bx%5D=1'])(
    'an unknown field is refused: %s',
    async (field) => {
      const { cookie, csrf } = await opened();
      const before = seen.length;
      expect((await post('/note', `csrf=${csrf}&note=a&${field}`, { cookie })).status).toBe(400);
      expect(seen.length).toBe(before);
    },
  );

  test('the button without fields takes none', async () => {
    const { cookie, csrf } = await opened();
    const jar = `${cookie}; member=An%20Nguy%E1%BB%85n`;
    const answer = await post('/out', `csrf=${csrf}`, { cookie: jar });
    expect([answer.status, answer.body]).toEqual([200, { who: 'An Nguyễn' }]);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^member=; Path=\/; HttpOnly; SameSite=Lax; Max-Age=0; Expires=/);
    expect((await post('/out', `csrf=${csrf}&a=1`, { cookie: jar })).status).toBe(400);
  });

  test('a gate refuses with its own reply, before the form is looked at', async () => {
    const { cookie, csrf } = await opened();
    const answer = await post('/out', `csrf=${csrf}&a=1`, { cookie });
    expect([answer.status, answer.headers.location]).toEqual([303, '/sign-in']);
  });
});

describe('json', () => {
  const send = (body: string, headers: Sent) =>
    agent
      .post('/json')
      .set({ 'content-type': 'application/json', ...headers })
      .send(body);

  test('with the token in a header', async () => {
    const { cookie, csrf } = await opened();
    const answer = await send('{"text":"chữ"}', { cookie, 'x-csrf-token': csrf, origin });
    expect([answer.status, answer.body]).toEqual([200, { text: 'chữ' }]);
  });

  test('without it: problem details, although the browser prefers pages', async () => {
    const { cookie } = await opened();
    const answer = await send('{"text":"a"}', { cookie, accept: 'text/html' });
    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ type: 'about:blank', title: 'Forbidden', status: 403, code: 'csrf-failed' });
  });

  test.each([
    '{"text":"a","more":1}',
    '{"text":1}',
    '[]',
    '"text"',
    'null',
    '',
    '{"text":',
    '{"text":"\\u0000"}',
    '{"text":"\\ud800"}',
    '{"\\udc00":"a","text":""}',
    '{"__proto__":{"x":1},"text":"a"}',
  ])('refused: %s', async (body) => {
    const { cookie, csrf } = await opened();
    const answer = await send(body, { cookie, 'x-csrf-token': csrf });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ status: 400 });
  });

  test('deep nesting is refused like anything else that does not fit', async () => {
    const { cookie, csrf } = await opened();
    const body = `{"text":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    expect((await send(body, { cookie, 'x-csrf-token': csrf })).status).toBe(400);
  });

  test('a form is not taken for JSON, nor JSON for a form', async () => {
    const { cookie, csrf } = await opened();
    const headers = { cookie, 'x-csrf-token': csrf };
    expect((await post('/json', `csrf=${csrf}&text=a`, headers)).status).toBe(400);
    expect((await agent.post('/note').set(headers).send({ csrf, note: 'a' })).status).toBe(400);
    expect(
      (
        await agent
          .post('/note')
          .set({ ...headers, 'content-type': 'text/plain' })
          .send(`csrf=${csrf}&note=a`)
      ).status,
    ).toBe(400);
  });
});
