import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, StepFrame, type StepProps, stepTitle } from './frame.tsx';

export interface CodeProps extends StepProps {
  readonly kind: 'phone' | 'email';
  /** As the applicant typed it in this browser a moment ago. */
  readonly address: string;
  readonly sentAgain: boolean;
}

function Body(page: CodeProps & PageContext): VNode {
  const { code } = textsFor(page.lang).apply;
  return (
    <StepFrame page={page} title={code.titles[page.kind]}>
      <p class="govuk-body dd-anywhere">{page.sentAgain ? code.sentAgain(page.address) : code.sentTo(page.address)}</p>
      <Form action="/apply/code" csrf={page.csrf} hidden={{ kind: page.kind }}>
        <CodeInput id="code" label={code.label} hint={code.hint} error={errorOf(errorsOf(page, page.lang), 'code')} />
        <Button>{code.submit}</Button>
      </Form>
      <Ways
        posts={[{ action: `/apply/code/resend/${page.kind}`, text: code.resend }]}
        links={[{ href: '/apply/contacts', text: code.change }]}
        csrf={page.csrf}
      />
    </StepFrame>
  );
}

/** The code that proves a contact. */
export const codeView: View<CodeProps> = {
  title: (page) => stepTitle(textsFor(page.lang).apply.code.titles[page.kind], page, page.lang),
  body: (page) => <Body {...page} />,
};
