import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import type { ServiceInfo } from '../../components/service-box.tsx';
import { PersonNumber, Text } from '../../components/sheet.tsx';
import { textsFor } from '../../texts/texts.ts';
import type { Acr } from '../../../src/domain/sign-ins/types.ts';
import { Question } from './question.tsx';

export interface SwitchPersonProps {
  readonly service: ServiceInfo;
  readonly wants: Acr;
  readonly maskedNumber: string;
  /** Takes `decision=continue`, or `decision=switch`, which ends this session and asks who else. */
  readonly action: string;
  readonly cancelAction: string;
}

function Body(page: SwitchPersonProps & PageContext): VNode {
  const { switchPerson } = textsFor(page.lang).outcomes;
  return (
    <Question page={page} title={switchPerson.title}>
      <div class="dd-person">
        <p>{switchPerson.signedIn}</p>
        <p>
          <PersonNumber>{page.maskedNumber}</PersonNumber>
        </p>
      </div>
      <div class="dd-decisions">
        <Form action={page.action} csrf={page.csrf} hidden={{ decision: 'continue' }}>
          <Button>{switchPerson.continueAs(page.maskedNumber)}</Button>
        </Form>
        <Form action={page.action} csrf={page.csrf} hidden={{ decision: 'switch' }}>
          <Button look="secondary">{switchPerson.someoneElse}</Button>
        </Form>
      </div>
      <Text>{switchPerson.explain}</Text>
    </Question>
  );
}

export const switchPersonView: View<SwitchPersonProps> = {
  title: ({ lang }) => textsFor(lang).outcomes.switchPerson.title,
  body: (page) => <Body {...page} />,
};
