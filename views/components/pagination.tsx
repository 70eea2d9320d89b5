import type { VNode } from 'preact';
import type { Lang } from '../../src/platform/http/types.ts';
import { textsFor } from '../texts/texts.ts';
import { safeHref } from './safe-href.ts';

interface PaginationProps {
  readonly lang: Lang;
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
}

function Step({ href, rel, text }: { href: string; rel: 'prev' | 'next'; text: string }): VNode {
  return (
    <div class={`govuk-pagination__${rel}`}>
      <a class="govuk-link govuk-pagination__link" href={safeHref(href)} rel={rel}>
        <span class="govuk-pagination__link-title">{rel === 'prev' ? `← ${text}` : `${text} →`}</span>
      </a>
    </div>
  );
}

/** Previous and next only: lists are read by key, so nobody knows how many pages there are. */
export function Pagination({ lang, previousHref, nextHref }: PaginationProps): VNode | null {
  const { pages } = textsFor(lang).common;
  if (!previousHref && !nextHref) return null;
  return (
    <nav class="govuk-pagination" aria-label={pages.label}>
      {previousHref ? <Step href={previousHref} rel="prev" text={pages.previous} /> : null}
      {nextHref ? <Step href={nextHref} rel="next" text={pages.next} /> : null}
    </nav>
  );
}
