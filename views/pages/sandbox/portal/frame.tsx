import type { ComponentChildren, VNode } from 'preact';
import type { PageContext } from '../../../../src/platform/http/types.ts';
import { PartyFrame } from '../party-frame.tsx';
import type { PersonProps } from './shapes.ts';
import { portalWords } from './words.ts';

/** What every page of the portal needs of its surroundings. */
export interface PlaceProps {
  /** Origin of the provider. */
  readonly issuer: string;
  readonly sandboxOrigin: string;
}

type FrameProps = PageContext & PlaceProps & { readonly person?: PersonProps | undefined; readonly children: ComponentChildren };

const mark = 'M20 2 4 11v3h32v-3L20 2ZM7 17h26v3H7zM9 22h4v10H9zM18 22h4v10h-4zM27 22h4v10h-4zM4 34h32v4H4z';

/** A page of the portal. */
export function PortalFrame({ person, sandboxOrigin, children, ...page }: FrameProps): VNode {
  const { name, nav, signedInAs, signedInNameless } = portalWords(page.lang);
  return (
    <PartyFrame
      {...page}
      look="portal"
      name={name}
      mark={mark}
      navLabel={nav.label}
      links={[
        ['/', nav.front],
        [sandboxOrigin, nav.sandbox],
      ]}
      logOut={person && { action: '/log-out', text: nav.logOut }}
      who={person && (person.name ? signedInAs(person.name) : signedInNameless)}
    >
      {children}
    </PartyFrame>
  );
}
