import type { AdapterPayload } from 'oidc-provider';
import type { Deps } from '../../platform/deps.ts';
import { readOpening, readSessionByUid } from '../../platform/token-store/read.ts';
import { saveSession } from '../../platform/token-store/session-rows.ts';
import type { Payload, SessionRow } from '../../platform/token-store/types.ts';
import { requestContext } from './request-context.ts';
import { memoryOf } from './memory.ts';

/** Ends a session for good: tombstone, tokens, log-out notices. Handed in, since it is a decision of the domain. */
export type EndSession = (sessionUid: string) => Promise<void>;

/** The library's Session is a pointer to our row; client, account and consent of an authorization request come in the same read. */
export async function findSession(deps: Deps, cookie: string): Promise<AdapterPayload | undefined> {
  const ctx = requestContext();
  const asked = ctx?.query?.client_id;
  const opening = await readOpening(deps.db, cookie, typeof asked === 'string' ? asked : undefined);
  if (ctx) {
    const memory = memoryOf(ctx);
    memory.opening = opening;
    if (opening.party) memory.parties.set(String(opening.party.client_id), opening.party);
    memory.sessionCookie = opening.session ? cookie : undefined;
    memory.byPrevious = opening.session?.by_previous;
    memory.writtenAuthorizations = opening.session?.authorizations;
  }
  return opening.session ? toLibrary(deps, opening.session, cookie) : undefined;
}

export async function findSessionByUid(deps: Deps, uid: string): Promise<AdapterPayload | undefined> {
  const row = await readSessionByUid(deps.db, uid);
  return row && toLibrary(deps, row, undefined);
}

function toLibrary({ secrets }: Deps, row: SessionRow, cookie: string | undefined): AdapterPayload {
  const { state, ...payload } = row.payload;
  return {
    ...payload,
    kind: 'Session',
    uid: row.uid,
    jti: cookie,
    exp: Math.floor(Date.parse(row.expires_at) / 1000),
    ...(row.account_id ? { accountId: row.account_id } : {}),
    ...(typeof state === 'string' ? { state: JSON.parse(secrets.unseal('log-out', state)) } : {}),
    authorizations: structuredClone(row.authorizations),
  };
}

/** Writes only what this request changed; a second tab's services stay. */
export async function storeSession(deps: Deps, write: { id: string; payload: AdapterPayload; ttl: number }): Promise<void> {
  const ctx = requestContext();
  const { jti: _jti, uid, accountId, authorizations, state, ...rest } = write.payload as unknown as Payload;
  const memory = ctx ? memoryOf(ctx) : undefined;
  const before = memory?.writtenAuthorizations ?? {};
  const now = (authorizations ?? {}) as Record<string, Payload>;
  const patch = Object.fromEntries(Object.entries(now).filter(([id, value]) => JSON.stringify(value) !== JSON.stringify(before[id])));
  const removed = ctx?.oidc.route === 'end_session_confirm' ? Object.keys(before).filter((id) => !(id in now)) : [];
  const rotated = write.id !== memory?.sessionCookie;
  const kept = memory?.opening?.session?.payload;
  if (ctx?.oidc.entities.AuthorizationCode && !rotated && Object.keys(patch).length === 0 && !state && kept?.kind) return;
  const stands = await saveSession(deps.db, {
    uid: String(uid),
    cookie: write.id,
    presented: memory?.sessionCookie,
    accountId: typeof accountId === 'string' ? accountId : null,
    payload: { ...rest, ...(state ? { state: deps.secrets.seal('log-out', JSON.stringify(state)) } : {}) },
    patch,
    removed,
    ttl: write.ttl,
    idle: deps.settings.limits.idle,
  });
  if (memory && !stands) memory.cookieRefused = true;
}

/** The library also calls this to drop the old id of a session that goes on under a new one: that is the rotation, not an end. */
export async function destroySession(cookie: string, endSession: EndSession): Promise<void> {
  const session = requestContext()?.oidc.session;
  if (session && session.jti === cookie) await endSession(String(session.uid));
}
