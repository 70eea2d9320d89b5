import type { VNode } from 'preact';
import type { Acr } from '../../../src/domain/sign-ins/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { ErrorSummary, errorOf, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { PasskeyButton, type PasskeyEndpoints, passkeyScripts } from '../../components/passkey-button.tsx';
import { ServiceBox, type ServiceInfo } from '../../components/service-box.tsx';
import { Heading, PersonNumber, Sheet, Text } from '../../components/sheet.tsx';
import { PasswordInput, TextInput } from '../../components/text-input.tsx';
import { Ways } from '../../components/ways.tsx';
import { formatTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export type CredentialsError =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'missing'; readonly fields: readonly ('username' | 'password')[] }
  /** No `until`: the wait ends by recovery or by a passkey only. */
  | { readonly kind: 'held'; readonly until?: Date | undefined };

export interface CredentialsProps {
  readonly action: string;
  readonly cancelAction: string;
  readonly recoveryHref: string;
  readonly service: ServiceInfo;
  readonly wants: Acr;
  readonly passkey?: PasskeyEndpoints | undefined;
  /** What was typed before, or `login_hint`. */
  readonly username?: string | undefined;
  /** Somebody is known by this session and only a fresh password is asked of them. `username` is then not shown and not posted. */
  readonly person?: { readonly maskedNumber: string; readonly switchHref: string } | undefined;
  readonly error?: CredentialsError | undefined;
}

type Page = CredentialsProps & PageContext;

function problems({ error, person, lang }: Page): readonly SummarizedError[] {
  const { credentials } = textsFor(lang).signIn;
  if (!error) return [];
  if (error.kind === 'wrong') {
    return [{ field: person ? 'password' : 'username', text: person ? credentials.wrongKnown : credentials.wrong }];
  }
  if (error.kind === 'held') {
    return [{ text: error.until ? credentials.heldUntil(formatTime(error.until)) : credentials.held }];
  }
  return error.fields.map((field) => ({
    field,
    text: field === 'username' ? credentials.missingUsername : credentials.missingPassword,
  }));
}

/** Username and password on one page, or the password alone of a known person. */
function Fields(page: Page): VNode {
  const { credentials } = textsFor(page.lang).signIn;
  const errors = problems(page);
  return (
    <>
      {page.person ? null : (
        <TextInput
          id="username"
          label={credentials.username}
          hint={credentials.usernameHint}
          error={errorOf(errors, 'username')}
          value={page.username ?? ''}
          inputmode="numeric"
          autocomplete="username"
          spellcheck={false}
          autocapitalize="none"
        />
      )}
      <PasswordInput id="password" label={credentials.password} error={errorOf(errors, 'password')} />
    </>
  );
}

function KnownPerson({ person, lang }: Page): VNode | null {
  const { credentials } = textsFor(lang).signIn;
  if (!person) return null;
  return (
    <>
      <Text>{credentials.introKnown}</Text>
      <div class="dd-person">
        <p>
          {credentials.signedInAs} <PersonNumber>{person.maskedNumber}</PersonNumber>
        </p>
        <p>
          <a class="govuk-link" href={person.switchHref}>
            {credentials.switchPerson}
          </a>
        </p>
      </div>
    </>
  );
}

function PasskeyChoice({ passkey, person, csrf, lang }: Page): VNode | null {
  const { credentials } = textsFor(lang).signIn;
  if (!passkey) return null;
  const label = person ? credentials.passkeyKnown : credentials.passkey;
  return (
    <>
      <p class="dd-or" data-passkey-companion hidden>
        {credentials.or}
      </p>
      <PasskeyButton mode="sign-in" {...passkey} csrf={csrf} label={label} lang={lang} />
    </>
  );
}

function Body(page: Page): VNode {
  const { common, signIn } = textsFor(page.lang);
  const { credentials } = signIn;
  return (
    <Sheet>
      <ErrorSummary errors={problems(page)} lang={page.lang} />
      <Heading>{page.person ? credentials.titleKnown : credentials.title}</Heading>
      <ServiceBox service={page.service} wants={page.wants} lang={page.lang} />
      <KnownPerson {...page} />
      <Form action={page.action} csrf={page.csrf}>
        <Fields {...page} />
        <Button>{page.person ? credentials.submitKnown : credentials.submit}</Button>
      </Form>
      <PasskeyChoice {...page} />
      <Ways
        links={[{ href: page.recoveryHref, text: credentials.recovery }]}
        posts={[{ action: page.cancelAction, text: common.cancelToService(page.service.name) }]}
        csrf={page.csrf}
      />
    </Sheet>
  );
}

export const credentialsView: View<CredentialsProps> = {
  title: (page) => {
    const { credentials } = textsFor(page.lang).signIn;
    return titleWith(page.person ? credentials.titleKnown : credentials.title, page.error !== undefined, page.lang);
  },
  body: (page) => <Body {...page} />,
  scripts: passkeyScripts,
};
