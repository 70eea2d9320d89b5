import { randomBytes, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Deps } from '../../src/platform/deps.ts';
import type { Call, Gate, Reply, Route } from '../../src/platform/http/types.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { createSecrets } from '../../src/platform/key-file.ts';
import { artifactHash } from '../../src/platform/token-store/hash.ts';
import { backOfficeRoutes } from '../../src/web/back-office/routes.ts';
import { registersInMemory } from './registers.ts';

/** What the desk is handed, over a database of the test. */
export function deskDeps(db: Db, { sandbox = true }: { sandbox?: boolean } = {}): Deps {
  return {
    db,
    log: pino({ level: 'silent' }),
    secrets: createSecrets({ keys: [{ id: 'test', secret: Buffer.alloc(32, 7) }], sandbox: true }),
    settings: {
      issuer: 'https://id.example',
      backOfficeOrigin: 'https://desk.example',
      passkeyRpId: 'id.example',
      sandbox,
      limits: { factorFreshness: 43_200, biometricFreshness: 300, idle: 3600, absolute: 43_200 },
    },
  };
}

/** The routes of the officers' door, without a server around them. */
export function deskRoutes(deps: Deps): readonly Route[] {
  return backOfficeRoutes({ deps, fetch: globalThis.fetch, registries: registersInMemory(), registryLamps: async () => [] });
}

/** Signs an account in at the desk; answers the cookie. */
export async function sitDown(db: Db, accountId: string, amr: readonly string[] = ['pwd', 'otp', 'mfa']): Promise<string> {
  const cookie = randomBytes(32).toString('base64url');
  const uid = randomUUID();
  const soon = db.raw(`app_now() + interval '12 hours'`);
  await db('sessions').insert({ uid, cookie_hash: randomBytes(32), account_id: accountId, expires_at: soon });
  await db('door_sessions').insert({
    id_hash: artifactHash(cookie),
    door: 'back-office',
    account_id: accountId,
    session_uid: uid,
    acr: 'urn:dinhdanh:acr:level-2',
    amr: [...amr],
    auth_time: db.raw('app_now()'),
    id_token: 'sealed',
    expires_at: soon,
  });
  return cookie;
}

/** A request to a route, as a gate and a handler see it. */
export function callTo(route: Pick<Route, 'method' | 'path'>, cookie?: string, params: Record<string, string> = {}): Call {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? randomUUID());
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const values = path.split('/');
  const at = (name: string): string => values[route.path.split('/').indexOf(`:${name}`)] ?? '';
  return {
    method: route.method,
    path,
    params: Object.fromEntries(names.map((name) => [name, at(name)])),
    query: {},
    headers: {},
    cookie: () => cookie,
    address: '203.0.113.7',
    userAgent: 'test',
    lang: 'vi',
    requestId: 'request-1',
    raw: { req: { url: path } as Call['raw']['req'], res: {} as Call['raw']['res'] },
  };
}

/** What a gate says, in a word: `in`, the code of a problem, the status of a page, or where it leads. */
export async function gateSays(gate: Gate<unknown>, call: Call): Promise<string> {
  const entry = await gate.admit(call);
  return 'refused' in entry ? wordFor(entry.refused) : 'in';
}

export function wordFor(reply: Reply): string {
  if (reply.kind === 'problem') return reply.code;
  if (reply.kind === 'redirect') return reply.to.startsWith('https://id.example/auth?') ? 'sign-in' : reply.to;
  return reply.kind === 'page' ? `page ${reply.status ?? 200}` : reply.kind;
}
