import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Details } from '../../components/notices.tsx';
import { Text } from '../../components/sheet.tsx';
import { RecoveryCodeInput, TextInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { type CodeError, codeProblem } from './code-problem.ts';
import { Question, type QuestionProps } from './question.tsx';

export interface RecoveryProps extends Omit<QuestionProps, 'otherHref'> {
  readonly action: string;
  /** Back to number and password. */
  readonly startHref: string;
  readonly username?: string | undefined;
  /** Somebody is known by this session; the number is then neither shown nor posted. */
  readonly known: boolean;
  readonly error?: CodeError | { readonly kind: 'missing-number' } | undefined;
}

type Page = RecoveryProps & PageContext;

function problems({ error, lang }: Page): readonly SummarizedError[] {
  const { credentials, recoveryCode } = textsFor(lang).signIn;
  if (error?.kind === 'missing-number') return [{ field: 'username', text: credentials.missingUsername }];
  return codeProblem(error, lang, recoveryCode.wrongPair);
}

function Body(page: Page): VNode {
  const { credentials, recoveryCode } = textsFor(page.lang).signIn;
  const errors = problems(page);
  return (
    <Question page={{ ...page, otherHref: page.startHref }} title={recoveryCode.withoutPassword} errors={errors}>
      <Text>{recoveryCode.withoutPasswordIntro}</Text>
      <Form action={page.action} csrf={page.csrf}>
        {page.known ? null : (
          <TextInput
            id="username"
            label={credentials.username}
            error={errorOf(errors, 'username')}
            value={page.username ?? ''}
            inputmode="numeric"
            autocomplete="username"
            spellcheck={false}
          />
        )}
        <RecoveryCodeInput id="code" label={recoveryCode.label} hint={recoveryCode.hint} error={errorOf(errors, 'code')} />
        <Button>{recoveryCode.submit}</Button>
      </Form>
      <Details summary={recoveryCode.noCodes}>
        <Text>{recoveryCode.noCodesHow}</Text>
      </Details>
    </Question>
  );
}

export const recoveryView: View<RecoveryProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).signIn.recoveryCode.withoutPassword, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
