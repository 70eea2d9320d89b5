import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export interface SmallIssuer {
  readonly issuer: string;
  /** Signs a log-out token that is right, with these claims and header members over it; `undefined` takes a member out. */
  sign(claims?: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  /** Signs with a new key from now on; it is published only when `publish` is true. */
  rotate(publish: boolean): Promise<void>;
  /** Answers this path with this document from now on. */
  answer(path: string, document: unknown): void;
  /** While true every request is answered with 503. */
  broken: boolean;
  close(): void;
}

export const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** Discovery and keys of an issuer, and of its other endpoints what a test says. */
export async function startSmallIssuer(clientId: string): Promise<SmallIssuer> {
  const published: JWK[] = [];
  let signing: { key: CryptoKey; kid: string };
  const state = { broken: false };
  const given: Record<string, unknown> = {};
  const server = createServer((req, res) => {
    const documents: Record<string, unknown> = {
      '/.well-known/openid-configuration': {
        issuer,
        jwks_uri: `${issuer}/jwks`,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
      },
      '/jwks': { keys: published },
      ...given,
    };
    const found = documents[req.url ?? ''];
    res.writeHead(state.broken ? 503 : found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rotate = async (publish: boolean): Promise<void> => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const kid = `key-${Math.random()}`;
    if (publish) published.push({ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' });
    signing = { key: privateKey, kid };
  };
  await rotate(true);
  return {
    issuer,
    rotate,
    answer: (path, document) => {
      given[path] = document;
    },
    get broken() {
      return state.broken;
    },
    set broken(value) {
      state.broken = value;
    },
    sign: async (claims = {}, header = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const right = {
        iss: issuer,
        aud: clientId,
        iat: now,
        exp: now + 120,
        jti: `jti-${Math.random()}`,
        sub: 'sub-1',
        sid: 'sid-1',
        events: { [logoutEvent]: {} },
      };
      const payload = JSON.parse(JSON.stringify({ ...right, ...claims })) as Record<string, unknown>;
      return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', typ: 'logout+jwt', kid: signing.kid, ...header }).sign(signing.key);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
