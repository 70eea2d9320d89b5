import type { IntakeItem } from './types.ts';

/** Pages of an intake in the order in which they are gone through; each can be opened at any time. */
export const intakeSteps = ['details', 'contacts', 'papers', 'face', 'fingers', 'account', 'device', 'statement', 'check'] as const;

export type IntakeStep = (typeof intakeSteps)[number];

/** `optional`: nobody has to, and nobody has. */
export type StepState = 'done' | 'missing' | 'optional';

const stepOf: Readonly<Record<IntakeItem, IntakeStep>> = {
  'personal-number': 'details',
  document: 'details',
  nationality: 'details',
  name: 'details',
  'birth-date': 'details',
  sex: 'details',
  guardian: 'details',
  phone: 'contacts',
  email: 'contacts',
  contact: 'contacts',
  'phone-in-use': 'contacts',
  papers: 'papers',
  face: 'face',
  fingers: 'fingers',
  exception: 'fingers',
  confirmation: 'fingers',
  account: 'account',
  statement: 'statement',
};

/** How far an intake is. */
export function stepStates(
  missing: readonly IntakeItem[],
  hasDevice: boolean,
): readonly { readonly step: IntakeStep; readonly state: StepState }[] {
  const open = new Set(missing.map((item) => stepOf[item]));
  return intakeSteps.map((step) => {
    if (step === 'device') return { step, state: hasDevice ? 'done' : 'optional' };
    if (step === 'check') return { step, state: missing.length > 0 ? 'missing' : 'optional' };
    return { step, state: open.has(step) ? 'missing' : 'done' };
  });
}

/** The page after one; after the last the last. */
export function stepAfter(step: IntakeStep): IntakeStep {
  return intakeSteps[intakeSteps.indexOf(step) + 1] ?? 'check';
}
