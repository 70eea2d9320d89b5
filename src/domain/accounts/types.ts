import type { Tx } from '../../platform/database/types.ts';
import type { Actor } from '../audit/types.ts';
import type { LockGroundName } from '../rule-sets/types.ts';

export type AccountState = 'waiting' | 'active' | 'locked' | 'dead' | 'repudiated';
export type AccountEvent = 'activate' | 'lock' | 'unlock' | 'die' | 'repudiate';
export type SubjectKind = 'citizen' | 'foreigner' | 'organization';
export type NumberKind = 'personal' | 'foreigner' | 'organization';

/** The identity account (tài khoản định danh điện tử). */
export interface Account {
  readonly id: string;
  readonly subjectKind: SubjectKind;
  /** Mức độ tài khoản; an organization has none. */
  readonly level: 1 | 2 | null;
  readonly state: AccountState;
  /** After "this wasn't me": only recovery ends it. */
  readonly held: boolean;
}

/** Identity data of one person. `birthDate` is YYYY, YYYY-MM or YYYY-MM-DD: a register may know no more. */
export interface Person {
  readonly fullName: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | 'unknown';
  /** ISO 3166-1 alpha-3. */
  readonly nationality: string;
  /** E.164. */
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly address: string | undefined;
}

/** Grounds of a lock (D69:15, law of identification article 34). Death is no lock: it has no way back and is an event of its own. */
export type LockGround = Exclude<LockGroundName, 'deceased'>;

/** A ground that opens or closes, and who caused it. */
export interface LockChange {
  readonly accountId: string;
  readonly ground: LockGround;
  readonly actor: Actor;
  readonly requestId?: string;
}

export interface OpenLock {
  readonly ground: LockGround;
  readonly openedAt: Date;
}

/** Ends every session and grant of an account in the same transaction. Sessions live higher in the house, so it is handed in. */
export type EndEverything = (tx: Tx, accountId: string, reason: 'account') => Promise<void>;
