import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { WarningText } from '../../components/notices.tsx';
import { Bullets, Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { ActivateFrame, type ActivateProps } from './frame.tsx';

function ToFile({ csrf, lang }: PageContext): VNode {
  return <Ways links={[{ href: '/apply/file', text: textsFor(lang).activate.file }]} csrf={csrf} />;
}

export interface OverdueProps {
  /** `YYYY-MM-DD`. */
  readonly endedOn: string;
}

function Overdue(page: OverdueProps & PageContext): VNode {
  const { overdue } = textsFor(page.lang).activate;
  return (
    <Sheet>
      <Heading>{overdue.title}</Heading>
      <Text>{overdue.ended(formatDate(page.endedOn, page.lang))}</Text>
      <Text>{overdue.call}</Text>
      <Text>{overdue.asks}</Text>
      <Bullets items={overdue.items} />
      <WarningText lang={page.lang}>{overdue.never}</WarningText>
      <ToFile {...page} />
    </Sheet>
  );
}

/** The window is over: only the hotline opens it again. */
export const overdueView: View<OverdueProps> = {
  title: ({ lang }) => textsFor(lang).activate.overdue.title,
  body: (page) => <Overdue {...page} />,
};

function Stuck(page: ActivateProps & PageContext): VNode {
  const { stuck } = textsFor(page.lang).activate;
  return (
    <ActivateFrame page={page} title={stuck.title}>
      <Text>{stuck.text}</Text>
      <Text>{stuck.how}</Text>
      <ToFile {...page} />
    </ActivateFrame>
  );
}

/** Neither slip nor device: the unit has to help. */
export const stuckView: View<ActivateProps> = {
  title: ({ lang }) => textsFor(lang).activate.stuck.title,
  body: (page) => <Stuck {...page} />,
};

function Nothing(page: PageContext): VNode {
  const { nothing } = textsFor(page.lang).activate;
  return (
    <Sheet>
      <Heading>{nothing.title}</Heading>
      <Text>{nothing.text}</Text>
      <ToFile {...page} />
    </Sheet>
  );
}

/** The file granted nothing yet, or a later one took its place. */
export const nothingToActivateView: View<object> = {
  title: ({ lang }) => textsFor(lang).activate.nothing.title,
  body: (page) => <Nothing {...page} />,
};
