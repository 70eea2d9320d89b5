import type { View } from '../../../../src/platform/http/types.ts';
import { LinkButton } from '../../../components/button.tsx';
import { Heading, Sheet, Text } from '../../../components/sheet.tsx';
import { type PlaceProps, PortalFrame } from './frame.tsx';
import { portalWords } from './words.ts';

/** Where the provider sends a person back to after log-out. Says nothing that depends on who asks. */
export const portalLoggedOutView: View<PlaceProps> = {
  title: ({ lang }) => portalWords(lang).loggedOut.title,
  body: (page) => {
    const words = portalWords(page.lang).loggedOut;
    return (
      <PortalFrame {...page}>
        <Sheet>
          <Heading>{words.title}</Heading>
          <Text>{words.text}</Text>
          <LinkButton href="/">{words.back}</LinkButton>
        </Sheet>
      </PortalFrame>
    );
  },
};
