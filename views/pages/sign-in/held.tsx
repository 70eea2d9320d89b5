import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface HeldProps {
  readonly recoveryHref: string;
  readonly cancelAction: string;
  readonly serviceName: string;
}

function Body({ recoveryHref, cancelAction, serviceName, csrf, lang }: HeldProps & PageContext): VNode {
  const { common, outcomes } = textsFor(lang);
  const { held } = outcomes;
  return (
    <Sheet>
      <Heading>{held.title}</Heading>
      <Text>{held.reported}</Text>
      <Text>{held.notLegal}</Text>
      <LinkButton href={recoveryHref}>{held.recover}</LinkButton>
      <Ways posts={[{ action: cancelAction, text: common.backToService(serviceName) }]} csrf={csrf} />
    </Sheet>
  );
}

/** After "this wasn't me": ends by recovery, never by time. A security hold is not a legal lock, and says so (law.md 7.7). */
export const heldView: View<HeldProps> = {
  title: ({ lang }) => textsFor(lang).outcomes.held.title,
  body: (page) => <Body {...page} />,
};
