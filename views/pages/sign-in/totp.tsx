import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { type CodeError, codeProblem } from './code-problem.ts';
import { Question, type QuestionProps } from './question.tsx';

export interface TotpProps extends QuestionProps {
  readonly action: string;
  readonly error?: CodeError | undefined;
}

function Body(page: TotpProps & PageContext): VNode {
  const { totp } = textsFor(page.lang).signIn;
  const errors = codeProblem(page.error, page.lang);
  return (
    <Question page={page} title={totp.title} errors={errors}>
      <Form action={page.action} csrf={page.csrf}>
        <CodeInput id="code" label={totp.label} hint={totp.hint} error={errorOf(errors, 'code')} />
        <Button>{totp.submit}</Button>
      </Form>
    </Question>
  );
}

export const totpView: View<TotpProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).signIn.totp.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
