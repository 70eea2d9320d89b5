import type { VNode } from 'preact';
import type { InboxMessage } from '../../../src/domain/notifications/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { AccountFrame, Card } from '../../components/account-frame.tsx';
import { Text } from '../../components/sheet.tsx';
import { formatDateTime } from '../../format.ts';
import { notMePath, renderMessage } from '../../messages.ts';
import { textsFor } from '../../texts/texts.ts';

export interface MessagesProps {
  readonly messages: readonly InboxMessage[];
}

type Page = MessagesProps & PageContext;

/** Messages are read in the language of the page, whatever language they were sent in. */
export function MessageCard({ message, lang, level = 3 }: { message: InboxMessage; lang: Page['lang']; level?: 2 | 3 }): VNode {
  const { subject, text } = renderMessage({ ...message, language: lang });
  const href = notMePath(message);
  return (
    <Card
      level={level}
      title={subject}
      tag={<span class="dd-quiet">{formatDateTime(message.at, lang)}</span>}
      actions={
        href ? (
          <a class="govuk-link" href={href}>
            {textsFor(lang).selfService.messages.notMe}
          </a>
        ) : null
      }
    >
      {text.split('\n\n').map((paragraph) => (
        <Text key={paragraph}>{paragraph}</Text>
      ))}
    </Card>
  );
}

function Body(page: Page): VNode {
  const { messages } = textsFor(page.lang).selfService;
  return (
    <AccountFrame current="messages" title={messages.title} intro={messages.intro} context={page}>
      {page.messages.length === 0 ? <Text>{messages.empty}</Text> : null}
      {page.messages.map((message) => (
        <MessageCard key={message.id} message={message} lang={page.lang} level={2} />
      ))}
    </AccountFrame>
  );
}

export const messagesView: View<MessagesProps> = {
  title: ({ lang }) => textsFor(lang).selfService.messages.title,
  body: (page) => <Body {...page} />,
};
