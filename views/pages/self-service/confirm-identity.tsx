import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { ErrorSummary, errorOf, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { BackLink } from '../../components/notices.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { type CodeError, codeProblem } from '../sign-in/code-problem.ts';

export interface ConfirmIdentityProps {
  readonly action: string;
  /** Kind of code that is asked; absent when the person holds none. */
  readonly kind?: 'totp' | 'sms' | undefined;
  /** Signs in again; absent when the person holds no passkey. */
  readonly passkeyHref?: string | undefined;
  /** To the other kind of code; absent when there is none. */
  readonly otherHref?: string | undefined;
  readonly hidden: Readonly<Record<string, string>>;
  readonly error?: CodeError | undefined;
}

type Page = ConfirmIdentityProps & PageContext;

function CodeForm(page: Page & { kind: 'totp' | 'sms' }): VNode {
  const { confirm } = textsFor(page.lang).factorChanges;
  const error = errorOf(codeProblem(page.error, page.lang), 'code');
  return (
    <Form action={page.action} csrf={page.csrf} hidden={{ ...page.hidden, way: page.kind }}>
      <CodeInput id="code" label={confirm.label[page.kind]} error={error} />
      <Button>{confirm.submit}</Button>
    </Form>
  );
}

function Body(page: Page): VNode {
  const { common, factorChanges } = textsFor(page.lang);
  const { confirm } = factorChanges;
  const { kind, passkeyHref, otherHref, lang } = page;
  return (
    <Sheet>
      <BackLink href="/me/factors">{common.back}</BackLink>
      <ErrorSummary errors={codeProblem(page.error, lang)} lang={lang} />
      <Heading>{confirm.title}</Heading>
      <Text>{confirm.text}</Text>
      {kind ? <CodeForm {...page} kind={kind} /> : null}
      {otherHref ? (
        <Text>
          <a class="govuk-link" href={otherHref}>
            {kind === 'sms' ? confirm.totp : confirm.sms}
          </a>
        </Text>
      ) : null}
      {passkeyHref ? (
        <>
          <Text>{kind ? confirm.or : confirm.passkeyText}</Text>
          <LinkButton href={passkeyHref} look={kind ? 'secondary' : 'primary'}>
            {confirm.passkey}
          </LinkButton>
        </>
      ) : null}
    </Sheet>
  );
}

/** A second factor where no acr can demand one: a level-1 account that holds two. */
export const confirmIdentityView: View<ConfirmIdentityProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).factorChanges.confirm.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
