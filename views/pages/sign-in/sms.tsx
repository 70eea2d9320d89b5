import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Text } from '../../components/sheet.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { type CodeError, codeProblem } from './code-problem.ts';
import { Question, type QuestionProps } from './question.tsx';

export interface SmsProps extends QuestionProps {
  readonly action: string;
  readonly resendAction: string;
  readonly maskedPhone: string;
  /** The person has just asked for a new code and it was sent. */
  readonly resent?: boolean | undefined;
  readonly error?: CodeError | undefined;
}

function Body(page: SmsProps & PageContext): VNode {
  const { sms } = textsFor(page.lang).signIn;
  const errors = codeProblem(page.error, page.lang);
  return (
    <Question page={page} title={sms.title} errors={errors} posts={[{ action: page.resendAction, text: sms.resend }]}>
      <Text>{page.resent ? sms.sentAgain(page.maskedPhone) : sms.sentTo(page.maskedPhone)}</Text>
      <Form action={page.action} csrf={page.csrf}>
        <CodeInput id="code" label={sms.label} hint={sms.hint} error={errorOf(errors, 'code')} />
        <Button>{sms.submit}</Button>
      </Form>
    </Question>
  );
}

export const smsView: View<SmsProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).signIn.sms.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
