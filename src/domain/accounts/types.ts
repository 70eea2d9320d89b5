export type AccountState = 'waiting' | 'active' | 'locked' | 'dead' | 'repudiated';
export type SubjectKind = 'citizen' | 'foreigner' | 'organization';
export type NumberKind = 'personal' | 'foreigner' | 'organization';

/** The identity account (tài khoản định danh điện tử). */
export interface Account {
  readonly id: string;
  readonly personId: string | undefined;
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
