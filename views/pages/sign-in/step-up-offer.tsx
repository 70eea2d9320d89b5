import type { VNode } from 'preact';
import type { Acr } from '../../../src/domain/sign-ins/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import { Question, type QuestionProps } from './question.tsx';

export interface StepUpOfferProps extends Omit<QuestionProps, 'otherHref'> {
  /** Takes `decision=strengthen`, which goes on to the missing factor, or `decision=continue` at the level reached. */
  readonly action: string;
  readonly reached: Acr;
}

type Page = StepUpOfferProps & PageContext;

function titleOf({ wants, lang }: Page): string {
  const { acr, outcomes } = textsFor(lang);
  return outcomes.stepUpOffer.title(acr[wants].name);
}

function Body(page: Page): VNode {
  const { acr, outcomes } = textsFor(page.lang);
  const { stepUpOffer } = outcomes;
  const reached = acr[page.reached].name;
  return (
    <Question page={page} title={titleOf(page)}>
      <Text>{stepUpOffer.intro(page.service.name, acr[page.wants].name, reached)}</Text>
      <div class="dd-decisions">
        <Form action={page.action} csrf={page.csrf} hidden={{ decision: 'strengthen' }}>
          <Button>{stepUpOffer.strengthen}</Button>
        </Form>
        <Form action={page.action} csrf={page.csrf} hidden={{ decision: 'continue' }}>
          <Button look="secondary">{stepUpOffer.continueAt(reached)}</Button>
        </Form>
      </div>
    </Question>
  );
}

/** The service wishes more than it requires: the person chooses. */
export const stepUpOfferView: View<StepUpOfferProps> = {
  title: titleOf,
  body: (page) => <Body {...page} />,
};
