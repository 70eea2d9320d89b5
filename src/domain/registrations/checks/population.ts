import type { PopulationRecord } from '../../../connectors/registries.ts';
import { compareIdentity } from './identity.ts';
import { ageFinding } from './age.ts';
import { type Answered, checkOf, type JudgedBy, type Judgement, verdict } from './types.ts';

/** Is there such a person, and are they who they say (law.md 3.1, 3.2)? */
export const population = checkOf(
  ({ registries }, { declared }) => registries.population.findPerson(declared.personalNumber ?? ''),
  judgePopulation,
);

/**
 * Whoever typed another name or birth date learns nothing about the holder of the number: what else the register knows is judged only
 * when these agree.
 */
export function judgePopulation(answer: Answered<PopulationRecord>, by: JudgedBy): Judgement {
  if (answer.kind === 'not-found') return verdict(['not-registered']);
  const { wrong, doubtful } = compareIdentity(by.declared, answer.data);
  if (wrong.length > 0) return verdict(wrong, doubtful);
  const { diedOn, replacedBy, isWard, birthDate } = answer.data;
  const facts = [
    ...(diedOn ? ['dead' as const] : []),
    ...(replacedBy ? ['number-replaced' as const] : []),
    ...(isWard ? ['is-ward' as const] : []),
    ...ageFinding(birthDate, by),
  ];
  return verdict(facts, doubtful);
}
