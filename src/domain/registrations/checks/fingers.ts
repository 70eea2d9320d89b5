import type { BiometricAnswer } from '../../../connectors/registries.ts';
import { comparedForeigner, judgeLikeness } from './face.ts';
import { type CheckHands, checkOf, type Subject } from './types.ts';

/** Are they the fingers that the register keeps (level 2)? */
export const fingers = checkOf(compareFingers, (answer, { rules }) => judgeLikeness(answer, rules.fingerThresholds.value, 'fingers'));

async function compareFingers({ registries }: CheckHands, subject: Subject): Promise<BiometricAnswer> {
  const captured = await subject.readFingers();
  // Nobody is refused for lacking fingers: an exception is decided by people.
  if (captured.length === 0) return { kind: 'poor-capture' };
  const { personalNumber } = subject.declared;
  if (personalNumber) return registries.idCard.compareFingers(personalNumber, captured);
  return comparedForeigner({ registries }, subject, (id) => registries.immigration.compareFingers(id, captured));
}
