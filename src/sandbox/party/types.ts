import type { ClientAuth } from 'openid-client';
import type { Claims } from '../../../views/pages/sandbox/party-shapes.ts';
import type { IssuerClient } from './issuer.ts';
import type { PartyMemory } from './memory.ts';
import type { PartyProblem } from './problems.ts';

/** What a relying party needs to begin. */
export interface PartyParts {
  readonly issuer: string;
  /** Origins under which browsers reach this door; each has its redirect URI registered. */
  readonly origins: readonly string[];
  readonly clientId: string;
  /** How it proves itself to the provider. */
  readonly authentication: ClientAuth;
  /** Calls to the issuer and to interfaces of its own. */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
}

/** What a party deals in beside sign-ins. */
export interface Dealings {
  /** What a sign-in is for. */
  readonly wish: unknown;
  /** Kinds of problem that only this party knows. */
  readonly problem: string;
}

/** A relying party at work: another organization's server, which shares nothing with the provider. */
export interface Party<D extends Dealings> {
  readonly parts: PartyParts;
  /** Path below which its pages lie; empty where it has an origin of its own. */
  readonly path: string;
  readonly cookies: {
    readonly session: string;
    /** Ties an authorization request to the browser that was sent away. It signs nobody in. */
    readonly browser: string;
  };
  readonly issuer: IssuerClient;
  readonly memory: PartyMemory<D>;
}

/** An authorization request that waits for its answer. */
export interface PendingSignIn<W> {
  /** The browser that was sent away: nobody else may bring the answer (RFC 9700 4.7). */
  readonly browser: string;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly origin: string;
  readonly asked: Readonly<Record<string, string>>;
  readonly wish: W;
}

export interface PartySession<W> {
  readonly id: string;
  readonly sub: string;
  readonly sid: string | undefined;
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly idToken: { readonly raw: string; readonly header: Claims; readonly payload: Claims };
  readonly userinfo: Claims;
  readonly asked: Readonly<Record<string, string>>;
  /** What it was opened for. */
  readonly wish: W;
}

/** Why a session is over, for the person who comes back with its cookie. */
export interface EndedSession {
  readonly how: 'back-channel' | 'token-refused';
  readonly at: Date;
  /** Claims of the log-out token that ended it. */
  readonly token?: Claims;
}

/** A problem that its page tells of as often as it is loaded, and what had been asked when it arose. */
export interface KeptProblem<D extends Dealings> {
  readonly problem: PartyProblem<D['problem']>;
  readonly before?: Asked<D['wish']> | undefined;
}

/** What was asked of the provider, and what for. */
export type Asked<W> = Pick<PendingSignIn<W>, 'wish' | 'asked'>;
