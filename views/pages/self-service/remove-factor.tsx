import type { VNode } from 'preact';
import type { FactorKind } from '../../../src/domain/credentials/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { WarningText } from '../../components/notices.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface RemoveFactorProps {
  readonly kind: FactorKind;
  readonly label?: string | undefined;
  readonly action: string;
  /** Without it the account has one factor left. */
  readonly isLastSecond: boolean;
}

function nameOf({ kind, label, lang }: RemoveFactorProps & PageContext): string {
  const name = textsFor(lang).selfService.factorNames[kind];
  return label ? `${name} “${label}”` : name;
}

function Body(page: RemoveFactorProps & PageContext): VNode {
  const { remove } = textsFor(page.lang).factorChanges;
  return (
    <Sheet>
      <Heading>{remove.title(nameOf(page))}</Heading>
      <Text>{remove.text}</Text>
      {page.isLastSecond ? <WarningText lang={page.lang}>{remove.lastSecond}</WarningText> : null}
      <Form action={page.action} csrf={page.csrf}>
        <Button look="warning">{remove.submit}</Button>
      </Form>
      <Ways links={[{ href: '/me/factors', text: remove.cancel }]} csrf={page.csrf} />
    </Sheet>
  );
}

export const removeFactorView: View<RemoveFactorProps> = {
  title: (page) => textsFor(page.lang).factorChanges.remove.title(nameOf(page)),
  body: (page) => <Body {...page} />,
};

function Refused({ lang }: PageContext): VNode {
  const { remove } = textsFor(lang).factorChanges;
  return (
    <Sheet>
      <Heading>{remove.refusedTitle}</Heading>
      <Text>{remove.refused}</Text>
      <LinkButton href="/me/factors">{remove.back}</LinkButton>
    </Sheet>
  );
}

/** The last way in stays. */
export const factorKeptView: View<object> = {
  title: ({ lang }) => textsFor(lang).factorChanges.remove.refusedTitle,
  body: (page) => <Refused {...page} />,
};
