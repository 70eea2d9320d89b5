import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Heading, Inset, Sheet, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface EndAllProps {
  /** Names of services that may read while the person is away. */
  readonly offlineServices: readonly string[];
}

function Confirm({ offlineServices, csrf, lang }: EndAllProps & PageContext): VNode {
  const { sessions } = textsFor(lang).selfService;
  return (
    <Sheet>
      <Heading>{sessions.confirmTitle}</Heading>
      <Text>{sessions.confirmText}</Text>
      <Bullets items={sessions.confirmItems} />
      {offlineServices.length > 0 ? (
        <Inset>
          <Text>{sessions.confirmOffline}</Text>
          <Bullets items={offlineServices} />
        </Inset>
      ) : null}
      <Form action="/me/sessions/end-all" csrf={csrf}>
        <Button look="warning">{sessions.endAll}</Button>
      </Form>
      <Ways links={[{ href: '/me/sessions', text: sessions.cancel }]} csrf={csrf} />
    </Sheet>
  );
}

export const endAllView: View<EndAllProps> = {
  title: ({ lang }) => textsFor(lang).selfService.sessions.confirmTitle,
  body: (page) => <Confirm {...page} />,
};

function Ended({ lang }: PageContext): VNode {
  const { sessions } = textsFor(lang).selfService;
  return (
    <Sheet>
      <Heading>{sessions.endedTitle}</Heading>
      <Text>{sessions.ended}</Text>
      <LinkButton href="/me" look="secondary">
        {sessions.signInAgain}
      </LinkButton>
    </Sheet>
  );
}

/** After everything has ended: shown to whoever is signed in nowhere. */
export const endedView: View<object> = {
  title: ({ lang }) => textsFor(lang).selfService.sessions.endedTitle,
  body: (page) => <Ended {...page} />,
};
