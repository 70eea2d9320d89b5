import type { VNode } from 'preact';
import type { LetterTask, Task, TaskKind } from '../../../src/domain/tasks/types.ts';
import type { Day } from '../../../src/lib/days.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { Filter, listHref } from '../../components/filter.tsx';
import { LinkForm } from '../../components/form.tsx';
import { NotificationBanner } from '../../components/notices.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { Table } from '../../components/table.tsx';
import { formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { DueDay } from './worklist.tsx';

/** A task with what its file is called. */
export interface ShownTask extends Pick<Task, 'id' | 'kind' | 'dueOn' | 'openedAt' | 'applicationId' | 'accountId'> {
  readonly reference?: string | undefined;
  /** The letter that it asks for. */
  readonly letter?: LetterTask | undefined;
}

export interface TasksProps extends DeskProps {
  readonly tasks: readonly ShownTask[];
  readonly kind?: TaskKind | undefined;
  readonly kinds: readonly TaskKind[];
  readonly today: Day;
  readonly next?: string | undefined;
  readonly said?: 'closed' | 'gone' | undefined;
}

type Page = TasksProps & PageContext;

function About({ task, page }: { task: ShownTask; page: Page }): VNode | null {
  const { tasks } = textsFor(page.lang).desk;
  if (task.applicationId)
    return (
      <a class="govuk-link" href={`/files/${task.applicationId}`}>
        {task.reference}
      </a>
    );
  if (!task.accountId) return null;
  return page.desk.permissions.includes('person.search') ? (
    <a class="govuk-link" href={`/people/${task.accountId}`}>
      {tasks.account}
    </a>
  ) : (
    <>{tasks.account}</>
  );
}

/** A file is decided on its own page; every other task is done by saying so. */
function Done({ task, page }: { task: ShownTask; page: Page }): VNode {
  const { tasks } = textsFor(page.lang).desk;
  if (task.kind === 'decide') return <span class="dd-quiet">{tasks.decideElsewhere}</span>;
  return (
    <LinkForm action={`/tasks/${task.id}/close`} csrf={page.csrf}>
      {tasks.close}
      <span class="govuk-visually-hidden">{tasks.closeOf(`${tasks.kinds[task.kind]} ${task.reference ?? ''}`)}</span>
    </LinkForm>
  );
}

/** What is to be signed or sent stands beside the task. */
function Letter({ task, page }: { task: ShownTask; page: Page }): VNode | null {
  const { applicationId, letter, reference } = task;
  if (!letter || !applicationId || !page.desk.permissions.includes('file.view')) return null;
  const { tasks } = textsFor(page.lang).desk;
  return (
    <p class="govuk-body-s">
      <a class="govuk-link" href={`/files/${applicationId}/letters/${letter}`}>
        {tasks.letters[letter]}
        <span class="govuk-visually-hidden">{tasks.closeOf(reference ?? '')}</span>
      </a>
    </p>
  );
}

function Body(page: Page): VNode {
  const { tasks } = textsFor(page.lang).desk;
  const { head } = tasks;
  const notice = page.said ? (
    <NotificationBanner lang={page.lang} success={page.said === 'closed'}>
      {tasks[page.said]}
    </NotificationBanner>
  ) : null;
  return (
    <DeskFrame current="tasks" title={tasks.title} notice={notice} desk={page.desk} context={page}>
      <Filter
        label={tasks.byKind}
        choices={[
          { label: tasks.all, href: '/tasks', isChosen: page.kind === undefined },
          ...page.kinds.map((kind) => ({ label: tasks.kinds[kind], href: listHref('/tasks', { kind }), isChosen: kind === page.kind })),
        ]}
      />
      <Table
        caption={tasks.title}
        head={[head.kind, head.file, head.dueOn, head.openedAt, head.action]}
        empty={tasks.empty}
        rows={page.tasks.map((task) => [
          tasks.kinds[task.kind],
          <About task={task} page={page} />,
          <DueDay dueOn={task.dueOn} today={page.today} lang={page.lang} />,
          formatDateTime(task.openedAt, page.lang),
          <>
            <Letter task={task} page={page} />
            <Done task={task} page={page} />
          </>,
        ])}
      />
      <Pagination lang={page.lang} nextHref={page.next && listHref('/tasks', { kind: page.kind, after: page.next })} />
    </DeskFrame>
  );
}

export const tasksView: View<TasksProps> = {
  title: ({ lang }) => textsFor(lang).desk.tasks.title,
  body: (page) => <Body {...page} />,
};
