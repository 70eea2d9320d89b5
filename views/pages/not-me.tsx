import type { VNode } from 'preact';
import type { PageContext, View } from '../../src/platform/http/types.ts';
import { Button, LinkButton } from '../components/button.tsx';
import { Form } from '../components/form.tsx';
import { Bullets, Heading, Sheet, Subheading, Text } from '../components/sheet.tsx';
import { Ways } from '../components/ways.tsx';
import { textsFor } from '../texts/texts.ts';

export interface NotMeProps {
  readonly token: string;
}

function Ask({ token, csrf, lang }: NotMeProps & PageContext): VNode {
  const { notMe } = textsFor(lang).limited;
  return (
    <Sheet>
      <Heading>{notMe.title}</Heading>
      <Text>{notMe.text}</Text>
      <Bullets items={notMe.items} />
      <Text>{notMe.after}</Text>
      <Form action="/not-me" csrf={csrf} hidden={{ token }}>
        <Button look="warning">{notMe.submit}</Button>
      </Form>
      <Ways links={[{ href: '/', text: notMe.cancel }]} csrf={csrf} />
    </Sheet>
  );
}

/** Opening the link changes nothing: mail scanners open links too. */
export const notMeView: View<NotMeProps> = {
  title: ({ lang }) => textsFor(lang).limited.notMe.title,
  body: (page) => <Ask {...page} />,
};

function Done({ lang }: PageContext): VNode {
  const { notMe } = textsFor(lang).limited;
  return (
    <Sheet>
      <Heading>{notMe.doneTitle}</Heading>
      <Text>{notMe.done}</Text>
      <Subheading>{notMe.next}</Subheading>
      <Bullets items={notMe.nextItems} />
      <LinkButton href="/me/limited" look="secondary">
        {notMe.desk}
      </LinkButton>
    </Sheet>
  );
}

export const notMeDoneView: View<object> = {
  title: ({ lang }) => textsFor(lang).limited.notMe.doneTitle,
  body: (page) => <Done {...page} />,
};

function Gone({ lang }: PageContext): VNode {
  const { notMe } = textsFor(lang).limited;
  return (
    <Sheet>
      <Heading>{notMe.goneTitle}</Heading>
      <Text>{notMe.gone}</Text>
      <LinkButton href="/me" look="secondary">
        {notMe.account}
      </LinkButton>
    </Sheet>
  );
}

export const notMeGoneView: View<object> = {
  title: ({ lang }) => textsFor(lang).limited.notMe.goneTitle,
  body: (page) => <Gone {...page} />,
};
