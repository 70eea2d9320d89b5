import type { VNode } from 'preact';
import type { Lang } from '../../src/platform/http/types.ts';
import { textsFor } from '../texts/texts.ts';

export interface SummarizedError {
  /** Id of the field the error belongs to; absent when it belongs to none. */
  readonly field?: string;
  readonly text: string;
}

/** What is wrong with one field, for the line beside it. */
export function errorOf(errors: readonly SummarizedError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text;
}

/** What is wrong, at the top of the page, each line leading to its field. Nothing when nothing is wrong. */
export function ErrorSummary({ errors, lang }: { errors: readonly SummarizedError[]; lang: Lang }): VNode | null {
  if (errors.length === 0) return null;
  return (
    <div class="govuk-error-summary" role="alert" tabIndex={-1}>
      <h2 class="govuk-error-summary__title">{textsFor(lang).common.errorSummary}</h2>
      <div class="govuk-error-summary__body">
        <ul class="govuk-list govuk-error-summary__list">
          {errors.map(({ field, text }) => (
            <li key={text}>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Title of a page that may carry errors: a screen reader says "Error" first. */
export function titleWith(title: string, hasErrors: boolean, lang: Lang): string {
  return hasErrors ? `${textsFor(lang).common.errorPrefix}: ${title}` : title;
}
