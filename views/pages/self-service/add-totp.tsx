import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { ErrorSummary, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { BackLink } from '../../components/notices.tsx';
import { Heading, Sheet } from '../../components/sheet.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { TotpOffer, type TotpOfferProps } from '../../components/totp-offer.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface AddTotpProps extends TotpOfferProps {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly error?: 'missing' | 'wrong' | 'expired' | undefined;
}

type Page = AddTotpProps & PageContext;

function Body(page: Page): VNode {
  const { common, factorChanges } = textsFor(page.lang);
  const { totp } = factorChanges;
  const errors: readonly SummarizedError[] = page.error ? [{ field: 'code', text: totp[page.error] }] : [];
  return (
    <Sheet>
      <BackLink href="/me/factors">{common.back}</BackLink>
      <ErrorSummary errors={errors} lang={page.lang} />
      <Heading>{totp.title}</Heading>
      <TotpOffer {...page} />
      <Form action={page.action} csrf={page.csrf} hidden={page.hidden}>
        <CodeInput id="code" label={totp.label} hint={totp.step2} error={errors[0]?.text} />
        <Button>{totp.submit}</Button>
      </Form>
    </Sheet>
  );
}

export const addTotpView: View<AddTotpProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).factorChanges.totp.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
