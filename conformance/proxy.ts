import { readFileSync } from 'node:fs';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateSync } from 'otplib';
import { sandboxTotpSecret } from '../src/sandbox/people.ts';

/**
 * Ends TLS in front of a sandbox for the conformance suite, and gives its invented people a fixed second factor: the suite fills in forms
 * but cannot compute a code, so `000000` becomes the code of now on its way to the server. The server itself knows nothing of this, and
 * the only secret used here is the published one of the sandbox.
 */
const [certificate = '', key = ''] = process.argv.slice(2);
const listenPort = Number(process.env.PROXY_PORT ?? 9443);
const serverPort = Number(process.env.PORT ?? 3000);

const fixedCode = '000000';
const period = 30;
const longestForm = 65_536;

let lastStep = 0;

/** A code counts once, and the server takes the neighbouring ones too: the oldest unused one that is still good. */
async function nextCode(): Promise<string> {
  for (;;) {
    const now = Math.floor(Date.now() / 1000 / period);
    const step = Math.max(lastStep + 1, now - 1);
    if (step <= now + 1) {
      lastStep = step;
      return generateSync({ secret: sandboxTotpSecret, epoch: step * period });
    }
    await sleep(1000);
  }
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longestForm) throw new Error('the form is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function withRealCode(body: Buffer): Promise<Buffer> {
  const form = new URLSearchParams(body.toString('utf8'));
  if (form.get('code') !== fixedCode) return body;
  form.set('code', await nextCode());
  return Buffer.from(form.toString());
}

async function forward(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const asksForCode = req.method === 'POST' && /^\/sign-in\/[^/]+\/totp$/.test(req.url ?? '');
  const body = asksForCode ? await withRealCode(await bodyOf(req)) : undefined;
  const headers = {
    ...req.headers,
    'x-forwarded-for': req.socket.remoteAddress ?? '',
    'x-forwarded-proto': 'https',
    ...(body ? { 'content-length': String(body.length) } : {}),
  };
  const onward = request({ host: '127.0.0.1', port: serverPort, method: req.method, path: req.url, headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
  });
  onward.on('error', () => res.destroy());
  if (body) onward.end(body);
  else req.pipe(onward);
}

const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (req, res) => {
  forward(req, res).catch(() => res.destroy());
});
server.listen(listenPort, () => process.stdout.write(`https on ${listenPort}, to the sandbox on ${serverPort}\n`));
