import type { Day } from '../../lib/days.ts';
import type { UnitKind } from '../rule-sets/types.ts';

/** A police or ministry office (law.md 3.0). */
export interface Unit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly address: string;
  readonly parentId: string | undefined;
  readonly successorId: string | undefined;
  readonly validFrom: Day;
  /** First day on which it is no more. */
  readonly validTo: Day | undefined;
  /** Receives files on Saturday mornings; no effect on what a working day is (law.md T1). */
  readonly saturdayMorning: boolean;
  /** Office hours `HH:MM`, Monday to Friday: the law names none, so each office has its own. */
  readonly opensAt: string;
  readonly closesAt: string;
}

/** `off`: no working day though the week says so; `worked`: a Saturday or Sunday that was swapped. */
export type HolidayKind = 'off' | 'worked';

export interface Holiday {
  readonly day: Day;
  readonly kind: HolidayKind;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly source: 'computed' | 'decision';
  /** Number and date of the decision. */
  readonly decision: string | undefined;
}
