import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Stored, TokenWrite } from '../../platform/token-store/write.ts';
import type { AccountStanding, Bundle, Opening, Payload, Row } from '../../platform/token-store/types.ts';
import type { Assessment } from './assessment.ts';

export interface StandingConsent {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly claims: readonly string[];
}

/**
 * What one request has already read or decided, so that nothing is read twice: the protocol library asks for session, client,
 * account and grant one after the other, and we answer all of them from one round trip.
 */
export interface Memory {
  opening?: Opening;
  bundle?: { value: string; read: Bundle };
  readonly parties: Map<string, Row>;
  /** Accounts that came with neither the session nor a token, by id. */
  readonly accounts: Map<string, Promise<AccountStanding | undefined>>;
  /** Grants minted in this request; stored together with their code. */
  readonly grants: Map<string, Stored>;
  /** A code that was found good and is used up together with the storing of the last token it is exchanged for. */
  redeeming?: { readonly code: string; readonly tokens: TokenWrite[] };
  assessment?: Promise<Assessment>;
  /** Consent of this account at this client that stands without a new click. */
  consent?: Promise<StandingConsent | undefined>;
  /** Authorizations of the session as they were loaded or last written, by client. */
  writtenAuthorizations?: Readonly<Record<string, Payload>>;
  /** The cookie that came with the request, when a session was found by it. */
  sessionCookie?: string;
  /** True when the session was found by the cookie before its last rotation. */
  byPrevious?: boolean;
  /** The session kept its present cookie: the one of this request's answer opens nothing. */
  cookieRefused?: boolean;
  /** The database did not answer during this request. */
  databaseLost?: boolean;
  /** What `authorization.success` or `.error` is about to send, for our own form_post page. */
  formPost?: { action: string; inputs: Record<string, string> };
}

const memories = new WeakMap<object, Memory>();

/** The memory of this request; made on first use and gone with the request. */
export function memoryOf(ctx: KoaContextWithOIDC | object): Memory {
  let memory = memories.get(ctx);
  if (!memory) {
    memory = { parties: new Map(), accounts: new Map(), grants: new Map() };
    memories.set(ctx, memory);
  }
  return memory;
}
