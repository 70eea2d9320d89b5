import type { OfficerRole, RoleRights } from './types.ts';

/** Who may do what, and how far it reaches (law.md 3.0, duties). What is not written here is refused. */
export const roleRights: Readonly<Record<OfficerRole, RoleRights>> = {
  reception: {
    at: ['authority', 'population-centre', 'province-identity', 'commune'],
    reach: 'own-unit',
    permissions: [
      'intake.citizen',
      'file.view',
      'file.supplement',
      'worklist.view',
      'task.close',
      'rules.view',
      'messages.undeliverable',
      'officer.proof',
    ],
  },
  'immigration-reception': {
    at: ['ministry-immigration', 'province-immigration'],
    reach: 'own-unit',
    permissions: [
      'intake.foreigner',
      'file.view',
      'file.supplement',
      'worklist.view',
      'task.close',
      'rules.view',
      'messages.undeliverable',
    ],
  },
  decider: {
    at: ['authority'],
    reach: 'unit-and-below',
    permissions: [
      'file.view',
      'file.decide',
      'file.supplement',
      'worklist.view',
      'task.close',
      'holidays.record',
      'rules.view',
      'messages.undeliverable',
      'jobs.dead',
      'registers.events',
      'person.search',
    ],
  },
  hotline: { at: ['authority', 'population-centre'], reach: 'unit-and-below', permissions: ['activation.reopen', 'rules.view'] },
};
