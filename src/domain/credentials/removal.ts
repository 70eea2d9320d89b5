import type { FactorKind } from './types.ts';

export type RemovalProblem =
  /** Nothing would be left to sign in with: never. */
  | 'last-way'
  /** Sign-ins with two factors would no longer be possible: only by somebody who was told. */
  | 'loses-level'
  /** The password is too short to be the only factor. */
  | 'password-too-short';

export interface Holding {
  readonly kinds: readonly FactorKind[];
  readonly passwordStandsAlone: boolean;
}

/** Every sign-in begins with a password or a passkey. */
function maySignIn({ kinds }: Holding): boolean {
  return kinds.includes('password') || kinds.includes('passkey');
}

/** Recovery codes are no way to sign in every day, and are not counted. */
function reachesTwoFactors({ kinds }: Holding): boolean {
  return kinds.includes('passkey') || (kinds.includes('password') && (kinds.includes('totp') || kinds.includes('sms')));
}

/** A text message is a restricted fallback: it does not make a short password good enough. */
function hasShortPasswordAlone({ kinds, passwordStandsAlone }: Holding): boolean {
  return kinds.includes('password') && !passwordStandsAlone && !kinds.includes('totp') && !kinds.includes('passkey');
}

/** What stands against going from one set of factors to a smaller one; undefined when nothing does. */
export function removalProblem(before: Holding, after: Holding): RemovalProblem | undefined {
  if (maySignIn(before) && !maySignIn(after)) return 'last-way';
  if (hasShortPasswordAlone(after)) return 'password-too-short';
  return reachesTwoFactors(before) && !reachesTwoFactors(after) ? 'loses-level' : undefined;
}
