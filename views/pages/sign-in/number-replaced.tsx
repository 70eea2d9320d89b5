import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { PersonNumber, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import { Question, type QuestionProps } from './question.tsx';

export interface NumberReplacedProps extends QuestionProps {
  /** The number of today. */
  readonly maskedNumber: string;
  readonly action: string;
}

function Body(page: NumberReplacedProps & PageContext): VNode {
  const { numberReplaced } = textsFor(page.lang).outcomes;
  return (
    <Question page={page} title={numberReplaced.title}>
      <Text>{numberReplaced.happened}</Text>
      <div class="dd-person">
        <p>{numberReplaced.now}</p>
        <p>
          <PersonNumber>{page.maskedNumber}</PersonNumber>
        </p>
      </div>
      <Text>{numberReplaced.whatNext}</Text>
      <Form action={page.action} csrf={page.csrf}>
        <Button>{numberReplaced.goOn}</Button>
      </Form>
    </Question>
  );
}

export const numberReplacedView: View<NumberReplacedProps> = {
  title: ({ lang }) => textsFor(lang).outcomes.numberReplaced.title,
  body: (page) => <Body {...page} />,
};
