import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { ErrorSummary, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { CodeInput, PasswordInput, TextInput } from '../../components/text-input.tsx';
import { formatTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { type CodeError, codeProblem } from '../sign-in/code-problem.ts';

export interface LimitedSignInProps {
  readonly username?: string | undefined;
  readonly error?:
    | { readonly kind: 'missing'; readonly fields: readonly ('username' | 'password')[] }
    | { readonly kind: 'wrong' }
    | { readonly kind: 'held'; readonly until?: Date | undefined }
    | undefined;
}

function problemsOf({ error, lang }: LimitedSignInProps & PageContext): readonly SummarizedError[] {
  const { signIn } = textsFor(lang).limited;
  if (!error) return [];
  if (error.kind === 'missing') return error.fields.map((field) => ({ field, text: signIn.missing[field] }));
  if (error.kind === 'wrong') return [{ field: 'username', text: signIn.wrong }];
  return [{ text: error.until ? signIn.heldUntil(formatTime(error.until)) : signIn.held }];
}

function SignIn(page: LimitedSignInProps & PageContext): VNode {
  const { signIn } = textsFor(page.lang).limited;
  const errors = problemsOf(page);
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.text;
  return (
    <Sheet>
      <ErrorSummary errors={errors} lang={page.lang} />
      <Heading>{signIn.title}</Heading>
      <Text>{signIn.intro}</Text>
      <Form action="/me/limited" csrf={page.csrf}>
        <TextInput
          id="username"
          label={signIn.username}
          hint={signIn.usernameHint}
          error={errorOf('username')}
          value={page.username}
          inputmode="numeric"
          autocomplete="username"
          spellcheck={false}
        />
        <PasswordInput id="password" label={signIn.password} error={errorOf('password')} />
        <Button>{signIn.submit}</Button>
      </Form>
    </Sheet>
  );
}

export const limitedSignInView: View<LimitedSignInProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).limited.signIn.title, error !== undefined, lang),
  body: (page) => <SignIn {...page} />,
};

export interface LimitedCodeProps {
  readonly kind: 'totp' | 'recovery-code';
  readonly error?: CodeError | undefined;
}

function titleOf({ kind, lang }: LimitedCodeProps & PageContext): string {
  const { code } = textsFor(lang).limited;
  return kind === 'totp' ? code.title : code.recoveryTitle;
}

function Code(page: LimitedCodeProps & PageContext): VNode {
  const { code } = textsFor(page.lang).limited;
  const errors = codeProblem(page.error, page.lang);
  const error = errors.find(({ field }) => field)?.text;
  return (
    <Sheet>
      <ErrorSummary errors={errors} lang={page.lang} />
      <Heading>{titleOf(page)}</Heading>
      <Form action="/me/limited/code" csrf={page.csrf}>
        {page.kind === 'totp' ? (
          <CodeInput id="code" label={code.label} error={error} />
        ) : (
          <TextInput id="code" label={code.recoveryLabel} error={error} class="dd-input-recovery" autocomplete="off" spellcheck={false} />
        )}
        <Button>{code.submit}</Button>
      </Form>
    </Sheet>
  );
}

export const limitedCodeView: View<LimitedCodeProps> = {
  title: (page) => titleWith(titleOf(page), page.error !== undefined, page.lang),
  body: (page) => <Code {...page} />,
};

export interface LimitedEndProps {
  /** `none`: no second factor. `fine`: nothing is wrong with the account. `gone`: a dead or repudiated account has no desk. */
  readonly why: 'none' | 'fine' | 'gone';
}

function wordsOf({ why, lang }: LimitedEndProps & PageContext): { title: string; text: string } {
  const { code, desk } = textsFor(lang).limited;
  if (why === 'none') return { title: code.noneTitle, text: code.none };
  return why === 'fine' ? { title: desk.fineTitle, text: desk.fine } : { title: desk.goneTitle, text: desk.gone };
}

function End(page: LimitedEndProps & PageContext): VNode {
  const { title, text } = wordsOf(page);
  return (
    <Sheet>
      <Heading>{title}</Heading>
      <Text>{text}</Text>
      {page.why === 'fine' ? <LinkButton href="/me">{textsFor(page.lang).limited.desk.fineLink}</LinkButton> : null}
    </Sheet>
  );
}

/** Nothing to show at the limited desk, and why. */
export const limitedEndView: View<LimitedEndProps> = {
  title: (page) => wordsOf(page).title,
  body: (page) => <End {...page} />,
};
