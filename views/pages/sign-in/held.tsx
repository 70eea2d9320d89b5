import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { formatTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface HeldProps {
  /** `reported`: after "this wasn't me"; ends by recovery, never by time. `closed`: too many failures on unknown devices. */
  readonly why: { readonly kind: 'until'; readonly until: Date } | { readonly kind: 'reported' } | { readonly kind: 'closed' };
  readonly recoveryHref: string;
  readonly cancelAction?: string | undefined;
  readonly serviceName?: string | undefined;
}

function Body({ why, recoveryHref, cancelAction, serviceName, csrf, lang }: HeldProps & PageContext): VNode {
  const { common, outcomes } = textsFor(lang);
  const { held } = outcomes;
  const back = serviceName ? common.backToService(serviceName) : outcomes.accountNotActive.return;
  return (
    <Sheet>
      <Heading>{held.title}</Heading>
      <Text>{why.kind === 'until' ? held.until(formatTime(why.until)) : held[why.kind]}</Text>
      <Text>{held.notLegal}</Text>
      <LinkButton href={recoveryHref}>{held.recover}</LinkButton>
      {cancelAction ? <Ways posts={[{ action: cancelAction, text: back }]} csrf={csrf} /> : null}
    </Sheet>
  );
}

/** A security hold is not a legal lock, and says so (law.md 7.7). */
export const heldView: View<HeldProps> = {
  title: ({ lang }) => textsFor(lang).outcomes.held.title,
  body: (page) => <Body {...page} />,
};
