import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { ErrorSummary, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { BackLink } from '../../components/notices.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { type CodeError, codeProblem } from '../sign-in/code-problem.ts';

export interface ConfirmIdentityProps {
  /** Takes `code`; absent when the person holds no code app. */
  readonly action?: string | undefined;
  /** Signs in again; absent when the person holds no passkey. */
  readonly passkeyHref?: string | undefined;
  readonly hidden: Readonly<Record<string, string>>;
  readonly error?: CodeError | undefined;
}

function Body({ action, passkeyHref, hidden, error, csrf, lang }: ConfirmIdentityProps & PageContext): VNode {
  const { common, factorChanges } = textsFor(lang);
  const { confirm } = factorChanges;
  const errors = codeProblem(error, lang);
  return (
    <Sheet>
      <BackLink href="/me/factors">{common.back}</BackLink>
      <ErrorSummary errors={errors} lang={lang} />
      <Heading>{confirm.title}</Heading>
      <Text>{confirm.text}</Text>
      {action ? (
        <Form action={action} csrf={csrf} hidden={hidden}>
          <CodeInput id="code" label={confirm.label} error={errors.find(({ field }) => field)?.text} />
          <Button>{confirm.submit}</Button>
        </Form>
      ) : null}
      {passkeyHref ? (
        <>
          <Text>{action ? confirm.or : confirm.passkeyText}</Text>
          <LinkButton href={passkeyHref} look={action ? 'secondary' : 'primary'}>{confirm.passkey}</LinkButton>
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
