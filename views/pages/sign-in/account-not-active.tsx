import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface AccountNotActiveProps {
  /** Returns to the service with `access_denied`. */
  readonly returnAction: string;
  readonly serviceName: string;
}

function Body({ returnAction, serviceName, csrf, lang }: AccountNotActiveProps & PageContext): VNode {
  const { common, outcomes } = textsFor(lang);
  const { accountNotActive } = outcomes;
  return (
    <Sheet>
      <Heading>{accountNotActive.title}</Heading>
      <Text>{accountNotActive.happened}</Text>
      <Text>{accountNotActive.limited}</Text>
      <Text>
        <a class="govuk-link" href="/me/limited">
          {accountNotActive.limitedLink}
        </a>
      </Text>
      <Form action={returnAction} csrf={csrf}>
        <Button>{common.backToService(serviceName)}</Button>
      </Form>
    </Sheet>
  );
}

/** Never tells the ground: who looks over a shoulder, and the service, learn only that it does not work now. */
export const accountNotActiveView: View<AccountNotActiveProps> = {
  title: ({ lang }) => textsFor(lang).outcomes.accountNotActive.title,
  body: (page) => <Body {...page} />,
};
