import { randomInt } from 'node:crypto';
import type { ShownFiling, ShownSignIn } from '../../../views/pages/sandbox/portal/shapes.ts';
import type { Filing, Portal, PortalSession } from './types.ts';

const prefixes = { 'stay-notification': 'TBLT', 'criminal-record': 'LLTP' } as const satisfies Record<
  ShownFiling['what']['service'],
  string
>;

/** Keeps what was filed. The same form sent twice (a double click, the back button) is one filing, as it came first. */
export function file(portal: Portal, session: PortalSession, { id, what }: Pick<Filing, 'id' | 'what'>): Filing {
  const before = findFiling(portal, session, id);
  if (before) return before;
  const filing: Filing = {
    id,
    what,
    sub: session.sub,
    reference: `${prefixes[what.service]}-${String(randomInt(10 ** 8)).padStart(8, '0')}`,
    at: new Date(),
    signIn: signInOf(session),
  };
  portal.filings.put(keyOf(session, id), filing);
  return filing;
}

export function findFiling(portal: Portal, session: PortalSession, id: string): Filing | undefined {
  return portal.filings.find(keyOf(session, id));
}

/** The newest first. */
export function filingsOf(portal: Portal, { sub }: PortalSession): readonly Filing[] {
  return portal.filings
    .entries()
    .flatMap(([, filing]) => (filing.sub === sub ? [filing] : []))
    .toReversed();
}

function signInOf({ asked, idToken }: PortalSession): ShownSignIn {
  return { asked: asked['acr_values'] ?? '', idToken: idToken.payload };
}

function keyOf({ sub }: PortalSession, id: string): string {
  return `${sub} ${id}`;
}
