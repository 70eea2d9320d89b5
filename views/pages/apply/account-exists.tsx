import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { WarningText } from '../../components/notices.tsx';
import { Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';
import { StepFrame } from './frame.tsx';

function Body(page: PageContext): VNode {
  const { accountExists } = textsFor(page.lang).apply;
  return (
    <StepFrame page={page} title={accountExists.title}>
      <Text>{accountExists.text}</Text>
      <LinkButton href="/me">{accountExists.signIn}</LinkButton>
      <WarningText lang={page.lang}>{accountExists.notMine}</WarningText>
      <Ways
        links={[
          { href: '/activate', text: accountExists.activate },
          { href: '/me/limited', text: accountExists.recover },
          { href: '/apply/guide', text: accountExists.levelTwo },
          { href: '/apply/details', text: accountExists.change },
        ]}
        csrf={page.csrf}
      />
    </StepFrame>
  );
}

/** Only for somebody who knows number, name and birth date of the account, and has proved a contact. */
export const accountExistsView: View<object> = {
  title: ({ lang }) => textsFor(lang).apply.accountExists.title,
  body: (page) => <Body {...page} />,
};
