import type { VNode } from 'preact';
import type { FactorKind } from '../../../src/domain/credentials/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { WarningText } from '../../components/notices.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { withinSentence } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface RemoveFactorProps {
  readonly kind: FactorKind;
  readonly label?: string | undefined;
  readonly action: string;
  /** Without it no sign-in with two factors would be possible: removed only by somebody who has read that. */
  readonly losesLevel: boolean;
}

function nameOf({ kind, label, lang }: RemoveFactorProps & PageContext): string {
  const name = withinSentence(textsFor(lang).selfService.factorNames[kind]);
  return label ? `${name} “${label}”` : name;
}

function Body(page: RemoveFactorProps & PageContext): VNode {
  const { remove } = textsFor(page.lang).factorChanges;
  return (
    <Sheet>
      <Heading>{remove.title(nameOf(page))}</Heading>
      <Text>{remove.text}</Text>
      {page.losesLevel ? <WarningText lang={page.lang}>{remove.lastSecond}</WarningText> : null}
      <Form action={page.action} csrf={page.csrf} hidden={page.losesLevel ? { warned: 'yes' } : {}}>
        <Button look="warning">{page.losesLevel ? remove.submitWarned : remove.submit}</Button>
      </Form>
      <Ways links={[{ href: '/me/factors', text: remove.cancel }]} csrf={page.csrf} />
    </Sheet>
  );
}

export const removeFactorView: View<RemoveFactorProps> = {
  title: (page) => textsFor(page.lang).factorChanges.remove.title(nameOf(page)),
  body: (page) => <Body {...page} />,
};

export interface FactorKeptProps {
  readonly why: 'last-way' | 'password-too-short' | 'recently-recovered';
}

function Kept({ why, lang }: FactorKeptProps & PageContext): VNode {
  const { kept } = textsFor(lang).factorChanges;
  return (
    <Sheet>
      <Heading>{kept.title}</Heading>
      <Text>{kept.reasons[why]}</Text>
      <LinkButton href="/me/factors">{kept.back}</LinkButton>
    </Sheet>
  );
}

/** A change that is not made, and why. */
export const factorKeptView: View<FactorKeptProps> = {
  title: ({ lang }) => textsFor(lang).factorChanges.kept.title,
  body: (page) => <Kept {...page} />,
};
