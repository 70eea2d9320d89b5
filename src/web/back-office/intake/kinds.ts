import type { Permission } from '../../../domain/officers/types.ts';
import type { CounterProcedure } from '../../../domain/registrations/intake/types.ts';

/** What one role takes in: its pages are the same, its right and its files are its own. */
export interface IntakeKind {
  readonly name: 'citizens' | 'foreigners';
  readonly permission: Extract<Permission, `intake.${string}`>;
  readonly procedure: CounterProcedure;
  readonly subjectKind: 'citizen' | 'foreigner';
  readonly path: `/intake/${string}`;
}

export const intakeKinds: readonly IntakeKind[] = [
  { name: 'citizens', permission: 'intake.citizen', procedure: 'citizen-level-2', subjectKind: 'citizen', path: '/intake/citizens' },
  {
    name: 'foreigners',
    permission: 'intake.foreigner',
    procedure: 'foreigner-level-2',
    subjectKind: 'foreigner',
    path: '/intake/foreigners',
  },
];
