import { randomUUID } from 'node:crypto';
import { readBundle } from '../../src/platform/token-store/read.ts';
import { artifactHash } from '../../src/platform/token-store/hash.ts';
import { issueCode, issueToken, type Refusal } from '../../src/platform/token-store/write.ts';
import type { Db } from '../../src/platform/database/types.ts';

export interface Issued {
  readonly accountId: string;
  readonly clientId: string;
  readonly sessionUid: string;
  readonly grantId: string;
  readonly refreshToken: string;
}

export interface IssueOptions {
  readonly accountId: string;
  readonly clientId: string;
  readonly consentId?: string | null;
  readonly acr?: string;
  readonly offline?: boolean;
}

/** A bare account, without a person. */
export async function makeAccount(db: Db, more: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  await db('accounts').insert({ id, subject_kind: 'citizen', level: 2, state: 'active', ...more });
  return id;
}

/** What a person agreed to, as a row. */
export async function makeConsent(db: Db, accountId: string, clientId: string): Promise<string> {
  const id = randomUUID();
  const row = {
    id,
    account_id: accountId,
    client_id: clientId,
    scopes: ['openid'],
    claims: ['name'],
    text_version: '1',
    lang: 'vi',
    rule_set: 'r',
  };
  await db('consents').insert(row);
  return id;
}

/** A session with a code that was issued in it; the same writes as a sign-in makes. */
export async function issueNow(db: Db, options: IssueOptions): Promise<{ refusal: Refusal | null; issued: Issued }> {
  const { accountId, clientId, consentId = null, acr = 'urn:dinhdanh:acr:level-2', offline = false } = options;
  const issued = { accountId, clientId, sessionUid: randomUUID(), grantId: randomUUID(), refreshToken: randomUUID() };
  await db('sessions').insert({
    uid: issued.sessionUid,
    cookie_hash: artifactHash(randomUUID()),
    account_id: accountId,
    expires_at: db.raw(`app_now() + interval '1 hour'`),
  });
  const account = await db('accounts').where({ id: accountId }).first();
  const refusal = await issueCode(db, {
    event: {
      grant_id: issued.grantId,
      account_id: accountId,
      client_id: clientId,
      session_uid: issued.sessionUid,
      consent_id: consentId,
      acr,
      amr: ['pwd'],
      authn_level: 2,
      account_level: account?.level,
      auth_time: new Date().toISOString(),
      factors: [],
      scopes: ['openid'],
      claims: [],
      offline,
      address: '',
      user_agent: '',
    },
    grant: { id: issued.grantId, payload: {}, ttl: 3600 },
    code: { id: randomUUID(), payload: {}, ttl: 60 },
    sessionPatch: {},
    sub: randomUUID(),
  });
  return { refusal, issued };
}

/** A refresh token under a grant; the answer says what forbids it. */
export async function refreshUnder(db: Db, issued: Issued, token = issued.refreshToken): Promise<Refusal | null> {
  const { grantId, accountId, clientId } = issued;
  return issueToken(db, { id: token, model: 'RefreshToken', payload: {}, ttl: 3600, grantId, accountId, clientId });
}

/** True while the refresh token would still be honoured. */
export async function stands(db: Db, issued: Issued): Promise<boolean> {
  return (await readBundle(db, issued.refreshToken, { models: ['RefreshToken'] })).artifact !== null;
}

/** Signs in at a service and keeps a refresh token; throws when that is refused. */
export async function signIn(db: Db, options: IssueOptions): Promise<Issued> {
  const { refusal, issued } = await issueNow(db, options);
  const refused = refusal ?? (await refreshUnder(db, issued));
  if (refused) throw new Error(`refused: ${refused}`);
  return issued;
}

export async function artifactsOf(db: Db, issued: Issued): Promise<number> {
  return Number((await db('oidc_artifacts').where({ grant_id: issued.grantId }).count('* as n').first())?.n);
}
