import type { ComponentChildren, VNode } from 'preact';
import type { UndeliverableMessage } from '../../../src/domain/notifications/undeliverable.ts';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import type { DeskProps } from '../../components/desk-frame.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { RetryButton, RetryList, type RetrySaid } from '../../components/retry-list.tsx';
import { formatDateTime } from '../../format.ts';
import { renderMessage } from '../../messages.ts';
import { textsFor } from '../../texts/texts.ts';

export interface UndeliveredProps extends DeskProps {
  readonly messages: readonly UndeliverableMessage[];
  readonly nextHref?: string | undefined;
  readonly said?: RetrySaid | undefined;
}

type Page = UndeliveredProps & PageContext;

/** What a message is called, without what it said. */
function nameOf(kind: UndeliverableMessage['kind'], language: Lang): string {
  return renderMessage({ kind, channel: 'inbox', language, variables: {}, at: new Date(0), origin: '' }).subject;
}

function Row(message: UndeliverableMessage, page: Page): readonly ComponentChildren[] {
  const { undelivered } = textsFor(page.lang).deskRecords;
  const name = nameOf(message.kind, page.lang);
  return [
    <a class="govuk-link" href={`/files/${message.applicationId}`}>
      {message.reference}
    </a>,
    name,
    undelivered.channels[message.channel],
    formatDateTime(message.at, page.lang),
    <>
      <code>{message.lastError}</code> <span class="dd-quiet">{undelivered.tries(message.attempts)}</span>
      {message.toldOtherwise ? <span class="dd-quiet">{undelivered.toldOtherwise}</span> : null}
    </>,
    message.mayRetry ? (
      <RetryButton action={`/undelivered/${message.id}/retry`} words={undelivered} what={`${message.reference} ${name}`} csrf={page.csrf} />
    ) : (
      <span class="dd-quiet">{undelivered.gone}</span>
    ),
  ];
}

function Body(page: Page): VNode {
  const { undelivered } = textsFor(page.lang).deskRecords;
  const { head } = undelivered;
  return (
    <RetryList
      current="undelivered"
      words={undelivered}
      head={[head.file, head.kind, head.channel, head.at, head.error, head.action]}
      rows={page.messages.map((message) => Row(message, page))}
      said={page.said}
      desk={page.desk}
      context={page}
    >
      <Pagination lang={page.lang} nextHref={page.nextHref} />
    </RetryList>
  );
}

export const undeliveredView: View<UndeliveredProps> = {
  title: ({ lang }) => textsFor(lang).deskRecords.undelivered.title,
  body: (page) => <Body {...page} />,
};
