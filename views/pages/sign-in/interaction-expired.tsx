import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface InteractionExpiredProps {
  /** When it is still known who asked: their own page, as admitted. */
  readonly service?: { readonly name: string; readonly href: string } | undefined;
}

function Body({ service, lang }: InteractionExpiredProps & PageContext): VNode {
  const { expired } = textsFor(lang).outcomes;
  return (
    <Sheet>
      <Heading>{expired.title}</Heading>
      <Text>{expired.happened}</Text>
      <Text>{expired.todo}</Text>
      {service ? (
        <LinkButton href={service.href}>{expired.restart(service.name)}</LinkButton>
      ) : (
        <LinkButton href="/" look="secondary">
          {expired.home}
        </LinkButton>
      )}
    </Sheet>
  );
}

export const interactionExpiredView: View<InteractionExpiredProps> = {
  title: ({ lang }) => textsFor(lang).outcomes.expired.title,
  body: (page) => <Body {...page} />,
};
