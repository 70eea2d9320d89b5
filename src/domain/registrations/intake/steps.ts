import type { CardItem } from '../card/rules.ts';
import type { IntakeItem } from './types.ts';

const first = ['details', 'contacts', 'papers', 'face', 'fingers'] as const;
/** Only of a file that goes together with a card. */
const ofCard = ['iris', 'delivery', 'card-form'] as const;
const last = ['account', 'device', 'statement', 'check'] as const;

export type IntakeStep = (typeof first)[number] | (typeof ofCard)[number] | (typeof last)[number];

/** `optional`: nobody has to, and nobody has. */
export type StepState = 'done' | 'missing' | 'optional';

const stepOf: Readonly<Record<IntakeItem | CardItem, IntakeStep>> = {
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
  'card-face': 'face',
  fingers: 'fingers',
  exception: 'fingers',
  confirmation: 'fingers',
  iris: 'iris',
  delivery: 'delivery',
  'card-form': 'card-form',
  account: 'account',
  statement: 'statement',
};

/** Pages of an intake in the order in which they are gone through; each can be opened at any time. `card`: the one that the file goes with. */
export function stepsOf(card?: { readonly needsIris: boolean }): readonly IntakeStep[] {
  const between = card ? ofCard.filter((step) => step !== 'iris' || card.needsIris) : [];
  return [...first, ...between, ...last];
}

/** How far an intake is. */
export function stepStates(
  steps: readonly IntakeStep[],
  missing: readonly (IntakeItem | CardItem)[],
  hasDevice: boolean,
): readonly { readonly step: IntakeStep; readonly state: StepState }[] {
  const open = new Set(missing.map((item) => stepOf[item]));
  return steps.map((step) => {
    if (step === 'device') return { step, state: hasDevice ? 'done' : 'optional' };
    if (step === 'check') return { step, state: missing.length > 0 ? 'missing' : 'optional' };
    return { step, state: open.has(step) ? 'missing' : 'done' };
  });
}

/** The page after one; after the last the last. */
export function stepAfter(steps: readonly IntakeStep[], step: IntakeStep): IntakeStep {
  return steps[steps.indexOf(step) + 1] ?? 'check';
}
