import type { Permission } from '../../../domain/officers/types.ts';
import type { CounterProcedure } from '../../../domain/registrations/intake/types.ts';

/** What one role takes in: its pages are the same, its right and its files are its own. */
export interface IntakeKind {
  readonly name: 'citizens' | 'foreigners';
  readonly permission: Extract<Permission, `intake.${string}`>;
  /** The first is the usual one. */
  readonly procedures: readonly [CounterProcedure, ...CounterProcedure[]];
  readonly subjectKind: 'citizen' | 'foreigner';
  readonly path: `/intake/${string}`;
}

export const intakeKinds: readonly IntakeKind[] = [
  {
    name: 'citizens',
    permission: 'intake.citizen',
    procedures: ['citizen-level-2', 'citizen-level-2-with-card'],
    subjectKind: 'citizen',
    path: '/intake/citizens',
  },
  {
    name: 'foreigners',
    permission: 'intake.foreigner',
    procedures: ['foreigner-level-2'],
    subjectKind: 'foreigner',
    path: '/intake/foreigners',
  },
];
