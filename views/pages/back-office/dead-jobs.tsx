import type { VNode } from 'preact';
import type { DeadJob } from '../../../src/platform/jobs/dead-jobs.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import type { DeskProps } from '../../components/desk-frame.tsx';
import { RetryButton, RetryList, type RetrySaid } from '../../components/retry-list.tsx';
import { formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface DeadJobsProps extends DeskProps {
  readonly jobs: readonly DeadJob[];
  readonly said?: RetrySaid | undefined;
}

function Body(page: DeadJobsProps & PageContext): VNode {
  const { deadJobs } = textsFor(page.lang).deskRecords;
  const { head } = deadJobs;
  return (
    <RetryList
      current="deadJobs"
      words={deadJobs}
      head={[head.task, head.about, head.error, head.lastTriedAt, head.action]}
      rows={page.jobs.map((job) => [
        <code>{job.task}</code>,
        Object.entries(job.payload).map(([name, value]) => (
          <span key={name} class="dd-quiet">
            {name}: {value}
          </span>
        )),
        <>
          <code>{job.lastError}</code> <span class="dd-quiet">{deadJobs.tries(job.attempts)}</span>
        </>,
        formatDateTime(job.lastTriedAt, page.lang),
        <RetryButton action={`/jobs/${job.id}/retry`} words={deadJobs} what={`${job.task} ${job.id}`} csrf={page.csrf} />,
      ])}
      said={page.said}
      desk={page.desk}
      context={page}
    />
  );
}

export const deadJobsView: View<DeadJobsProps> = {
  title: ({ lang }) => textsFor(lang).deskRecords.deadJobs.title,
  body: (page) => <Body {...page} />,
};
