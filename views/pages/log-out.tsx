import type { VNode } from 'preact';
import type { PageContext, View } from '../../src/platform/http/types.ts';
import { Button } from '../components/button.tsx';
import { Form } from '../components/form.tsx';
import { Bullets, Heading, Inset, PersonNumber, Sheet, Text } from '../components/sheet.tsx';
import { Ways } from '../components/ways.tsx';
import { textsFor } from '../texts/texts.ts';

export interface LogOutProps {
  readonly action: string;
  /** Fields the protocol needs back, for example its own `xsrf`. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  /** Where "stay signed in" leads. */
  readonly stayHref: string;
  readonly maskedNumber?: string | undefined;
  /** The service asked to sign out somebody else than who is signed in here. */
  readonly otherPerson?: boolean;
  /** Names of the services of this session that will be told. */
  readonly services: readonly string[];
  /** Names of those whose tokens survive, because they have `offline_access`. */
  readonly offlineServices: readonly string[];
}

function Body(page: LogOutProps & PageContext): VNode {
  const { logOut } = textsFor(page.lang).leaving;
  return (
    <Sheet>
      <Heading>{logOut.title}</Heading>
      {page.maskedNumber ? (
        <Text>
          {logOut.who} <PersonNumber>{page.maskedNumber}</PersonNumber>
        </Text>
      ) : null}
      {page.otherPerson ? (
        <Inset>
          <Text>{logOut.otherPerson}</Text>
        </Inset>
      ) : null}
      <Text>{page.services.length > 0 ? logOut.services : logOut.noServices}</Text>
      {page.services.length > 0 ? <Bullets items={page.services} /> : null}
      {page.offlineServices.length > 0 ? (
        <Inset>
          <Text>{logOut.offline}</Text>
          <Bullets items={page.offlineServices} />
          <Text>{logOut.offlineStop}</Text>
        </Inset>
      ) : null}
      <Form action={page.action} csrf={page.csrf} hidden={page.hidden ?? {}}>
        <Button>{logOut.submit}</Button>
      </Form>
      <Ways links={[{ href: page.stayHref, text: logOut.stay }]} csrf={page.csrf} />
    </Sheet>
  );
}

export const logOutView: View<LogOutProps> = {
  title: ({ lang }) => textsFor(lang).leaving.logOut.title,
  body: (page) => <Body {...page} />,
};
