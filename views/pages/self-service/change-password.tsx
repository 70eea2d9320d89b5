import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { ErrorSummary, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { BackLink } from '../../components/notices.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { PasswordInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';

export type PasswordProblem = keyof ReturnType<typeof textsFor>['factorChanges']['password']['problems'];

export interface ChangePasswordProps {
  /** For the browser's own list of passwords. */
  readonly username: string;
  readonly error?: PasswordProblem | undefined;
}

function Body({ username, error, csrf, lang }: ChangePasswordProps & PageContext): VNode {
  const { common, factorChanges } = textsFor(lang);
  const { password } = factorChanges;
  const text = error && password.problems[error];
  const field = error === 'mismatch' ? 'repeat' : 'password';
  return (
    <Sheet>
      <BackLink href="/me/factors">{common.back}</BackLink>
      <ErrorSummary errors={text ? [{ field, text }] : []} lang={lang} />
      <Heading>{password.title}</Heading>
      <Form action="/me/factors/password" csrf={csrf}>
        <input type="text" name="username" value={username} autocomplete="username" hidden readOnly />
        <PasswordInput
          id="password"
          kind="new"
          label={password.label}
          hint={password.hint}
          error={field === 'password' ? text : undefined}
        />
        <PasswordInput id="repeat" kind="new" label={password.repeat} error={field === 'repeat' ? text : undefined} />
        <Text>{password.others}</Text>
        <Button>{password.submit}</Button>
      </Form>
    </Sheet>
  );
}

export const changePasswordView: View<ChangePasswordProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).factorChanges.password.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
