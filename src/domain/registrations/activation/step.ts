import type { ActivationFacts, ActivationProof, ActivationStep } from './types.ts';

/** The order in which proofs are asked for. */
const order: readonly ActivationProof[] = ['contact', 'slip', 'device'];

/**
 * What comes next. A level that was granted at a counter needs two proofs; level 1 online has one, the contact, and is taken into use with an
 * own password and a factor beside it. The password comes last, so that nothing of it has to be kept in between.
 */
export function activationStep(facts: ActivationFacts): ActivationStep {
  if (facts.state === 'done' || facts.state === 'dropped') return { step: 'closed', why: facts.state };
  if (facts.state === 'overdue' || facts.isOver) return { step: 'overdue' };
  const missing = proofsMissing(facts);
  if (missing > 0) return nextProof(facts, missing);
  if (!hasSecondFactor(facts)) return { step: 'choose-factor', mayUseText: mayUseText(facts) };
  return needsPassword(facts) ? { step: 'set-password', hasDevice: hasDevice(facts) } : { step: 'finish' };
}

/** Whether this proof is asked for now. */
export function mayProve(step: ActivationStep, proof: ActivationProof): boolean {
  return step.step === 'prove' && step.ways.includes(proof);
}

function proofsMissing({ level, channel, proved }: ActivationFacts): number {
  return level === 1 && channel === 'online' ? Number(!proved.includes('contact')) : 2 - proved.length;
}

function nextProof({ proved, offered }: ActivationFacts, missing: number): ActivationStep {
  const ways = order.filter((proof) => offered.includes(proof) && !proved.includes(proof));
  return ways.length < missing ? { step: 'stuck' } : { step: 'prove', ways };
}

function hasDevice({ wakes, kept }: ActivationFacts): boolean {
  return wakes.length > 0 || kept.devices.length > 0;
}

/** Text messages are a restricted fallback (NIST SP 800-63B-4 3.1.3.3): for whoever came to a counter and has nothing else. */
function mayUseText({ level, hasPhone }: ActivationFacts): boolean {
  return level === 2 && hasPhone;
}

function hasSecondFactor(facts: ActivationFacts): boolean {
  return hasDevice(facts) || (facts.byText && mayUseText(facts));
}

/** A passkey is two factors by itself; level 1 is taken into use with an own password all the same, for where no passkey works. */
function needsPassword(facts: ActivationFacts): boolean {
  const { kept, wakes, level } = facts;
  if (kept.password === 'alone' || (kept.password === 'short' && hasDevice(facts))) return false;
  return level === 1 || ![...wakes, ...kept.devices].includes('passkey');
}
