import type { BiometricAnswer } from '../../../connectors/registries.ts';
import type { MatchThresholds } from '../../rule-sets/types.ts';
import type { Finding } from '../types.ts';
import { type CheckHands, checkOf, type Compared, type Judgement, type Subject, verdict } from './types.ts';

/** Is it the face that the register keeps? One to one, never a search. */
export const face = checkOf(compareFace, (answer, { rules }) => judgeLikeness(answer, rules.faceThresholds.value, 'face'));

async function compareFace({ registries }: CheckHands, subject: Subject): Promise<BiometricAnswer> {
  const image = await subject.readFace();
  if (!image) return { kind: 'poor-capture' };
  const { personalNumber } = subject.declared;
  if (personalNumber) return registries.idCard.compareFace(personalNumber, image);
  return comparedForeigner({ registries }, subject, (id) => registries.immigration.compareFace(id, image));
}

/** The immigration register keeps biometrics under the person, whatever passport they hold now. */
export async function comparedForeigner(
  { registries }: Pick<CheckHands, 'registries'>,
  subject: Subject,
  compare: (immigrationId: string) => Promise<BiometricAnswer>,
): Promise<BiometricAnswer> {
  const found = await registries.immigration.findForeigner(subject.declared.document ?? { number: '', issuingState: '' });
  if (found.kind === 'unavailable') return found;
  return found.kind === 'found' ? compare(found.data.immigrationId) : { kind: 'no-reference' };
}

/** The register compares; where "the same" begins and ends is the rule set's. A score is kept, whatever it is. */
export function judgeLikeness(answer: Compared, thresholds: MatchThresholds, what: 'face' | 'fingers'): Judgement {
  if (answer.kind !== 'compared') return verdict([], [`${what}-${answer.kind}` as Finding]);
  const { score } = answer;
  if (score >= thresholds.match) return { ...verdict([]), score };
  const judgement = score >= thresholds.unclear ? verdict([], [`${what}-unclear`]) : verdict([`${what}-differs`]);
  return { ...judgement, score };
}
