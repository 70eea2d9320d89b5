import type { VNode } from 'preact';
import type { PageContext, View } from '../../src/platform/http/types.ts';
import { LinkButton } from '../components/button.tsx';
import { Heading, Sheet, Text } from '../components/sheet.tsx';
import { textsFor } from '../texts/texts.ts';

export interface LoggedOutProps {
  /** The service's registered address after log-out, when it named one. */
  readonly returnHref?: string | undefined;
  /** True when services are being told. */
  readonly told: boolean;
}

function Body({ returnHref, told, lang }: LoggedOutProps & PageContext): VNode {
  const { loggedOut } = textsFor(lang).leaving;
  return (
    <Sheet>
      <Heading>{loggedOut.title}</Heading>
      {told ? <Text>{loggedOut.told}</Text> : null}
      <Text>{loggedOut.shared}</Text>
      {returnHref ? (
        <LinkButton href={returnHref}>{loggedOut.return}</LinkButton>
      ) : (
        <LinkButton href="/" look="secondary">
          {loggedOut.home}
        </LinkButton>
      )}
    </Sheet>
  );
}

export const loggedOutView: View<LoggedOutProps> = {
  title: ({ lang }) => textsFor(lang).leaving.loggedOut.title,
  body: (page) => <Body {...page} />,
};
