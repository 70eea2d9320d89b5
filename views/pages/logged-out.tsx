import type { VNode } from 'preact';
import type { PageContext, View } from '../../src/platform/http/types.ts';
import { Button, LinkButton } from '../components/button.tsx';
import { Heading, Sheet, Text } from '../components/sheet.tsx';
import { textsFor } from '../texts/texts.ts';
import { HandOver, type HandOverProps } from './form-post.tsx';

/** A session has ended here, and its services are being told. */
export const loggedOutView: View<object> = {
  title: ({ lang }) => textsFor(lang).leaving.loggedOut.title,
  body: ({ lang }) => {
    const { loggedOut } = textsFor(lang).leaving;
    return (
      <Sheet>
        <Heading>{loggedOut.title}</Heading>
        <Text>{loggedOut.told}</Text>
        <Text>{loggedOut.shared}</Text>
        <Home lang={lang} />
      </Sheet>
    );
  },
};

function Home({ lang }: Pick<PageContext, 'lang'>): VNode {
  return (
    <LinkButton href="/" look="secondary">
      {textsFor(lang).leaving.loggedOut.home}
    </LinkButton>
  );
}

export interface NobodyProps {
  /** Leads back to the service; absent when it named no address to return to. */
  readonly onward?: HandOverProps | undefined;
}

/** A service wants to sign somebody out where nobody is signed in: nothing ends, and nobody is told. */
export const nobodySignedInView: View<NobodyProps> = {
  title: ({ lang }) => textsFor(lang).leaving.loggedOut.nobodyTitle,
  body: ({ onward, lang }) => {
    const { loggedOut } = textsFor(lang).leaving;
    return (
      <Sheet>
        <Heading>{loggedOut.nobodyTitle}</Heading>
        <Text>{loggedOut.nobody}</Text>
        {onward ? (
          <HandOver {...onward}>
            <Button>{loggedOut.onward}</Button>
          </HandOver>
        ) : (
          <Home lang={lang} />
        )}
      </Sheet>
    );
  },
  scripts: ['form-post.js'],
};
