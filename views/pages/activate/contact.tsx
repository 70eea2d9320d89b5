import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Text } from '../../components/sheet.tsx';
import { CodeInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { ActivateFrame, type ActivateProps, OtherProofs, type Proof } from './frame.tsx';

export interface ProveContactProps extends ActivateProps {
  readonly kind: 'phone' | 'email';
  /** A code was sent and can be typed. */
  readonly isOut: boolean;
  readonly others: readonly Proof[];
  readonly error?: 'missing' | 'wrong' | 'held' | 'not-sent' | undefined;
}

type Page = ProveContactProps & PageContext;

function Body(page: Page): VNode {
  const { contact } = textsFor(page.lang).activate;
  const { error, kind, isOut } = page;
  const hasField = isOut && error !== 'not-sent' && error !== 'held';
  const errors: readonly SummarizedError[] = error ? [{ ...(hasField ? { field: 'code' } : {}), text: contact.problems[error] }] : [];
  return (
    <ActivateFrame page={page} title={contact.titles[kind]} errors={errors}>
      <Text>{isOut ? contact.sent[kind] : contact.ask[kind]}</Text>
      {isOut ? (
        <Form action="/activate/contact" csrf={page.csrf}>
          <CodeInput id="code" label={contact.label} hint={contact.hint} error={errorOf(errors, 'code')} />
          <Button>{contact.submit}</Button>
        </Form>
      ) : (
        <Form action="/activate/contact/send" csrf={page.csrf}>
          <Button>{contact.send}</Button>
        </Form>
      )}
      <OtherProofs {...page} posts={isOut ? [{ action: '/activate/contact/send', text: contact.resend }] : []} />
    </ActivateFrame>
  );
}

/** A code to the contact of the file. Which contact it is, the page does not say: whoever holds the file's code may not know it. */
export const proveContactView: View<ProveContactProps> = {
  title: ({ kind, error, lang }) => titleWith(textsFor(lang).activate.contact.titles[kind], error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
