import { AppError } from '../../lib/errors.ts';
import type { KeyEvent, SigningKeyMove, SigningKeyState } from './types.ts';

interface Edge {
  readonly from: readonly SigningKeyState[];
  readonly to: SigningKeyState;
  readonly event: KeyEvent['event'];
}

/** The whole life of a signing key. There is no way back: a key that has ceased to sign never signs again. */
export const signingKeyMoves = {
  promote: { from: ['next'], to: 'signing', event: 'signing-key.promoted' },
  retire: { from: ['signing'], to: 'old', event: 'signing-key.retired' },
  drop: { from: ['old'], to: 'gone', event: 'signing-key.dropped' },
  revoke: { from: ['next', 'signing', 'old'], to: 'revoked', event: 'signing-key.revoked' },
} as const satisfies Record<SigningKeyMove, Edge>;

/** The state after a move; an illegal move is a programming error and throws. */
export function movedKey(state: SigningKeyState, move: SigningKeyMove): SigningKeyState {
  const { from, to }: Edge = signingKeyMoves[move];
  if (!from.includes(state)) throw new AppError('unexpected', `a signing key that is ${state} cannot ${move}`);
  return to;
}
