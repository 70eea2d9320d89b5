import type { ComponentChildren, VNode } from 'preact';
import type { PageContext } from '../../src/platform/http/types.ts';
import type { DeskHead, DeskPage } from './desk-frame.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { LinkForm } from './form.tsx';
import { NotificationBanner } from './notices.tsx';
import { Text } from './sheet.tsx';
import { Table } from './table.tsx';

interface RetryWords {
  readonly title: string;
  readonly intro: string;
  readonly empty: string;
  readonly retry: string;
  readonly retryOf: (what: string) => string;
  readonly retried: string;
  readonly notRetried: string;
}

interface RetryListProps {
  readonly current: DeskPage;
  readonly words: RetryWords;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  readonly said: RetrySaid | undefined;
  readonly desk: DeskHead;
  readonly context: PageContext;
  readonly children?: ComponentChildren;
}

/** What came of asking for another try. */
export type RetrySaid = 'retried' | 'not-retried';

/** A list of what failed for good, each with the way to try it again. */
export function RetryList({ current, words, head, rows, said, desk, context, children }: RetryListProps): VNode {
  const notice = said ? (
    <NotificationBanner lang={context.lang} success={said === 'retried'}>
      {said === 'retried' ? words.retried : words.notRetried}
    </NotificationBanner>
  ) : null;
  return (
    <DeskFrame current={current} title={words.title} notice={notice} desk={desk} context={context}>
      <Text>{words.intro}</Text>
      <Table caption={words.title} head={head} empty={words.empty} rows={rows} />
      {children}
    </DeskFrame>
  );
}

interface RetryButtonProps {
  readonly action: string;
  readonly words: Pick<RetryWords, 'retry' | 'retryOf'>;
  /** For who hears the page: what is tried again. */
  readonly what: string;
  readonly csrf: string;
}

export function RetryButton({ action, words, what, csrf }: RetryButtonProps): VNode {
  return (
    <LinkForm action={action} csrf={csrf}>
      {words.retry}
      <span class="govuk-visually-hidden">{words.retryOf(what)}</span>
    </LinkForm>
  );
}
