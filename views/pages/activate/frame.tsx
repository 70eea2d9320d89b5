import type { ComponentChildren, VNode } from 'preact';
import type { PageContext } from '../../../src/platform/http/types.ts';
import { ErrorSummary, type SummarizedError } from '../../components/error-summary.tsx';
import { Heading, Sheet } from '../../components/sheet.tsx';
import { formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

/** What every page of an activation has beside its own question. */
export interface ActivateProps {
  /** Last day of the window, `YYYY-MM-DD`; absent while it does not run. */
  readonly endsOn?: string | undefined;
}

interface FrameProps {
  readonly page: ActivateProps & PageContext;
  readonly title: string;
  readonly errors?: readonly SummarizedError[];
  readonly children: ComponentChildren;
}

/** What is wrong, until when, the question. */
export function ActivateFrame({ page, title, errors = [], children }: FrameProps): VNode {
  const { activate } = textsFor(page.lang);
  return (
    <Sheet>
      <ErrorSummary errors={errors} lang={page.lang} />
      {page.endsOn ? <p class="govuk-caption-m">{activate.until(formatDate(page.endsOn, page.lang))}</p> : null}
      <Heading>{title}</Heading>
      {children}
    </Sheet>
  );
}

export type Proof = 'contact' | 'slip' | 'device';

/** Links to the other proofs that can be shown now. */
export function otherProofs(others: readonly Proof[], { lang }: Pick<PageContext, 'lang'>): { href: string; text: string }[] {
  return others.map((proof) => ({ href: `/activate/${proof}`, text: textsFor(lang).activate.others[proof] }));
}
