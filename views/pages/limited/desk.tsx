import type { VNode } from 'preact';
import type { InboxMessage } from '../../../src/domain/notifications/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Card, Facts } from '../../components/account-frame.tsx';
import { Button } from '../../components/button.tsx';
import { ErrorSummary, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { NotificationBanner } from '../../components/notices.tsx';
import { Heading, Inset, PersonNumber, Sheet, Subheading, Text } from '../../components/sheet.tsx';
import { RecoveryCodeInput } from '../../components/text-input.tsx';
import { Ways } from '../../components/ways.tsx';
import { formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { MessageCard } from '../self-service/messages.tsx';

export interface LimitedGround {
  /** A code of the law's grounds, or `held`, `waiting`. */
  readonly code: string;
  readonly since?: Date | undefined;
}

export interface LimitedDeskProps {
  readonly maskedNumber: string;
  readonly subjectKind: 'citizen' | 'foreigner';
  readonly grounds: readonly LimitedGround[];
  readonly openSessions: number;
  readonly consents: readonly { readonly clientId: string; readonly service: string }[];
  readonly messages: readonly InboxMessage[];
  readonly done?: 'ended' | 'withdrawn' | undefined;
  /** False for whoever came to the desk by a recovery code: that one is enough to end a hold. */
  readonly needsCode: boolean;
  /** Why a recovery code did not end the hold. */
  readonly recoverError?: 'missing' | 'wrong' | 'held' | undefined;
}

type Page = LimitedDeskProps & PageContext;

function wordsOf(code: string, lang: Page['lang']): { name: string; text: string; liftedBy: string } {
  const { desk } = textsFor(lang).limited;
  if (code === 'held' || code === 'waiting') return desk[code];
  return Object.hasOwn(desk.grounds, code) ? desk.grounds[code as keyof typeof desk.grounds] : desk.grounds.other;
}

function Grounds({ grounds, lang }: Page): VNode {
  const { desk } = textsFor(lang).limited;
  return (
    <>
      {grounds.map(({ code, since }) => {
        const { name, text, liftedBy } = wordsOf(code, lang);
        return (
          <Card key={code} title={name}>
            <Text>{text}</Text>
            <Facts
              lines
              items={[
                ...(since ? [{ name: desk.since, value: formatDateTime(since, lang) }] : []),
                { name: desk.liftedBy, value: liftedBy },
              ]}
            />
          </Card>
        );
      })}
    </>
  );
}

/** A hold ends by recovery, never by time; a legal lock does not end here. */
function Recover({ needsCode, recoverError, csrf, lang }: Page): VNode {
  const { desk } = textsFor(lang).limited;
  const error = recoverError && desk.recoverProblems[recoverError];
  return (
    <>
      <Subheading>{desk.recoverTitle}</Subheading>
      <Text>{needsCode ? desk.recoverText : desk.recoverKnown}</Text>
      <Form action="/me/limited/recover" csrf={csrf}>
        {needsCode ? <RecoveryCodeInput id="code" label={desk.recoverLabel} error={error} /> : null}
        <Button>{desk.recover}</Button>
      </Form>
    </>
  );
}

function Consents({ consents, csrf, lang }: Page): VNode {
  const { desk } = textsFor(lang).limited;
  if (consents.length === 0) return <Text>{desk.noConsents}</Text>;
  return (
    <>
      {consents.map(({ clientId, service }) => (
        <Card
          key={clientId}
          title={service}
          actions={
            <Form action="/me/limited/withdraw" csrf={csrf} hidden={{ service: clientId }}>
              <Button look="secondary">
                {desk.withdraw}
                <span class="govuk-visually-hidden"> – {service}</span>
              </Button>
            </Form>
          }
        />
      ))}
    </>
  );
}

function Body(page: Page): VNode {
  const { desk } = textsFor(page.lang).limited;
  return (
    <Sheet wide>
      <ErrorSummary errors={page.recoverError ? [{ field: 'code', text: desk.recoverProblems[page.recoverError] }] : []} lang={page.lang} />
      {page.done ? (
        <NotificationBanner lang={page.lang} success>
          {desk.done[page.done]}
        </NotificationBanner>
      ) : null}
      <Heading>{desk.title}</Heading>
      <Text>
        {desk.who} <PersonNumber>{page.maskedNumber}</PersonNumber>
      </Text>
      <Subheading>{desk.whyTitle}</Subheading>
      <Grounds {...page} />
      {page.grounds.some(({ code }) => code === 'held') ? <Recover {...page} /> : null}
      <Inset>
        <strong>{desk.officeTitle}</strong>
        <br />
        {desk.office[page.subjectKind]}
      </Inset>
      <Subheading>{desk.sessionsTitle}</Subheading>
      <Text>{desk.sessions(page.openSessions)}</Text>
      <Form action="/me/limited/end-all" csrf={page.csrf}>
        <Button look="warning">{desk.endAll}</Button>
      </Form>
      <Subheading>{desk.consentsTitle}</Subheading>
      <Consents {...page} />
      <Subheading>{desk.messagesTitle}</Subheading>
      {page.messages.length === 0 ? <Text>{desk.noMessages}</Text> : null}
      {page.messages.map((message) => (
        <MessageCard key={message.id} message={message} lang={page.lang} />
      ))}
      <Ways posts={[{ action: '/me/limited/leave', text: desk.leave }]} csrf={page.csrf} />
    </Sheet>
  );
}

/** What a locked or held person may see and stop, without a session at the provider. */
export const limitedDeskView: View<LimitedDeskProps> = {
  title: ({ recoverError, lang }) => titleWith(textsFor(lang).limited.desk.title, recoverError !== undefined, lang),
  body: (page) => <Body {...page} />,
};
