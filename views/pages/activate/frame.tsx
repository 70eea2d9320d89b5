import type { ComponentChildren, VNode } from 'preact';
import type { PageContext } from '../../../src/platform/http/types.ts';
import { ErrorSummary, type SummarizedError } from '../../components/error-summary.tsx';
import { Heading, Sheet } from '../../components/sheet.tsx';
import { Ways, type WaysProps } from '../../components/ways.tsx';
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
      {page.endsOn ? <span class="govuk-caption-m">{activate.until(formatDate(page.endsOn, page.lang))}</span> : null}
      <Heading>{title}</Heading>
      {children}
    </Sheet>
  );
}

export type Proof = 'contact' | 'slip' | 'device';

interface OtherProofsProps extends Pick<WaysProps, 'posts' | 'csrf'> {
  readonly others: readonly Proof[];
  readonly lang: PageContext['lang'];
}

/** The other proofs that can be shown now, and what else can be done; nothing where there is none. */
export function OtherProofs({ others, posts = [], csrf, lang }: OtherProofsProps): VNode | null {
  const links = others.map((proof) => ({ href: `/activate/${proof}`, text: textsFor(lang).activate.others[proof] }));
  return links.length + posts.length > 0 ? <Ways links={links} posts={posts} csrf={csrf} /> : null;
}
