import type { VNode } from 'preact';
import type { DraftContact } from '../../../src/domain/registrations/drafts/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Inset, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Tag } from '../../components/tag.tsx';
import { CodeInput, TextInput } from '../../components/text-input.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, focusOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakeContactsProps extends IntakeProps {
  readonly contacts: readonly DraftContact[];
  /** The addresses are being keyed; else the next code is asked for. */
  readonly isKeying: boolean;
  readonly typed: { readonly phone: string; readonly email: string };
  readonly phoneInUse: boolean;
}

type Page = IntakeContactsProps & PageContext;

function Addresses(page: Page): VNode {
  const { contacts } = textsFor(page.lang).intake;
  const errors = errorsOf(page, page.lang);
  const focus = focusOf(page, 'phone');
  return (
    <Form action={`${page.around.base}/contacts`} csrf={page.csrf}>
      <TextInput
        id="phone"
        label={contacts.phone}
        error={errorOf(errors, 'phone')}
        value={page.typed.phone}
        type="tel"
        autocomplete="off"
        autofocus={focus('phone')}
      />
      <TextInput
        id="email"
        label={contacts.email}
        error={errorOf(errors, 'email')}
        value={page.typed.email}
        type="email"
        autocomplete="off"
        spellcheck={false}
        autocapitalize="none"
        autofocus={focus('email')}
      />
      <Button>{contacts.send}</Button>
    </Form>
  );
}

function Code(page: Page & { readonly pending: DraftContact }): VNode {
  const { contacts } = textsFor(page.lang).intake;
  const { kind, address } = page.pending;
  const { base } = page.around;
  return (
    <>
      <Subheading>{contacts.codeTitle[kind]}</Subheading>
      <p class="govuk-body dd-anywhere">{contacts.sentTo(address)}</p>
      <Form action={`${base}/contacts/code`} csrf={page.csrf} hidden={{ kind }}>
        <CodeInput id="code" label={contacts.code} error={errorOf(errorsOf(page, page.lang), 'code')} autofocus />
        <Button>{contacts.confirm}</Button>
      </Form>
      <Ways
        posts={[{ action: `${base}/contacts/resend-${kind}`, text: contacts.resend }]}
        links={[{ href: `${base}/contacts?change=yes`, text: contacts.change }]}
        csrf={page.csrf}
      />
    </>
  );
}

function InUse(page: Page): VNode {
  const { contacts } = textsFor(page.lang).intake;
  return (
    <Inset>
      <Subheading>{contacts.inUseTitle}</Subheading>
      <Text>{contacts.inUse}</Text>
      <Form action={`${page.around.base}/contacts/claim`} csrf={page.csrf}>
        <Button look="secondary">{contacts.claim}</Button>
      </Form>
    </Inset>
  );
}

function Body(page: Page): VNode {
  const { intake, intakeEnd, apply } = textsFor(page.lang);
  const { contacts } = intake;
  const pending = page.contacts.find(({ confirmed }) => !confirmed);
  const change = { href: `${page.around.base}/contacts?change=yes`, text: intakeEnd.check.change };
  return (
    <IntakeFrame page={page}>
      <Text>{contacts.intro}</Text>
      {page.isKeying ? (
        <Addresses {...page} />
      ) : (
        <>
          <SummaryList
            rows={page.contacts.map(({ kind, address, confirmed }) => ({
              key: apply.contacts[kind],
              value: (
                <>
                  {address} <Tag tone={confirmed ? 'green' : 'yellow'}>{confirmed ? contacts.confirmed : contacts.waiting}</Tag>
                </>
              ),
              change,
            }))}
          />
          {pending ? <Code {...page} pending={pending} /> : null}
          {page.phoneInUse ? <InUse {...page} /> : null}
          {pending ? null : <LinkButton href={`${page.around.base}/papers`}>{intake.goOn}</LinkButton>}
        </>
      )}
    </IntakeFrame>
  );
}

/** Where codes and the result go; each is proved by a code to it. */
export const intakeContactsView: View<IntakeContactsProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
