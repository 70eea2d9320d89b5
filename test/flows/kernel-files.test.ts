import { connect } from 'node:net';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readName } from '../../src/lib/declared/name.ts';
import { type Listening, listen } from '../../src/platform/http/listen.ts';
import { attachment, everybody, json, route } from '../../src/platform/http/route.ts';
import { typedField } from '../../src/platform/http/typed.ts';
import type { Files } from '../../src/platform/http/types.ts';
import { smallDoor } from '../setup/small-door.tsx';

const seen: { form: unknown; files: Files }[] = [];
const upload = route({
  method: 'POST',
  path: '/picture',
  who: everybody,
  form: z.strictObject({ name: typedField(readName).optional(), note: z.string().optional() }),
  files: { face: { maxBytes: 1000, maxCount: 1 }, papers: { maxBytes: 2000, maxCount: 3 } },
  limit: 500,
  handle: async ({ form, files }) => {
    seen.push({ form, files });
    return json(Object.fromEntries(Object.entries(files).map(([name, list]) => [name, list.map((bytes) => bytes.length)])));
  },
  invalid: async (_visit, problems) => json(problems, { status: 400 }),
});
const download = route({
  method: 'GET',
  path: '/picture/:name',
  who: everybody,
  handle: async ({ params }) =>
    attachment({ type: 'image/jpeg', name: params['name'] ?? '', bytes: Buffer.from('<script>alert(1)</script>') }),
});
const { handler, log } = smallDoor({}, [upload, download]);
const origin = 'http://localhost:4999';
let server: Listening;

beforeAll(async () => {
  const listening = await listen({ port: 0, host: '127.0.0.1', handler, ready: async () => true });
  if (listening.kind !== 'listening') throw new Error(listening.reason);
  server = listening;
});
afterAll(() => server.close({ patience: 100 }));

/** Cookie and token of a page that was opened. */
async function opened(): Promise<{ cookie: string; csrf: string }> {
  const answer = await request(handler).get('/');
  const [cookie = ''] = (answer.headers['set-cookie'] as unknown as string[]).map((line) => line.split(';')[0]);
  return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(answer.text)?.[1] ?? '' };
}

type Entry = readonly [name: string, value: string | Uint8Array];

/** As a browser sends it. */
async function send(entries: readonly Entry[], { headers = {}, token = true }: { headers?: Record<string, string>; token?: boolean } = {}) {
  const { cookie, csrf } = await opened();
  const form = new FormData();
  if (token) form.append('csrf', csrf);
  for (const [name, value] of entries) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([Buffer.from(value)], { type: 'image/jpeg' }), '../../etc/x.jpg');
  }
  const answer = await fetch(`http://127.0.0.1:${server.port}/picture`, {
    method: 'POST',
    body: form,
    headers: { cookie, origin, ...headers },
  });
  return { status: answer.status, text: await answer.text() };
}

interface Crafted {
  readonly body: string | Buffer;
  readonly head?: string;
  readonly type?: string;
  readonly length?: number;
}

/** One raw request, with a right token in front of its body unless it brings everything itself. */
async function raw({ body, head = '', type = 'multipart/form-data; boundary=x', length }: Crafted): Promise<number> {
  const { cookie, csrf } = await opened();
  const first = Buffer.from(`--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n`);
  const whole = Buffer.concat([first, Buffer.from(body)]);
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const lines = [
    `Content-Type: ${type}`,
    `Content-Length: ${length ?? whole.length}`,
    `Cookie: ${cookie}`,
    'Host: x',
    'Connection: close',
    head,
  ];
  socket.write(`POST /picture HTTP/1.1\r\n${lines.filter(Boolean).join('\r\n')}\r\n\r\n`);
  socket.end(whole);
  let answer = '';
  for await (const part of socket) answer += String(part);
  return Number(answer.split(' ')[1]);
}

const part = (head: string, content: string): string => `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
const end = '--x--\r\n';

describe('a form with files', () => {
  test('brings its texts and its files, and the field csrf reaches nobody', async () => {
    const face = new Uint8Array(1000).fill(7);
    const { status } = await send([
      ['name', ' Nguyễn  Văn An '],
      ['face', face],
      ['papers', new Uint8Array([1])],
      ['papers', new Uint8Array([2, 3])],
    ]);
    expect(status).toBe(200);
    const { form, files } = seen.at(-1) ?? {};
    expect(form).toEqual({ name: 'Nguyễn Văn An' });
    expect(Buffer.from(files?.['face']?.[0] ?? []).equals(face)).toBe(true);
    expect(files?.['papers']?.map((one) => [...one])).toEqual([[1], [2, 3]]);
  });

  test('without files has none; a file input in which nothing was chosen is absent', async () => {
    expect((await send([['note', 'a']])).text).toBe('{}');
    expect(await raw({ body: `${part('name="face"; filename=""', '')}${end}` })).toBe(200);
    expect(seen.at(-1)?.files).toEqual({});
    expect(await raw({ body: `${part('name="face"; filename="empty.jpg"', '')}${end}` })).toBe(200);
    expect(seen.at(-1)?.files['face']?.map(({ length }) => length)).toEqual([0]);
  });

  test('a field that cannot be read is named with the code of its reader', async () => {
    const { status, text } = await send([['name', '🎉']]);
    expect([status, text]).toEqual([400, '[{"field":"name","code":"not-a-name"}]']);
  });

  test('without its token, or of another origin, is refused', async () => {
    const before = seen.length;
    expect((await send([['note', 'a']], { token: false })).status).toBe(403);
    expect((await send([['note', 'a']], { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await send([['note', 'a']], { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect(seen.length).toBe(before);
  });

  test('of another origin is refused before its body is read', async () => {
    expect(await raw({ body: 'never read', head: 'Origin: https://evil.example', length: 5000 })).toBe(403);
  });

  test.each([
    ['a file of one byte too many', [['face', new Uint8Array(1001)]], 413],
    ['more text than the route takes', [['note', 'x'.repeat(501)]], 413],
    [
      'more text in two fields',
      [
        ['note', 'x'.repeat(300)],
        ['name', 'x'.repeat(300)],
      ],
      413,
    ],
    ['too many files', [1, 2, 3, 4].map(() => ['papers', new Uint8Array(1)]), 400],
    ['two files where there is one', [1, 2].map(() => ['face', new Uint8Array(1)]), 400],
    ['a file where a text belongs', [['note', new Uint8Array(1)]], 400],
    ['a text where a file belongs', [['face', 'a']], 400],
    [
      'a name given twice',
      [
        ['note', 'a'],
        ['note', 'b'],
      ],
      400,
    ],
    ['a field that the page does not have', [['other', 'a']], 400],
    ['a file that the page does not have', [['other', new Uint8Array(1)]], 400],
    ['a name of the language', [['__proto__', 'a']], 400],
    ['NUL', [['note', 'a\0b']], 400],
    ['hundreds of fields', Array.from({ length: 200 }, (_, index) => [`f${index}`, '']), 400],
  ] as [string, Entry[], number][])('%s: refused', async (_what, entries, status) => {
    const before = seen.length;
    expect((await send(entries)).status).toBe(status);
    expect(seen.length).toBe(before);
  });
});

describe('a crafted body', () => {
  test.each<[string, Crafted, number]>([
    [
      'broken encoding',
      { body: Buffer.concat([Buffer.from(part('name="note"', 'a').slice(0, -2)), Buffer.from([0xc3]), Buffer.from(`\r\n${end}`)]) },
      400,
    ],
    [
      'a lone surrogate',
      {
        body: Buffer.concat([
          Buffer.from(part('name="note"', '').slice(0, -2)),
          Buffer.from([0xed, 0xa0, 0x80]),
          Buffer.from(`\r\n${end}`),
        ]),
      },
      400,
    ],
    ['no closing delimiter', { body: part('name="note"', 'a') }, 400],
    ['cut in a header', { body: '--x\r\nContent-Disp' }, 400],
    ['no name', { body: `--x\r\nContent-Disposition: form-data\r\n\r\na\r\n${end}` }, 400],
    ['a name with a line break', { body: `${part('name="no%0d%0ate"', 'a')}${end}` }, 400],
    [
      'base64',
      { body: `--x\r\nContent-Disposition: form-data; name="note"\r\nContent-Transfer-Encoding: base64\r\n\r\nYQ==\r\n${end}` },
      400,
    ],
    ['another type', { body: end, type: 'application/x-www-form-urlencoded' }, 400],
    ['no boundary', { body: end, type: 'multipart/form-data' }, 400],
    ['a boundary of control characters', { body: end, type: 'multipart/form-data; boundary="x\ty"' }, 400],
    ['a boundary of 100 characters', { body: end, type: `multipart/form-data; boundary=${'x'.repeat(100)}` }, 400],
    ['related parts', { body: end, type: 'multipart/related; boundary=x' }, 400],
    ['compressed', { body: end, head: 'Content-Encoding: gzip' }, 400],
    ['an announced length over the limit', { body: 'never read', length: 500_000_000 }, 413],
  ])('%s: refused', async (_what, crafted, status) => {
    const before = seen.length;
    expect(await raw(crafted)).toBe(status);
    expect(seen.length).toBe(before);
  });

  test('a long preamble and an epilogue are measured like the rest', async () => {
    const { cookie } = await opened();
    const agent = request(handler).post('/picture').set({ cookie, 'content-type': 'multipart/form-data; boundary=x' });
    expect((await agent.send(Buffer.alloc(2_000_000, 'a'))).status).toBe(413);
  });

  test('a body that ends early leaves nothing behind', async () => {
    const before = seen.length;
    const { cookie } = await opened();
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      `POST /picture HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900\r\n\r\n`,
    );
    socket.write(part('name="face"; filename="a.jpg"', 'half a picture'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen.length).toBe(before);
    expect((await send([['note', 'a']])).status).toBe(200);
  });

  test('fifty at once are all read', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => send([['face', new Uint8Array(900).fill(1)]])));
    expect(answers.map(({ text }) => text)).toEqual(Array.from({ length: 50 }, () => '{"face":[900]}'));
  });
});

describe('an attachment', () => {
  test('is kept, not shown: no script of it runs, no other origin embeds it, no cache holds it', async () => {
    const { status, headers, body } = await request(handler).get('/picture/face.jpg').buffer(true);
    expect([status, String(body)]).toEqual([200, '<script>alert(1)</script>']);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '25',
      'content-disposition': 'attachment; filename="face.jpg"',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  test('has a name of our making or none goes out', async () => {
    const before = log.length;
    expect((await request(handler).get('/picture/a%22b%0d%0ax.jpg')).status).toBe(500);
    log.splice(before);
  });
});

test('of all this nothing was an error of ours', () => {
  expect(log.filter(({ level }) => (level as number) >= 50)).toEqual([]);
});
