import type { VNode } from 'preact';
import type { PageContext, View } from '../../src/platform/http/types.ts';
import { LinkButton } from '../components/button.tsx';
import { Heading, Sheet, Text } from '../components/sheet.tsx';
import { textsFor } from '../texts/texts.ts';

function Body({ lang }: PageContext): VNode {
  const { offline } = textsFor(lang).applyFile;
  return (
    <Sheet>
      <Heading>{offline.title}</Heading>
      <Text>{offline.text}</Text>
      <LinkButton href="/">{offline.retry}</LinkButton>
    </Sheet>
  );
}

/** What the installed app shows without a network: kept on the device, with nothing personal in it. */
export const offlineView: View<object> = {
  title: ({ lang }) => textsFor(lang).applyFile.offline.title,
  body: (page) => <Body {...page} />,
};
