import type { VNode } from 'preact';
import type { OpenFigures } from '../../../src/domain/overviews/figures.ts';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { Bullets, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface DeskHomeProps extends DeskProps {
  /** For who decides. */
  readonly figures?: OpenFigures | undefined;
}

function Figures({ figures, lang }: { figures: OpenFigures; lang: Lang }): VNode {
  const { home } = textsFor(lang).desk;
  return (
    <>
      <Subheading>{home.figures.title}</Subheading>
      <SummaryList
        rows={(['open', 'overdueByUnit', 'overdueByRegistry'] as const).map((name) => ({
          key: home.figures[name],
          value: String(figures[name]),
        }))}
      />
    </>
  );
}

function Body({ desk, figures, ...context }: DeskHomeProps & PageContext): VNode {
  const { home, head, roles } = textsFor(context.lang).desk;
  return (
    <DeskFrame current="home" title={home.title} desk={desk} context={context}>
      {figures ? <Figures figures={figures} lang={context.lang} /> : null}
      <Subheading>{home.rolesTitle}</Subheading>
      <Bullets items={desk.roles.map(({ role, unitName }) => `${roles[role]} ${head.at} ${unitName[context.lang]}`)} />
      <Text>{home.recorded}</Text>
      <Text>{home.idle}</Text>
    </DeskFrame>
  );
}

export const deskHomeView: View<DeskHomeProps> = {
  title: ({ lang }) => textsFor(lang).desk.home.title,
  body: (page) => <Body {...page} />,
};
