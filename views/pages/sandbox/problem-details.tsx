import type { VNode } from 'preact';
import { Details } from '../../components/notices.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Request } from './wire.tsx';

export interface ProblemDetailsProps {
  readonly problem: { readonly error: string; readonly description?: string | undefined };
  /** The authorization request that was answered with the error. */
  readonly asked: Readonly<Record<string, string>> | undefined;
  readonly words: Readonly<Record<'technical' | 'error' | 'description' | 'asked', string>>;
}

/** What a developer wants to know of an error: the codes as they came. */
export function ProblemDetails({ problem, asked, words }: ProblemDetailsProps): VNode {
  const rows = [
    { key: words.error, value: <code data-error>{problem.error}</code> },
    ...(problem.description ? [{ key: words.description, value: <code>{problem.description}</code> }] : []),
    ...(asked ? [{ key: words.asked, value: <Request asked={asked} /> }] : []),
  ];
  return (
    <Details summary={words.technical}>
      <SummaryList rows={rows} />
    </Details>
  );
}
