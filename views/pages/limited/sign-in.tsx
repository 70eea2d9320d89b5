import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { ErrorSummary, errorOf, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { CodeInput, PasswordInput, RecoveryCodeInput, TextInput } from '../../components/text-input.tsx';
import { Ways } from '../../components/ways.tsx';
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
          error={errorOf(errors, 'username')}
          value={page.username}
          inputmode="numeric"
          autocomplete="username"
          spellcheck={false}
        />
        <PasswordInput id="password" label={signIn.password} error={errorOf(errors, 'password')} />
        <Button>{signIn.submit}</Button>
      </Form>
    </Sheet>
  );
}

export const limitedSignInView: View<LimitedSignInProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).limited.signIn.title, error !== undefined, lang),
  body: (page) => <SignIn {...page} />,
};

export type LimitedWay = 'totp' | 'sms' | 'recovery-code';

export interface LimitedCodeProps {
  readonly way: LimitedWay;
  /** Other ways this person holds. */
  readonly others: readonly LimitedWay[];
  readonly error?: CodeError | undefined;
}

function titleOf({ way, lang }: LimitedCodeProps & PageContext): string {
  const { code } = textsFor(lang).limited;
  return { totp: code.title, sms: code.smsTitle, 'recovery-code': code.recoveryTitle }[way];
}

function Code(page: LimitedCodeProps & PageContext): VNode {
  const { code } = textsFor(page.lang).limited;
  const errors = codeProblem(page.error, page.lang);
  const error = errorOf(errors, 'code');
  return (
    <Sheet>
      <ErrorSummary errors={errors} lang={page.lang} />
      <Heading>{titleOf(page)}</Heading>
      <Form action="/me/limited/code" csrf={page.csrf} hidden={{ way: page.way }}>
        {page.way === 'recovery-code' ? (
          <RecoveryCodeInput id="code" label={code.recoveryLabel} error={error} />
        ) : (
          <CodeInput id="code" label={code.label} error={error} />
        )}
        <Button>{code.submit}</Button>
      </Form>
      {page.others.length > 0 ? (
        <Ways links={page.others.map((way) => ({ href: `/me/limited/code?way=${way}`, text: code.other[way] }))} csrf={page.csrf} />
      ) : null}
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
