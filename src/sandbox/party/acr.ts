/** Levels that parties ask for, lowest first. They are compared by place in this list: a higher one satisfies a lower demand. */
const ladder: readonly unknown[] = ['urn:dinhdanh:acr:level-1', 'urn:dinhdanh:acr:level-2', 'urn:dinhdanh:acr:level-2-biometric'];

/** Whether what was performed satisfies what is asked. A value nobody knows satisfies nothing. */
export function reaches(performed: unknown, asked: string): boolean {
  const rank = ladder.indexOf(performed);
  return rank >= 0 && rank >= ladder.indexOf(asked);
}
