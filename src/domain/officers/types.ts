import type { UnitKind } from '../rule-sets/types.ts';

/** The first four roles; each has a line in the table of permissions. */
export type OfficerRole = 'reception' | 'immigration-reception' | 'decider' | 'hotline';

/** What may be done at the desk. */
export type Permission =
  | 'intake.citizen'
  | 'intake.foreigner'
  | 'file.view'
  | 'file.decide'
  | 'file.supplement'
  | 'worklist.view'
  | 'task.close'
  | 'holidays.record'
  | 'rules.view'
  | 'messages.undeliverable'
  | 'jobs.dead'
  | 'registers.events'
  | 'person.search'
  | 'activation.reopen'
  | 'officer.proof';

/** How far a role reaches in the tree of units. */
export type Reach = 'own-unit' | 'unit-and-below';

export interface RoleRights {
  /** Kinds of unit at which the role can be held. */
  readonly at: readonly UnitKind[];
  readonly reach: Reach;
  readonly permissions: readonly Permission[];
}

/** A role that is held now, and where. */
export interface HeldRole {
  readonly role: OfficerRole;
  readonly unitId: string;
  readonly unitName: Readonly<Record<'vi' | 'en', string>>;
}

/** Somebody who works at the desk today, with the roles that are good at this moment. */
export interface Officer {
  readonly id: string;
  /** Their own account, with which they sign in. */
  readonly accountId: string;
  readonly fullName: string;
  readonly roles: readonly HeldRole[];
  /** Appointed by ceremony and not yet proofed at a counter: ends then. */
  readonly endsAt: Date | undefined;
}

/** Where an object lies: its unit and the units above it, from the database and never from a request. */
export interface Place {
  readonly unitId: string;
  readonly superiors?: readonly string[];
}
