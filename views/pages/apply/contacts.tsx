import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Text } from '../../components/sheet.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, StepFrame, type StepProps, stepTitle } from './frame.tsx';

export interface ContactField {
  readonly kind: 'phone' | 'email';
  readonly optional: boolean;
}

export interface ContactsProps extends StepProps {
  readonly fields: readonly ContactField[];
  /** One of several is enough. */
  readonly oneOf: boolean;
  readonly ownPhone: boolean;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

type Page = ContactsProps & PageContext;

function Field({ page, field }: { page: Page; field: ContactField }): VNode {
  const { contacts } = textsFor(page.lang).apply;
  const error = errorOf(errorsOf(page, page.lang), field.kind);
  if (field.kind === 'phone') {
    return (
      <TextInput
        id="phone"
        label={field.optional ? contacts.phoneOptional : contacts.phone}
        hint={page.ownPhone ? contacts.phoneOwn : undefined}
        error={error}
        value={page.phone ?? ''}
        type="tel"
        autocomplete="tel"
      />
    );
  }
  return (
    <TextInput
      id="email"
      label={field.optional ? contacts.emailOptional : contacts.email}
      error={error}
      value={page.email ?? ''}
      type="email"
      autocomplete="email"
      spellcheck={false}
      autocapitalize="none"
    />
  );
}

function Body(page: Page): VNode {
  const { contacts } = textsFor(page.lang).apply;
  return (
    <StepFrame page={page} title={contacts.title}>
      <Text>{contacts.textPhone}</Text>
      {page.oneOf ? <Text>{contacts.oneOf}</Text> : null}
      <Form action="/apply/contacts" csrf={page.csrf}>
        {page.fields.map((field) => (
          <Field key={field.kind} page={page} field={field} />
        ))}
        <Button>{contacts.submit}</Button>
      </Form>
    </StepFrame>
  );
}

/** Where codes and the result go. */
export const contactsView: View<ContactsProps> = {
  title: (page) => stepTitle(textsFor(page.lang).apply.contacts.title, page, page.lang),
  body: (page) => <Body {...page} />,
};
