import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { errorOf, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Heading, PersonNumber, Sheet, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { PasswordInput } from '../../components/text-input.tsx';
import { type Texts, textsFor } from '../../texts/texts.ts';
import { ActivateFrame, type ActivateProps } from './frame.tsx';

export type OwnPasswordProblem = keyof Texts['factorChanges']['password']['problems'];

export interface OwnPasswordProps extends ActivateProps {
  /** For the browser's own list of passwords. */
  readonly username: string;
  /** A device stands beside it: then it may be shorter. */
  readonly beside: boolean;
  readonly error?: OwnPasswordProblem | undefined;
}

function Password(page: OwnPasswordProps & PageContext): VNode {
  const { activate, factorChanges } = textsFor(page.lang);
  const { password } = activate;
  const { error } = page;
  const field = error === 'mismatch' ? 'repeat' : 'password';
  const errors: readonly SummarizedError[] = error ? [{ field, text: factorChanges.password.problems[error] }] : [];
  return (
    <ActivateFrame page={page} title={password.title} errors={errors}>
      <Form action="/activate/password" csrf={page.csrf}>
        <input type="text" name="username" value={page.username} autocomplete="username" hidden readOnly />
        <PasswordInput
          id="password"
          kind="new"
          label={password.label}
          hint={password.hints[page.beside ? 'beside' : 'alone']}
          error={errorOf(errors, 'password')}
        />
        <PasswordInput id="repeat" kind="new" label={password.repeat} error={errorOf(errors, 'repeat')} />
        <Button>{password.submit}</Button>
      </Form>
    </ActivateFrame>
  );
}

/** The own password, with which the account is taken into use. */
export const ownPasswordView: View<OwnPasswordProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).activate.password.title, error !== undefined, lang),
  body: (page) => <Password {...page} />,
};

function Finish(page: ActivateProps & PageContext): VNode {
  const { finish } = textsFor(page.lang).activate;
  return (
    <ActivateFrame page={page} title={finish.title}>
      <Text>{finish.text}</Text>
      <Form action="/activate/finish" csrf={page.csrf}>
        <Button>{finish.submit}</Button>
      </Form>
    </ActivateFrame>
  );
}

/** Where nothing is left to choose. */
export const finishActivationView: View<ActivateProps> = {
  title: ({ lang }) => textsFor(lang).activate.finish.title,
  body: (page) => <Finish {...page} />,
};

export interface ActivatedProps {
  readonly level: 1 | 2;
  /** With which the person signs in: a foreigner has never seen theirs before. */
  readonly username: string;
}

function Activated({ level, username, lang }: ActivatedProps & PageContext): VNode {
  const { done } = textsFor(lang).activate;
  return (
    <Sheet>
      <Heading>{done.title}</Heading>
      <Text>{done.level[level]}</Text>
      <Text>{done.next}</Text>
      <SummaryList rows={[{ key: done.number, value: <PersonNumber>{username}</PersonNumber> }]} />
      <Text>{done.recovery}</Text>
      <LinkButton href="/me">{done.signIn}</LinkButton>
    </Sheet>
  );
}

export const activatedView: View<ActivatedProps> = {
  title: ({ lang }) => textsFor(lang).activate.done.title,
  body: (page) => <Activated {...page} />,
};
