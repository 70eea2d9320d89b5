import type { ComponentChildren, VNode } from 'preact';
import type { Lang, PageContext } from '../../../src/platform/http/types.ts';
import { ErrorSummary, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { BackLink } from '../../components/notices.tsx';
import { Heading, Sheet } from '../../components/sheet.tsx';
import { type Texts, textsFor } from '../../texts/texts.ts';

/** What can be wrong with an answer, by the code of its sentence. */
export type ApplyProblem = keyof Texts['apply']['problems'];

export interface ApplyError {
  /** Id of the field it belongs to; absent when it belongs to none. */
  readonly field?: string;
  readonly problem: ApplyProblem;
}

/** What every page of an application shows around its question. */
export interface StepProps {
  /** The page before. */
  readonly back?: string | undefined;
  readonly step?: { readonly number: number; readonly of: number } | undefined;
  readonly errors?: readonly ApplyError[] | undefined;
}

/** Problems in words. */
export function errorsOf({ errors = [] }: StepProps, lang: Lang): readonly SummarizedError[] {
  const { problems } = textsFor(lang).apply;
  return errors.map(({ field, problem }) => ({ ...(field ? { field } : {}), text: problems[problem] }));
}

export function stepTitle(title: string, { errors = [] }: StepProps, lang: Lang): string {
  return titleWith(title, errors.length > 0, lang);
}

interface FrameProps {
  readonly page: StepProps & PageContext;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A page that asks one thing: the way back, what is wrong, how far one is, the question. */
export function StepFrame({ page, title, children }: FrameProps): VNode {
  const { apply, common } = textsFor(page.lang);
  return (
    <Sheet>
      {page.back ? <BackLink href={page.back}>{common.back}</BackLink> : null}
      <ErrorSummary errors={errorsOf(page, page.lang)} lang={page.lang} />
      {page.step ? <p class="govuk-caption-m">{apply.step(page.step.number, page.step.of)}</p> : null}
      <Heading>{title}</Heading>
      {children}
    </Sheet>
  );
}
