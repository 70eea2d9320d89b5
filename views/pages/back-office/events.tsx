import type { VNode } from 'preact';
import type { LifeEvent, LifeEventState } from '../../../src/domain/life-events/types.ts';
import type { OddEvent } from '../../../src/domain/life-events/queries.ts';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { BackLink } from '../../components/notices.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Table } from '../../components/table.tsx';
import { formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface EventsProps extends DeskProps {
  readonly events: readonly LifeEvent[];
  readonly nextHref?: string | undefined;
}

export interface EventProps extends DeskProps {
  readonly event: OddEvent;
}

function whyOf(state: LifeEventState, lang: Lang): string {
  const { states } = textsFor(lang).deskRecords.events;
  return state === 'unreadable' ? states.unreadable : states['unknown-kind'];
}

function List(page: EventsProps & PageContext): VNode {
  const { lang } = page;
  const { desk, deskRecords } = textsFor(lang);
  const { events: words } = deskRecords;
  const { head } = words;
  return (
    <DeskFrame current="events" title={words.title} desk={page.desk} context={page}>
      <Text>{words.intro}</Text>
      <Table
        caption={words.title}
        head={[head.kind, head.why, head.register, head.receivedAt, head.account]}
        empty={words.empty}
        rows={page.events.map(({ id, kind, state, register, receivedAt, accountId }) => [
          <a class="govuk-link dd-as-typed" href={`/events/${id}`}>
            {kind}
          </a>,
          whyOf(state, lang),
          desk.registries[register],
          formatDateTime(receivedAt, lang),
          words.account[accountId ? 'some' : 'none'],
        ])}
      />
      <Pagination lang={lang} nextHref={page.nextHref} />
    </DeskFrame>
  );
}

/** The holder is a link for who may look people up, so that their data stand only where a view of them is written down. */
function Holder({ event, page }: { event: OddEvent; page: EventProps & PageContext }): VNode {
  const { desk, deskRecords } = textsFor(page.lang);
  if (!event.accountId) return <>{deskRecords.events.account.none}</>;
  return page.desk.permissions.includes('person.search') ? (
    <a class="govuk-link" href={`/people/${event.accountId}`}>
      {desk.tasks.account}
    </a>
  ) : (
    <>{deskRecords.events.account.some}</>
  );
}

function One(page: EventProps & PageContext): VNode {
  const { event, lang } = page;
  const { desk, deskRecords } = textsFor(lang);
  const { events: words } = deskRecords;
  const { head } = words;
  return (
    <DeskFrame title={event.kind} notice={<BackLink href="/events">{words.back}</BackLink>} desk={page.desk} context={page}>
      <SummaryList
        rows={[
          { key: head.why, value: whyOf(event.state, lang) },
          { key: head.register, value: desk.registries[event.register] },
          { key: words.number, value: event.seq },
          { key: words.happenedAt, value: formatDateTime(event.happenedAt, lang) },
          { key: head.receivedAt, value: formatDateTime(event.receivedAt, lang) },
          { key: words.holder, value: <Holder event={event} page={page} /> },
        ]}
      />
      <Subheading>{words.data}</Subheading>
      <p class="govuk-body dd-as-typed">
        <code>{event.data}</code>
      </p>
      <Text>{words.next}</Text>
    </DeskFrame>
  );
}

export const eventsView: View<EventsProps> = {
  title: ({ lang }) => textsFor(lang).deskRecords.events.title,
  body: (page) => <List {...page} />,
};

export const eventView: View<EventProps> = {
  title: ({ event }) => event.kind,
  body: (page) => <One {...page} />,
};
