import type { CheckName } from '../../rule-sets/types.ts';
import { duplicate } from './duplicate.ts';
import { face } from './face.ts';
import { fingers } from './fingers.ts';
import { idCard } from './id-card.ts';
import { immigration } from './immigration.ts';
import { population } from './population.ts';
import { subscriber } from './subscriber.ts';
import type { RunCheck } from './types.ts';

/** Every check a rule set can demand. */
export const checks: Readonly<Record<CheckName, RunCheck>> = {
  population,
  'id-card': idCard,
  immigration,
  face,
  fingers,
  subscriber,
  duplicate,
};
