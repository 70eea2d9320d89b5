import type { VNode } from 'preact';
import type { Lang } from '../../src/platform/http/types.ts';
import { textsFor } from '../texts/texts.ts';
import { safeHref } from './safe-href.ts';

/** Forward only: lists are read by key, so nobody knows how many pages there are, nor the address of the one before. */
export function Pagination({ lang, nextHref }: { lang: Lang; nextHref?: string | undefined }): VNode | null {
  const { pages } = textsFor(lang).common;
  if (!nextHref) return null;
  return (
    <nav class="govuk-pagination" aria-label={pages.label}>
      <div class="govuk-pagination__next">
        <a class="govuk-link govuk-pagination__link" href={safeHref(nextHref)} rel="next">
          <span class="govuk-pagination__link-title">{`${pages.next} →`}</span>
        </a>
      </div>
    </nav>
  );
}
