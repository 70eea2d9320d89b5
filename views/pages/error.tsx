import type { VNode } from 'preact';
import type { ErrorCode } from '../../src/lib/errors.ts';
import type { PageContext, View } from '../../src/platform/http/types.ts';
import { LinkButton } from '../components/button.tsx';
import { Details } from '../components/notices.tsx';
import { Heading, Reference, Sheet, Subheading, Text } from '../components/sheet.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { textsFor } from '../texts/texts.ts';

export interface ErrorProps {
  readonly code: ErrorCode;
  /** An authorization request that may not be answered by a redirect: OAuth code and description, for the service's developer. */
  readonly protocol?: { readonly error: string; readonly description?: string | undefined } | undefined;
}

type Page = ErrorProps & PageContext;

function sentences({ code, protocol, lang }: Page) {
  const { errors, leaving } = textsFor(lang);
  if (!protocol) return errors[code];
  const { unknownServiceTitle, unknownService, unknownServiceTodo } = leaving.error;
  return { title: unknownServiceTitle, happened: unknownService, todo: unknownServiceTodo };
}

function Technical({ protocol, lang }: Page): VNode | null {
  const { error } = textsFor(lang).leaving;
  if (!protocol) return null;
  const rows = [
    { key: error.code, value: protocol.error },
    ...(protocol.description ? [{ key: error.description, value: protocol.description }] : []),
  ];
  return (
    <Details summary={error.technical}>
      <SummaryList rows={rows} />
    </Details>
  );
}

function Body(page: Page): VNode {
  const { leaving } = textsFor(page.lang);
  const { title, happened, todo } = sentences(page);
  return (
    <Sheet>
      <Heading>{title}</Heading>
      <Text>{happened}</Text>
      <Subheading>{leaving.error.todo}</Subheading>
      <Text>{todo}</Text>
      <Technical {...page} />
      <LinkButton href="/" look="secondary">
        {leaving.error.home}
      </LinkButton>
      <Reference {...page} />
    </Sheet>
  );
}

/** What happened, what to do, and the reference number under which the log knows it. */
export const errorView: View<ErrorProps> = {
  title: (page) => sentences(page).title,
  body: (page) => <Body {...page} />,
};
