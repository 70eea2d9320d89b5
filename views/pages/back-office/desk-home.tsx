import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { Bullets, Subheading, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';

function Body({ desk, ...context }: DeskProps & PageContext): VNode {
  const { home, head, roles } = textsFor(context.lang).desk;
  return (
    <DeskFrame current="home" title={home.title} desk={desk} context={context}>
      <Subheading>{home.rolesTitle}</Subheading>
      <Bullets items={desk.roles.map(({ role, unitName }) => `${roles[role]} ${head.at} ${unitName[context.lang]}`)} />
      <Text>{home.recorded}</Text>
      <Text>{home.idle}</Text>
    </DeskFrame>
  );
}

export const deskHomeView: View<DeskProps> = {
  title: ({ lang }) => textsFor(lang).desk.home.title,
  body: (page) => <Body {...page} />,
};
