import type { ComponentChildren, VNode } from 'preact';
import type { Acr } from '../../../src/domain/sign-ins/types.ts';
import type { PageContext } from '../../../src/platform/http/types.ts';
import { ErrorSummary, type SummarizedError } from '../../components/error-summary.tsx';
import { ServiceBox, type ServiceInfo } from '../../components/service-box.tsx';
import { Heading, Sheet } from '../../components/sheet.tsx';
import { Ways, type WaysProps } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';

/** What every question for a factor has beside its own form. */
export interface QuestionProps {
  readonly cancelAction: string;
  readonly service: ServiceInfo;
  readonly wants: Acr;
  /** To the choice of factors; absent when this is the only one. */
  readonly otherHref?: string | undefined;
}

interface FrameProps {
  readonly page: QuestionProps & PageContext;
  readonly title: string;
  readonly errors?: readonly SummarizedError[];
  readonly posts?: NonNullable<WaysProps['posts']>;
  readonly children: ComponentChildren;
}

/** Sheet around one question: errors, title, who asks, the form, and the other ways out. */
export function Question({ page, title, errors = [], posts = [], children }: FrameProps): VNode {
  const { common, signIn } = textsFor(page.lang);
  return (
    <Sheet>
      <ErrorSummary errors={errors} lang={page.lang} />
      <Heading>{title}</Heading>
      <ServiceBox service={page.service} wants={page.wants} lang={page.lang} />
      {children}
      <Ways
        links={page.otherHref ? [{ href: page.otherHref, text: signIn.secondFactor.other }] : []}
        posts={[...posts, { action: page.cancelAction, text: common.cancelToService(page.service.name) }]}
        csrf={page.csrf}
      />
    </Sheet>
  );
}
