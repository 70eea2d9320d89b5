import type { VNode } from 'preact';
import type { Acr } from '../../../src/domain/sign-ins/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { ErrorSummary, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { ServiceBox, type ServiceInfo } from '../../components/service-box.tsx';
import { Heading, Sheet } from '../../components/sheet.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';
import { type CodeError, codeProblem } from './code-problem.ts';

export interface TotpProps {
  readonly action: string;
  readonly cancelAction: string;
  readonly service: ServiceInfo;
  readonly wants: Acr;
  /** To the choice of factors; absent when this is the only one. */
  readonly otherHref?: string | undefined;
  readonly error?: CodeError | undefined;
}

function Body(page: TotpProps & PageContext): VNode {
  const { common, signIn } = textsFor(page.lang);
  const errors = codeProblem(page.error, page.lang);
  return (
    <Sheet>
      <ErrorSummary errors={errors} lang={page.lang} />
      <Heading>{signIn.totp.title}</Heading>
      <ServiceBox service={page.service} wants={page.wants} lang={page.lang} />
      <Form action={page.action} csrf={page.csrf}>
        <CodeInput id="code" label={signIn.totp.label} hint={signIn.totp.hint} error={errors.find((error) => error.field)?.text} />
        <Button>{signIn.totp.submit}</Button>
      </Form>
      <Ways
        links={page.otherHref ? [{ href: page.otherHref, text: signIn.secondFactor.other }] : []}
        posts={[{ action: page.cancelAction, text: common.cancelToService(page.service.name) }]}
        csrf={page.csrf}
      />
    </Sheet>
  );
}

export const totpView: View<TotpProps> = {
  title: ({ error, lang }) => titleWith(textsFor(lang).signIn.totp.title, error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
