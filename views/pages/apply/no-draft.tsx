import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';

function Body({ lang, csrf }: PageContext): VNode {
  const { apply, applyFile } = textsFor(lang);
  const { noDraft } = applyFile;
  return (
    <Sheet>
      <Heading>{noDraft.title}</Heading>
      <Text>{noDraft.text}</Text>
      <LinkButton href="/apply">{noDraft.begin}</LinkButton>
      <Ways links={[{ href: '/apply/status', text: apply.start.comeBack }]} csrf={csrf} />
    </Sheet>
  );
}

/** A page of an application in a browser that holds none. */
export const noDraftView: View<object> = {
  title: ({ lang }) => textsFor(lang).applyFile.noDraft.title,
  body: (page) => <Body {...page} />,
};
