import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { RecoveryCodeInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { type CodeError, codeProblem } from './code-problem.ts';
import { Question, type QuestionProps } from './question.tsx';

export interface RecoveryCodeProps extends QuestionProps {
  readonly action: string;
  readonly error?: CodeError | undefined;
}

function Body(page: RecoveryCodeProps & PageContext): VNode {
  const { recoveryCode } = textsFor(page.lang).signIn;
  const errors = codeProblem(page.error, page.lang, recoveryCode.wrong);
  return (
    <Question page={page} title={recoveryCode.title} errors={errors}>
      <Form action={page.action} csrf={page.csrf}>
        <RecoveryCodeInput id="code" label={recoveryCode.label} hint={recoveryCode.hint} error={errorOf(errors, 'code')} />
        <Button>{recoveryCode.submit}</Button>
      </Form>
    </Question>
  );
}

export const recoveryCodeView: View<RecoveryCodeProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).signIn.recoveryCode.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
