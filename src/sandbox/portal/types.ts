import type { PortalOwnProblem, PortalService, ShownFiling, ShownSignIn } from '../../../views/pages/sandbox/portal/shapes.ts';
import type { Shelf } from '../party/shelf.ts';
import type { Party, PartyParts, PartySession } from '../party/types.ts';

export interface PortalParts extends PartyParts {
  /** The public half of the key it proves itself with. */
  readonly jwks: { readonly keys: readonly object[] };
  /** Where the way back to the sandbox leads. */
  readonly sandboxOrigin: string;
}

/** A sign-in at the portal is for a service. */
interface PortalDealings {
  readonly wish: PortalService;
  readonly problem: PortalOwnProblem;
}

export interface Portal extends Party<PortalDealings> {
  readonly parts: PortalParts;
  /** By person and number: the number alone opens nothing. */
  readonly filings: Shelf<Filing>;
}

export type PortalSession = PartySession<PortalService>;

/** What somebody filed, and how they had signed in for it. */
export interface Filing extends ShownFiling {
  readonly sub: string;
  readonly signIn: ShownSignIn;
}
