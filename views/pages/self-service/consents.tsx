import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { AccountFrame, Card } from '../../components/account-frame.tsx';
import { Button, LinkButton } from '../../components/button.tsx';
import { ClaimList } from '../../components/claim-list.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Tag } from '../../components/tag.tsx';
import { Ways } from '../../components/ways.tsx';
import type { DoneCode } from '../../done-code.ts';
import { formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface ShownConsent {
  readonly clientId: string;
  readonly service: string;
  readonly kind: 'state' | 'private' | 'own';
  readonly claims: readonly string[];
  readonly givenAt: Date;
  readonly offline: boolean;
}

export interface ConsentsProps {
  readonly consents: readonly ShownConsent[];
  readonly done?: DoneCode | undefined;
}

type Page = ConsentsProps & PageContext;

function ConsentCard({ consent, lang }: { consent: ShownConsent; lang: Page['lang'] }): VNode {
  const { consents } = textsFor(lang).selfService;
  return (
    <Card
      level={2}
      title={consent.service}
      tag={<Tag tone={consent.kind === 'state' ? 'blue' : 'grey'}>{consents.kinds[consent.kind]}</Tag>}
      actions={
        <LinkButton href={`/me/consents/${encodeURIComponent(consent.clientId)}/withdraw`} look="secondary">
          {consents.withdraw}
          <span class="govuk-visually-hidden"> {consents.withdrawFor(consent.service)}</span>
        </LinkButton>
      }
    >
      <p class="govuk-hint">
        {consents.given} {formatDateTime(consent.givenAt, lang)}
      </p>
      {consent.offline ? (
        <p class="govuk-body">
          <Tag tone="yellow">{consents.offline}</Tag>
        </p>
      ) : null}
      {consent.claims.length > 0 ? (
        <ClaimList items={consent.claims.map((claim) => ({ claim }))} lang={lang} />
      ) : (
        <Text>{consents.seesNothing}</Text>
      )}
    </Card>
  );
}

function Body(page: Page): VNode {
  const { consents } = textsFor(page.lang).selfService;
  return (
    <AccountFrame current="consents" title={consents.title} intro={consents.intro} done={page.done} context={page}>
      {page.consents.length === 0 ? <Text>{consents.none}</Text> : null}
      {page.consents.map((consent) => (
        <ConsentCard key={consent.clientId} consent={consent} lang={page.lang} />
      ))}
    </AccountFrame>
  );
}

export const consentsView: View<ConsentsProps> = {
  title: ({ lang }) => textsFor(lang).selfService.consents.title,
  body: (page) => <Body {...page} />,
};

export interface WithdrawProps {
  readonly service: string;
  readonly action: string;
}

function Confirm({ service, action, csrf, lang }: WithdrawProps & PageContext): VNode {
  const { consents } = textsFor(lang).selfService;
  return (
    <Sheet>
      <Heading>{consents.confirmTitle(service)}</Heading>
      <Bullets items={consents.confirmItems} />
      <Form action={action} csrf={csrf}>
        <Button look="warning">{consents.withdraw}</Button>
      </Form>
      <Ways links={[{ href: '/me/consents', text: consents.cancel }]} csrf={csrf} />
    </Sheet>
  );
}

/** What withdrawing does, before it is done. */
export const withdrawView: View<WithdrawProps> = {
  title: ({ service, lang }) => textsFor(lang).selfService.consents.confirmTitle(service),
  body: (page) => <Confirm {...page} />,
};
