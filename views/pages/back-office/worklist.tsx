import type { VNode } from 'preact';
import type { WorklistFile } from '../../../src/domain/overviews/worklist.ts';
import type { Day } from '../../../src/lib/days.ts';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { Filter, listHref } from '../../components/filter.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { Text } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDate, formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

/** What a worklist is narrowed to; absent: not at all. */
export interface WorklistFilter {
  readonly procedure?: WorklistFile['procedure'] | undefined;
  readonly state?: WorklistFile['state'] | undefined;
}

export interface WorklistProps extends DeskProps {
  readonly files: readonly WorklistFile[];
  readonly filter: WorklistFilter;
  readonly procedures: readonly WorklistFile['procedure'][];
  readonly states: readonly WorklistFile['state'][];
  readonly today: Day;
  readonly next?: string | undefined;
  /** Not the first page of the list. */
  readonly isLater: boolean;
}

type Page = WorklistProps & PageContext;

export function DueDay({
  dueOn,
  today,
  cause,
  lang,
}: {
  dueOn: Day | undefined;
  today: Day;
  cause?: WorklistFile['lateCause'];
  lang: Lang;
}): VNode {
  const { worklist } = textsFor(lang).desk;
  if (dueOn === undefined) return <span class="dd-quiet">{worklist.noClock}</span>;
  const isLate = dueOn < today;
  return (
    <>
      {formatDate(dueOn, lang)}{' '}
      {isLate ? <Tag tone="red">{cause === 'registry' ? worklist.overdueByRegistry : worklist.overdue}</Tag> : null}
      {dueOn === today ? <Tag tone="yellow">{worklist.today}</Tag> : null}
    </>
  );
}

function Filters({ filter, procedures, states, lang }: Page): VNode {
  const { worklist, files } = textsFor(lang).desk;
  const href = (change: WorklistFilter): string => listHref('/worklist', { ...filter, ...change });
  const choice = (label: string, change: WorklistFilter, isChosen: boolean) => ({ label, href: href(change), isChosen });
  return (
    <>
      <Filter
        label={worklist.byProcedure}
        choices={[
          choice(worklist.all, { procedure: undefined }, filter.procedure === undefined),
          ...procedures.map((procedure) => choice(files.procedures[procedure], { procedure }, filter.procedure === procedure)),
        ]}
      />
      <Filter
        label={worklist.byState}
        choices={[
          choice(worklist.all, { state: undefined }, filter.state === undefined),
          ...states.map((state) => choice(files.states[state], { state }, filter.state === state)),
        ]}
      />
    </>
  );
}

function Body(page: Page): VNode {
  const { worklist, files } = textsFor(page.lang).desk;
  const { head } = worklist;
  return (
    <DeskFrame current="worklist" title={worklist.title} desk={page.desk} context={page}>
      <Text>{worklist.intro}</Text>
      <Filters {...page} />
      <Table
        caption={worklist.title}
        head={[head.reference, head.dueOn, head.procedure, head.state, head.unit, head.receivedAt]}
        empty={worklist.empty}
        rows={page.files.map((file) => [
          <a class="govuk-link" href={`/files/${file.id}`}>
            {file.reference}
          </a>,
          <DueDay dueOn={file.dueOn} today={page.today} cause={file.lateCause} lang={page.lang} />,
          files.procedures[file.procedure],
          files.states[file.state],
          file.unitName[page.lang],
          file.receivedAt ? formatDateTime(file.receivedAt, page.lang) : '',
        ])}
      />
      {page.isLater ? (
        <Text>
          <a class="govuk-link" href={listHref('/worklist', { ...page.filter })}>
            {worklist.newest}
          </a>
        </Text>
      ) : null}
      <Pagination lang={page.lang} nextHref={page.next && listHref('/worklist', { ...page.filter, after: page.next })} />
    </DeskFrame>
  );
}

export const worklistView: View<WorklistProps> = {
  title: ({ lang }) => textsFor(lang).desk.worklist.title,
  body: (page) => <Body {...page} />,
};
