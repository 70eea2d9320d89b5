import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Heading, PersonNumber, Sheet, Subheading, Text } from '../../components/sheet.tsx';
import { safeHref } from '../../components/safe-href.ts';
import { textsFor } from '../../texts/texts.ts';

export interface NoRightProps {
  readonly maskedName: string;
  readonly maskedNumber: string;
  readonly accountHref: string;
}

function Body({ maskedName, maskedNumber, accountHref, csrf, lang }: NoRightProps & PageContext): VNode {
  const { noRight } = textsFor(lang).backOffice;
  return (
    <Sheet>
      <Heading>{noRight.title}</Heading>
      <div class="dd-person">
        <p>
          <strong>{maskedName}</strong>
        </p>
        <p>
          {noRight.who} <PersonNumber>{maskedNumber}</PersonNumber>
        </p>
      </div>
      <Text>{noRight.text}</Text>
      <Subheading>{noRight.todoTitle}</Subheading>
      <Bullets items={noRight.todo} />
      <Text>
        {noRight.person}{' '}
        <a class="govuk-link" href={safeHref(accountHref)}>
          {noRight.account}
        </a>
      </Text>
      <Form action="/log-out" csrf={csrf}>
        <Button>{noRight.logOut}</Button>
      </Form>
      <p class="govuk-hint">{noRight.idle}</p>
    </Sheet>
  );
}

/** The desk before anybody is appointed: it opens to nobody and says how that changes. */
export const noRightView: View<NoRightProps> = {
  title: ({ lang }) => textsFor(lang).backOffice.noRight.title,
  body: (page) => <Body {...page} />,
};

function SignedOut({ lang }: PageContext): VNode {
  const { signedOut } = textsFor(lang).backOffice;
  return (
    <Sheet>
      <Heading>{signedOut.title}</Heading>
      <Text>{signedOut.text}</Text>
      <LinkButton href="/">{signedOut.again}</LinkButton>
    </Sheet>
  );
}

export const signedOutView: View<object> = {
  title: ({ lang }) => textsFor(lang).backOffice.signedOut.title,
  body: (page) => <SignedOut {...page} />,
};
